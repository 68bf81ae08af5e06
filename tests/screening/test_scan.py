"""The page that follows a scan: progress, stopping, what was found, what could not be read."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from fixtures_incident import NOW
from khien.core import ledger
from khien.screening.actions import scans as actions
from khien.screening.actions.scans import Batch
from khien.screening.models import ScanState, UnreadableItem
from khien.screening.rules.material import Unread
from scan_cases import PLAIN, make_hit

pytestmark = pytest.mark.django_db


def page_of(scan):
    return reverse("screening:scan", args=[scan.pk])


def moving(scan):
    return reverse("screening:scan_progress", args=[scan.pk])


@pytest.fixture
def running(new_scan, monkeypatch):
    scan = actions.begin(new_scan(f"{PLAIN}\n" * 8).pk, now=NOW)
    actions.count(scan, total=8, now=NOW)
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    return scan


def test_while_it_runs_the_page_moves_and_can_be_reloaded_by_hand(sign_in, scanner, running):
    actions.keep(running, Batch(3, unreadable=[("b.exe", Unread.UNKNOWN)]), now=NOW)
    client = sign_in(scanner)
    page = client.get(page_of(running)).content.decode()
    assert '<progress max="8" value="3"' in page
    assert "Đã xem 3 trên 8 mục · 0 phát hiện · 1 mục không đọc được" in page
    assert f'hx-get="{moving(running)}" hx-trigger="every 2s"' in page
    assert f'<a href="{page_of(running)}">Tải lại</a>' in page
    assert "b.exe" in page
    assert "Không phải ảnh" in page
    part = client.get(moving(running))
    assert '<progress max="8" value="3"' in part.content.decode()
    assert "HX-Refresh" not in part.headers


def test_once_it_has_ended_the_whole_page_is_fetched_and_nothing_moves(sign_in, scanner, running):
    actions.end(running.pk, ScanState.DONE, now=NOW)
    client = sign_in(scanner)
    assert client.get(moving(running)).headers["HX-Refresh"] == "true"
    page = client.get(page_of(running)).content.decode()
    assert "hx-get" not in page
    assert "htmx" not in page.partition("</title>")[2]
    assert "Máy không thấy gì đáng ngờ. Máy có thể sót." in page
    assert "đã xóa khi lượt kết thúc" in page


def test_a_silent_one_says_that_it_goes_on_by_itself(sign_in, scanner, running, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(minutes=3))
    assert "tự đi tiếp" in sign_in(scanner).get(page_of(running)).content.decode()


def test_stopping_one_that_waits_ends_it_and_one_that_runs_is_asked(
    sign_in, scanner, new_scan, running, django_capture_on_commit_callbacks
):
    client = sign_in(scanner)
    waiting = new_scan(PLAIN)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("screening:scan_cancel", args=[waiting.pk]))
    waiting.refresh_from_db()
    assert (waiting.state, waiting.source_path) == (ScanState.CANCELLED, "")
    client.post(reverse("screening:scan_cancel", args=[running.pk]))
    running.refresh_from_db()
    assert (running.state, running.cancel_asked_at) == (ScanState.RUNNING, NOW)
    again = client.post(reverse("screening:scan_cancel", args=[running.pk]), follow=True)
    assert "Lượt này đang dừng." in again.content.decode()
    assert "Dừng lượt này" not in again.content.decode()
    assert actions.begin(running.pk, now=NOW) is None, "nobody has to be at it for it to end"
    running.refresh_from_db()
    assert running.state == ScanState.CANCELLED
    asked = [e for e in ledger.history(running.pk) if e.verb == "ScanCancelAsked"]
    assert [e.actor_key for e in asked] == [scanner.actor_key]


def test_one_that_failed_says_why(sign_in, scanner, running):
    actions.end(running.pk, ScanState.FAILED, trouble="falls", now=NOW)
    assert "dừng đột ngột" in sign_in(scanner).get(page_of(running)).content.decode()


def test_another_office_does_not_see_it(sign_in, other_scanner, officer, running):
    for address in (page_of(running), moving(running)):
        assert sign_in(other_scanner).get(address).status_code == 404
    cancel = reverse("screening:scan_cancel", args=[running.pk])
    assert sign_in(other_scanner).post(cancel).status_code == 404
    assert sign_in(officer).get(page_of(running)).status_code == 403


def test_it_costs_the_same_however_much_was_found(sign_in, scanner, running, costs_the_same):
    client = sign_in(scanner)

    def grow():
        for number in range(6):
            make_hit(running)
            UnreadableItem.objects.create(scan=running, item=f"{number}.exe", reason="unknown")

    costs_the_same("screening/scan.html", lambda: client.get(page_of(running)), grow, most=12)

"""One list: its banks and those left out, where it is fetched, its editions; publish and stop."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from fixtures_lists import NOW, TODAY, a_bank, a_keeper, a_list, add, in_this_process, publish
from khien.core.models import LedgerEvent
from khien.people.roles import Role
from khien.screening.actions import editions
from khien.screening.models import Sharing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _made_here(monkeypatch):
    monkeypatch.setattr(editions, "_made", in_this_process)
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def keeper(db):
    return a_keeper()


@pytest.fixture
def publication(keeper):
    return a_list(keeper)


def url(publication, page="publication"):
    return reverse(f"screening:{page}", args=[publication.pk])


def test_it_tells_which_banks_are_in_it_and_why_others_are_not(sign_in, keeper, publication):
    a_bank("a.example.com", "b.example.com", by=keeper, name="Kho A")
    a_bank("c.example.com", by=keeper, name="Kho kín", sharing=Sharing.HERE)
    a_bank("d.example.com", by=keeper, name="Kho cũ", expires_on=TODAY)
    a_bank("e.example.com", by=keeper, name="Kho bé", ages=["6-10"])
    a_bank("f.example.com", by=keeper, name="Kho tốt", harmless=True)
    a_bank("g.example.com", by=keeper, name="Kho khác loại", category="adult")
    shown = sign_in(keeper).get(url(publication)).content.decode()
    assert "Kho A: 2 địa chỉ" in shown
    assert "Kho tốt: 1 địa chỉ luôn cho qua" in shown
    assert "Kho kín</strong>: Nguồn của kho chưa cho công bố." in shown
    assert "Kho cũ</strong>: Kho đã hết hạn." in shown
    assert "Kho bé</strong>: Kho chỉ dành cho lứa tuổi khác." in shown
    assert "Kho khác loại" not in shown
    assert "/danh-sach-chan/truong-hoc/rpz.zone" in shown


def test_publishing_now_is_done_by_the_worker_at_once(sign_in, keeper, publication):
    client = sign_in(keeper)
    answer = client.post(url(publication, "publish_now"), follow=True)
    assert "Đang phát hành" in answer.content.decode()
    assert "Đang chờ phát hành lần mới" in answer.content.decode()
    assert ProcrastinateJob.objects.filter(task_name="screening.make_asked").count() == 1
    assert LedgerEvent.objects.get(verb="EditionAsked").actor_key == keeper.actor_key
    client.post(url(publication, "publish_now"))
    assert editions.make_due(now=NOW) == 1
    assert editions.make_due(now=NOW) == 0
    assert "Đang chờ phát hành" not in client.get(url(publication)).content.decode()


def test_stopping_is_said_once_and_for_all(sign_in, keeper, publication):
    client = sign_in(keeper)
    page = client.post(url(publication, "publication_stop"), follow=True).content.decode()
    assert "Đã dừng công bố" in page
    assert "Phát hành ngay" not in page
    again = client.post(url(publication, "publication_stop"), follow=True).content.decode()
    assert "Danh sách này đã dừng công bố." in again
    now = client.post(url(publication, "publish_now"), follow=True).content.decode()
    assert "Danh sách này đã dừng công bố." in now
    assert LedgerEvent.objects.filter(verb="PublicationStopped").count() == 1


def test_a_failure_is_told(sign_in, keeper, publication):
    publication.trouble = "Máy chủ không làm được lần phát hành mới."
    publication.save()
    shown = sign_in(keeper).get(url(publication)).content.decode()
    assert "Lần phát hành gần nhất không xong" in shown


def test_whoever_keeps_no_banks_can_neither_see_nor_publish_nor_stop(sign_in, staff, publication):
    client = sign_in(staff(Role.COMMUNE_OFFICER))
    assert client.get(url(publication)).status_code == 403
    for act in ("publish_now", "publication_stop"):
        assert client.post(url(publication, act)).status_code == 403
    publication.refresh_from_db()
    assert publication.stopped_at is None


def test_it_asks_the_database_as_often_for_twice_the_editions(
    sign_in, keeper, publication, costs_the_same
):
    bank = a_bank(by=keeper)
    numbers = iter(range(100))

    def grow():
        for number in (next(numbers) for _ in range(3)):
            add(bank, f"n{number}.example.com")
            a_bank(f"m{number}.example.com", by=keeper)
            publish(publication, now=NOW + timedelta(hours=number))

    client = sign_in(keeper)
    costs_the_same(
        "screening/publication.html", lambda: client.get(url(publication)), grow, most=11
    )

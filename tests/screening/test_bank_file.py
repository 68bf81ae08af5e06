"""A file for a bank: the fate of every line shown, then exactly that written, in stretches."""

from datetime import date, timedelta

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from fixtures_banks import MORNING, PDQ, SHA256
from khien.core import ledger
from khien.core.refusal import Refused
from khien.people.roles import Role
from khien.screening import child
from khien.screening.actions import bank_entries, bank_file_upkeep, bank_files, banks
from khien.screening.importing import store
from khien.screening.jobs import bank_files as jobs
from khien.screening.models import (
    AddressEntry,
    BankFile,
    BankFileLine,
    Fate,
    FileState,
    PictureEntry,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bank_morning")]
LATER = MORNING + timedelta(days=30)


def url(file, name="bank_file"):
    return reverse(f"screening:{name}", args=[file.bank_id, file.pk])


def confirm(file, keeper, now=MORNING):
    return bank_files.confirm(file, by=keeper, now=now)


def fates(file):
    return {fate.value: getattr(file, fate.value) for fate in Fate if getattr(file, fate.value)}


def test_every_line_has_its_fate_and_a_refused_one_its_number_and_reason(
    sign_in, keeper, open_bank, add, hand_in
):
    bank = open_bank(matter="addresses")
    _known, gone = add(bank, "biet.example", "go.example")
    bank_entries.withdraw(gone, reason="mistake", note="", by=keeper, now=MORNING)
    file = hand_in(bank, "# mẫu\nmoi.example\nbiet.example\ngo.example\nmoi.example\ncom.vn\n")
    assert fates(file) == {"new": 1, "known": 1, "withdrawn": 1, "refused": 1}
    assert file.repeated == 1
    client = sign_in(keeper)
    page = client.get(url(file)).content.decode()
    assert "Ghi 1 dòng vào kho" in page
    assert "Đây là đuôi tên miền dùng chung" in page
    assert "Có người đã gỡ mục này" in page
    (row,) = client.get(url(file), {"dong": "refused"}).context["rows"]
    assert (row[0].line, row[0].shown) == (6, "com.vn")
    assert len(client.get(url(file), {"dong": "'"}).context["rows"]) == 4


def test_what_was_shown_comes_in_and_nothing_else(sign_in, keeper, open_bank, add, hand_in):
    bank = open_bank(matter="addresses")
    (gone,) = add(bank, "go.example")
    bank_entries.withdraw(gone, reason="mistake", note="", by=keeper, now=MORNING)
    file = hand_in(bank, "moi.example\ngo.example\nmoi.example/a\n", expires_on=date(2027, 1, 1))
    revision = type(bank).objects.get(pk=bank.pk).revision
    page = sign_in(keeper).post(url(file, "bank_file_confirm"), follow=True)
    assert "Đã thêm 2 mục" in page.content.decode()
    rows = AddressEntry.objects.filter(withdrawn_at=None).order_by("pk")
    assert [row.shown for row in rows] == ["moi.example", "moi.example/a"]
    assert {(row.added_by, row.added_at, row.expires_on) for row in rows} == {
        (keeper, MORNING, date(2027, 1, 1))
    }
    bank.refresh_from_db()
    assert bank.revision == revision + 1 == rows[0].revision
    verbs = [entry.verb for entry in ledger.history(bank.pk)]
    assert verbs[-3:] == ["BankFileHandedIn", "BankFileConfirmed", "BankFileTaken"]


def test_the_same_file_twice_adds_nothing_twice(keeper, open_bank, hand_in):
    bank = open_bank()
    text = "\n".join(f"{number:064x}" for number in range(50))
    assert confirm(hand_in(bank, text), keeper).added == 50
    again = hand_in(bank, text)
    assert fates(again) == {"known": 50}
    with pytest.raises(Refused, match="Không có dòng nào"):
        confirm(again, keeper)
    assert PictureEntry.objects.count() == 50


def test_two_files_looked_through_together_add_each_value_once(keeper, open_bank, hand_in):
    bank = open_bank()
    first, second = hand_in(bank, f"{PDQ}\n{SHA256}"), hand_in(bank, PDQ)
    assert confirm(first, keeper).added == 2
    done = confirm(second, keeper)
    assert (done.state, done.added) == (FileState.DONE, 0)
    assert PictureEntry.objects.count() == 2


def test_a_listed_one_that_had_expired_is_prolonged(keeper, open_bank, add, hand_in):
    bank = open_bank()
    old, kept = add(bank, PDQ, SHA256, expires_on=date(2026, 12, 1))
    add(bank, "0" * 64)
    file = hand_in(bank, f"hash,expires\n{PDQ},2027-05-01\n{SHA256},2026-11-30\n{'0' * 64},\n")
    assert fates(file) == {"renewed": 1, "known": 2}
    assert confirm(file, keeper).prolonged == 1
    old.refresh_from_db()
    kept.refresh_from_db()
    bank.refresh_from_db()
    assert (old.expires_on, old.revision) == (date(2027, 5, 1), bank.revision)
    assert kept.expires_on == date(2026, 12, 1)
    over = hand_in(bank, SHA256, now=LATER)
    assert fates(over) == {"renewed": 1}
    confirm(over, keeper, LATER)
    kept.refresh_from_db()
    assert kept.expires_on is None


def test_a_long_file_comes_in_stretches_and_goes_on_where_it_was(
    sign_in, keeper, open_bank, hand_in, monkeypatch
):
    monkeypatch.setattr(bank_files, "_STAGED", 7)
    monkeypatch.setattr(bank_files, "TAKEN", 10)
    monkeypatch.setattr(bank_files.jobs.go_on, "defer", lambda **given: None)
    bank = open_bank()
    file = hand_in(bank, "\n".join(f"{number:064x}" for number in range(25)))
    assert file.new == 25
    confirm(file, keeper)
    assert PictureEntry.objects.count() == 0
    assert bank_files.take_over(file.pk, now=MORNING)
    file.refresh_from_db()
    assert (file.state, file.added) == (FileState.TAKING, 10)
    page = sign_in(keeper).get(url(file))
    assert page.context["progress"] == 40
    assert "40 %" in page.content.decode()
    bank_files.go_on(file.pk, now=lambda: MORNING)
    file.refresh_from_db()
    bank.refresh_from_db()
    assert (file.state, file.added, bank.revision) == (FileState.DONE, 25, 3)
    assert PictureEntry.objects.count() == 25
    bank_files.go_on(file.pk, now=lambda: MORNING)
    assert PictureEntry.objects.count() == 25


def test_looking_through_again_after_a_stop_counts_from_the_beginning(open_bank, hand_in):
    bank = open_bank()
    file = hand_in(bank, f"{PDQ}\n{SHA256}")
    store.path_of(file.pk).write_bytes(PDQ.encode())
    bank_files.look_through(file.pk, now=MORNING)
    file.refresh_from_db()
    assert (file.new, file.lines.count()) == (1, 1)


def test_a_file_that_is_gone_says_so(open_bank, hand_in):
    file = hand_in(open_bank(), PDQ)
    bank_files.look_through(file.pk, now=MORNING)
    file.refresh_from_db()
    assert file.state == FileState.FAILED
    assert "không còn giữ tệp" in file.trouble


def test_a_bank_closed_meanwhile_takes_nothing_more(keeper, open_bank, hand_in, monkeypatch):
    monkeypatch.setattr(bank_files, "TAKEN", 1)
    monkeypatch.setattr(bank_files.jobs.go_on, "defer", lambda **given: None)
    bank = open_bank()
    file = hand_in(bank, f"{PDQ}\n{SHA256}")
    confirm(file, keeper)
    banks.close_bank(bank, by=keeper, now=MORNING)
    bank_files.go_on(file.pk, now=lambda: MORNING)
    file.refresh_from_db()
    assert (file.state, file.added) == (FileState.FAILED, 0)
    with pytest.raises(Refused):
        confirm(hand_in(open_bank("Khác"), PDQ), keeper) and confirm(file, keeper)


def test_a_confirmed_file_is_not_confirmed_again(sign_in, keeper, open_bank, hand_in):
    file = hand_in(open_bank(), PDQ)
    client = sign_in(keeper)
    client.post(url(file, "bank_file_confirm"))
    again = client.post(url(file, "bank_file_confirm"), follow=True)
    assert "không còn chờ" in again.content.decode()


@pytest.fixture
def children(monkeypatch):
    """What would have been started in a process of its own."""
    ran = []
    monkeypatch.setattr(child, "run", lambda *command: ran.append(command) or 0)
    monkeypatch.setattr(child, "settle_in", lambda: None)
    return ran


def test_the_worker_does_the_work_in_a_process_of_its_own(open_bank, hand_in, children):
    file = hand_in(open_bank(), PDQ)
    jobs.go_on.func(str(file.pk))
    assert children == [("go_on_with_bank_file", str(file.pk))]
    BankFile.objects.filter(pk=file.pk).update(state=FileState.WAITING)
    store.path_of(file.pk).write_bytes(PDQ.encode())
    call_command("go_on_with_bank_file", str(file.pk))
    file.refresh_from_db()
    assert file.state == FileState.CHECKED


def test_what_a_killed_worker_left_goes_on_within_a_minute(open_bank, hand_in, children):
    left = hand_in(open_bank(), PDQ)
    hand_in(left.bank, SHA256)
    BankFile.objects.filter(pk=left.pk).update(state=FileState.TAKING)
    jobs.go_on_again.func(timestamp=0)
    assert children == [("go_on_with_bank_file", str(left.pk))]


def test_a_file_that_another_process_works_on_is_let_alone(open_bank, hand_in):
    file = hand_in(open_bank(), PDQ)
    BankFile.objects.filter(pk=file.pk).update(state=FileState.WAITING)
    with psycopg.connect(**connection.get_connection_params()) as other:
        name = f"bank file {file.pk}"
        other.execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", [name])
        bank_files.go_on(file.pk, now=lambda: MORNING)
        file.refresh_from_db()
        assert (file.state, file.starts) == (FileState.WAITING, 1)


def test_work_that_breaks_off_again_and_again_is_told(sign_in, keeper, open_bank, hand_in):
    file = hand_in(open_bank(), PDQ)
    often = bank_files.MOST_STARTS
    BankFile.objects.filter(pk=file.pk).update(state=FileState.TAKING, starts=often)
    bank_files.go_on(file.pk, now=lambda: MORNING)
    assert "bị ngắt nhiều lần" in sign_in(keeper).get(url(file)).content.decode()
    done = hand_in(open_bank("Khác"), PDQ)
    bank_file_upkeep.give_up(done.pk, now=MORNING)
    done.refresh_from_db()
    assert done.state == FileState.CHECKED


def test_files_go_after_a_week_and_the_bank_keeps_what_came_of_them(keeper, open_bank, hand_in):
    bank = open_bank()
    confirm(hand_in(bank, PDQ, now=MORNING - timedelta(days=7, seconds=1)), keeper)
    young = hand_in(bank, PDQ)
    assert jobs.delete_old.func(timestamp=0) == 1
    assert list(BankFile.objects.all()) == [young]
    assert set(BankFileLine.objects.values_list("file", flat=True)) == {young.pk}
    assert PictureEntry.objects.count() == 1


def test_a_file_belongs_to_its_bank_and_is_for_those_who_keep_it(
    sign_in, keeper, staff, open_bank, hand_in
):
    file = hand_in(open_bank(), PDQ)
    other = open_bank("Khác")
    elsewhere = reverse("screening:bank_file", args=[other.pk, file.pk])
    assert sign_in(keeper).get(elsewhere).status_code == 404
    assert sign_in(staff(Role.INSPECTOR)).get(url(file)).status_code == 403


def test_a_page_of_lines_asks_as_often_for_twice_of_them(
    sign_in, keeper, open_bank, hand_in, costs_the_same
):
    file = hand_in(open_bank(), PDQ)
    client = sign_in(keeper)

    def grow():
        made = [
            BankFileLine(file=file, fate=Fate.REFUSED, line=1, text="x", reason="expired already")
            for _row in range(5)
        ]
        BankFileLine.objects.bulk_create(made)
        BankFile.objects.filter(pk=file.pk).update(refused=BankFileLine.objects.count())

    costs_the_same("screening/bank_file.html", lambda: client.get(url(file)), grow, most=9)


def test_the_page_of_a_file_at_work_follows_it_and_is_fetched_anew_at_the_end(
    sign_in, keeper, open_bank, hand_in
):
    file = hand_in(open_bank(matter="addresses"), "moi.example\n")
    client, moving = sign_in(keeper), url(file, "bank_file_progress")
    assert client.get(moving)["HX-Refresh"] == "true"
    BankFile.objects.filter(pk=file.pk).update(state=FileState.WAITING, read_bytes=3)
    page = client.get(url(file)).text
    assert f'hx-get="{moving}"' in page
    assert f'<a href="{url(file)}">Xem lại bây giờ' in page, "without JavaScript"
    part = client.get(moving)
    assert "HX-Refresh" not in part.headers
    assert '<progress max="100" value="25"' in part.text

"""The queue: its order, filters, pages and export, and what each person finds in it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from intake_cases import NOW, opening, seen
from khien.core import ledger
from khien.intake.actions import export, routing, triage
from khien.intake.models import Outcome, Report
from khien.intake.queries import queue
from khien.intake.queries.queue import Cursor, Filters
from khien.people.roles import Role

QUEUE = reverse("intake:queue")


def numbers(user, now=NOW, **filters):
    return [row.number for row in queue.page(user, Filters(**filters), now=now).rows]


def text(answer):
    return answer.content.decode()


def test_red_comes_first_then_the_nearest_deadline(intake_officer, report):
    green = report(now=NOW - timedelta(hours=5))
    orange = report(kinds=("threat",))
    older_red = report(danger_now="yes", now=NOW - timedelta(hours=1))
    red = report(danger_now="yes")
    found = numbers(intake_officer)
    assert found == [older_red.number, red.number, orange.number, green.number]


def test_a_page_after_another_misses_nothing_and_repeats_nothing(intake_officer, report):
    for index in range(9):
        report(danger_now=("yes", "no", "no")[index % 3], kinds=(("threat",), ())[index % 2])
    pages, after = [], ""
    while True:
        found = queue.page(intake_officer, Filters(), now=NOW, after=after, size=2)
        pages += [row.pk for row in found.rows]
        after = found.after
        if not after:
            break
    assert len(pages) == len(set(pages)) == 9
    assert pages == [r.pk for r in queue.page(intake_officer, Filters(), now=NOW).rows]


def test_decided_reports_are_paged_the_newest_first(intake_officer, report):
    for hours in range(5):
        found = report(now=NOW + timedelta(hours=hours))
        said = opening(outcome=Outcome.TEST)
        triage.decide(found, said, seen=seen(found), by=intake_officer, now=NOW)
    first = queue.page(intake_officer, Filters(state="decided"), now=NOW, size=3)
    second = queue.page(
        intake_officer, Filters(state="decided"), now=NOW, after=first.after, size=3
    )
    times = [row.received_at for row in [*first.rows, *second.rows]]
    assert times == sorted(times, reverse=True)
    assert len(times) == 5


@pytest.mark.parametrize("address", ["", "x", "bm90IGpzb24=", "WyJyZWQiLDEsMl0="])
def test_an_address_tampered_with_shows_the_beginning(address, sign_in, intake_officer, report):
    report()
    assert Cursor.read(address) is None
    assert sign_in(intake_officer).get(QUEUE, {"page": address}).status_code == 200


def test_each_filter_keeps_what_it_says(intake_officer, province, report):
    plain = report(commune=0)
    grave = report(commune=1, kinds=("threat",))
    routing.take_up(grave, by=intake_officer, now=NOW)
    assert numbers(intake_officer, state="received") == [plain.number]
    assert numbers(intake_officer, state="acknowledged") == [grave.number]
    assert numbers(intake_officer, priority="orange") == [grave.number]
    assert numbers(intake_officer, kind="threat") == [grave.number]
    assert numbers(intake_officer, commune=province.communes[0].pk) == [plain.number]
    assert numbers(intake_officer, mine=True) == [grave.number]
    assert numbers(intake_officer, overdue=True) == []
    later = NOW + timedelta(hours=30)
    assert numbers(intake_officer, now=later, overdue=True) == [plain.number]


def test_the_slow_lane_waits_apart_but_what_is_red_does_not(intake_officer, report):
    slow, red = report(), report(danger_now="yes")
    Report.objects.update(slow=True)
    assert numbers(intake_officer) == [red.number]
    assert set(numbers(intake_officer, state="slow")) == {slow.number, red.number}


@pytest.mark.parametrize(
    "typed",
    [
        "https://www.vidu.example/tin/1?utm_source=x",
        "vidu.example/tin/1",
        "@nick.la",
        "0912 345 678",
        "+84912345678",
    ],
)
def test_what_an_offender_left_finds_its_reports(typed, intake_officer, report):
    wanted = report(
        urls=("https://vidu.example/tin/1",), handles=("@nick.la",), phones=("0912345678",)
    )
    report(handles=("@nick.khac",))
    assert numbers(intake_officer, state="all", search=typed) == [wanted.number]


def test_a_report_is_found_by_the_number_people_say(intake_officer, commune_officer, report):
    wanted = report(commune=0)
    report(commune=1)
    said = queue.reference(Report.objects.get(pk=wanted.pk))
    for typed in (said, said.lower(), str(wanted.number)):
        assert numbers(intake_officer, state="all", search=typed) == [wanted.number]
    assert numbers(commune_officer(1), state="all", search=said) == []


def test_the_page_shows_no_words_of_the_reporter(sign_in, intake_officer, report):
    report(what_happened="Điều rất riêng của em", handles=("@nick.la",))
    shown = text(sign_in(intake_officer).get(QUEUE))
    assert "riêng của em" not in shown
    assert "nick.la" not in shown


def test_a_counsellor_is_led_to_the_form(sign_in, staff, province):
    client = sign_in(staff(Role.COUNSELLOR))
    assert client.get(QUEUE)["Location"] == reverse("intake:new_report")


def test_an_empty_queue_and_one_without_a_match_say_so(sign_in, intake_officer):
    client = sign_in(intake_officer)
    assert "Không còn tin nào đang chờ" in text(client.get(QUEUE))
    assert "Không có tin nào khớp" in text(client.get(QUEUE, {"priority": "red"}))


def test_wrong_filters_in_the_address_are_no_error(sign_in, intake_officer, report):
    report()
    wrong = {"state": "x", "priority": "'", "kind": "?", "commune": "1", "overdue": "z"}
    assert sign_in(intake_officer).get(QUEUE, wrong).status_code == 200


@pytest.mark.parametrize("who", ["province", "commune"])
def test_the_list_takes_as_many_queries_for_twice_as_many_reports(
    sign_in, intake_officer, commune_officer, report, who, costs_the_same
):
    client = sign_in(intake_officer if who == "province" else commune_officer(0))
    report(commune=0)
    costs_the_same(
        "intake/queue.html",
        lambda: client.get(QUEUE),
        lambda: [report(commune=0) for _ in range(8)],
        most=16,
    )


def test_counting_stops_at_a_thousand(sign_in, intake_officer, report, monkeypatch):
    for _ in range(4):
        report()
    monkeypatch.setattr(queue, "COUNTED", 3)
    assert "Hơn 3 tin" in text(sign_in(intake_officer).get(QUEUE))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_export_has_what_is_shown_and_the_ledger_knows(sign_in, intake_officer, report, kind):
    found = report(what_happened="Điều rất riêng của em", commune=0)
    answer = sign_in(intake_officer).get(reverse("intake:queue_export", args=[kind]))
    assert answer.status_code == 200
    if kind == "csv":
        body = answer.content.decode("utf-8-sig")
        assert f"{found.number:06}" in body
        assert "Phường Suối Ngọc" in body
        assert "riêng của em" not in body
    taken = ledger.history(intake_officer.pk)[-1]
    assert (taken.verb, taken.data) == ("QueueExported", {"kind": kind, "rows": 1})


def test_an_export_of_too_many_rows_asks_for_a_filter(sign_in, intake_officer, report, monkeypatch):
    report()
    report()
    monkeypatch.setattr(export, "MOST_ROWS", 1)
    answer = sign_in(intake_officer).get(reverse("intake:queue_export", args=["csv"]))
    assert answer.status_code == 422
    assert "Hãy lọc bớt" in text(answer)
    assert (
        sign_in(intake_officer).get(reverse("intake:queue_export", args=["exe"])).status_code == 404
    )


def test_what_waits_is_on_the_first_page_of_staff(sign_in, commune_officer, report):
    urgent = report(commune=0, danger_now="yes", now=timezone.now() - timedelta(hours=3))
    report(commune=1)
    officer = commune_officer(0)
    client = sign_in(officer)
    shown = text(client.get(reverse("staff_home")))
    assert shown.count("Tiếp nhận tin") == 1
    assert "1 việc đã quá hạn." in shown
    routing.acknowledge(urgent.routings.get(), by=officer, now=timezone.now())
    shown = text(client.get(reverse("staff_home")))
    assert "Quyết định về tin" in shown
    assert "Tiếp nhận tin" not in shown


def test_the_first_page_of_staff_tells_how_many_more_wait(sign_in, intake_officer, report):
    for _ in range(8):
        report()
    shown = text(sign_in(intake_officer).get(reverse("staff_home")))
    assert shown.count("Tiếp nhận tin TB-") == 5
    assert "3 tin khác" in shown


def test_somebody_with_nothing_to_do_is_told_so(sign_in, staff, province):
    client = sign_in(staff(Role.LEGAL_OFFICER))
    assert "Không còn việc nào đang chờ bạn" in text(client.get(reverse("staff_home")))

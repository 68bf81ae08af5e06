"""The league table and the measures: counted from requests, as they stood on a day."""

import csv
from datetime import date, timedelta
from io import StringIO

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.core import measures
from khien.core.measures import Period
from khien.core.models import LedgerEvent
from khien.people.roles import Role
from khien.takedown.actions import checks, content, requests
from khien.takedown.measures import IN_TIME, REMOVED
from khien.takedown.models import Found
from khien.takedown.queries.figures import league, whole

URL = reverse("takedown:figures")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
AFTER = NOW + 5 * DAY


@pytest.fixture
def leader(staff, province_with_communes):
    return staff(Role.LEADER, territory=province_with_communes.province)


@pytest.fixture
def worked(register, send, police):
    """TikTok: gone after 2 and 30 hours; Zalo refuses one, is silent on one; Telegram waits."""
    rows = register(*(f"https://mau.vn/{n}" for n in range(5)))
    for hours, row in ((2, rows[0]), (30, rows[1])):
        at = NOW + hours * HOUR
        requests.remove(send(of=row), at=at, by=police, now=at)
    refused, silent = send(of=rows[2], to="zalo"), send(of=rows[3], to="zalo")
    requests.refuse(refused, at=NOW + HOUR, answer="Không rõ.", by=police, now=NOW + HOUR)
    requests.give_up_waiting(silent, by=police, now=NOW + 2 * DAY)
    send(of=rows[4], to="telegram", at=NOW + 5 * DAY - HOUR)
    return rows


def told(row):
    return (row.sent, row.removed, row.in_time, row.late, row.refused, row.silent, row.back)


def test_addressees_stand_by_their_hours_to_removal(worked, police):
    tiktok, telegram, zalo = league(YEAR, now=AFTER)
    assert [row.name for row in (tiktok, telegram, zalo)] == ["TikTok", "Telegram", "Zalo (VNG)"]
    assert tiktok.hours == 16.0, "the median of 2 and 30"
    assert told(tiktok) == (2, 2, 1, 1, 0, 0, 0)
    assert told(zalo) == (2, 0, 0, 2, 1, 1, 0)
    assert (told(telegram), telegram.hours) == ((1, 0, 0, 0, 0, 0, 0), None)
    assert told(whole(YEAR, now=AFTER)) == (5, 2, 1, 3, 1, 1, 0)
    assert league(YEAR, now=AFTER, kind="network") == []
    assert league(Period(date(2025, 1, 1), date(2025, 12, 31)), now=AFTER) == []


def test_what_came_back_counts_and_what_was_withdrawn_does_not(worked, send, police):
    checks.check(worked[0], found=Found.THERE, by=police, now=NOW + DAY)
    requests.withdraw(send(of=worked[0], to="roblox"), answer="Nhầm nơi.", by=police, now=NOW + DAY)
    rows = {row.name: row for row in league(YEAR, now=AFTER)}
    assert rows["TikTok"].back == 1
    assert "Roblox" not in rows


def test_a_leader_reads_and_takes_the_table(sign_in, leader, officer, worked, clock):
    clock(AFTER)
    client = sign_in(leader)
    page = client.get(URL)
    assert [row.name for row in page.context["rows"]] == ["TikTok", "Telegram", "Zalo (VNG)"]
    assert "mau.vn" not in page.content.decode()
    sheet = client.get(URL, {"tep": "csv"}).content.decode("utf-8-sig")
    assert len(list(csv.reader(StringIO(sheet)))) == 4
    assert LedgerEvent.objects.filter(verb="TakedownFiguresExported").count() == 1
    assert sign_in(officer).get(URL).status_code == 403


def test_nonsense_in_the_address_is_a_sentence(sign_in, leader, clock):
    clock(AFTER)
    client = sign_in(leader)
    assert client.get(URL, {"tu": "x", "viec": "'", "loai": "?"}).status_code == 422
    far = {"tu": "0001-01-01", "den": "9999-12-31"}
    assert client.get(URL, far).status_code == 200
    empty = client.get(URL, {"tu": "2025-12-31", "den": "2025-01-01"}).content.decode()
    assert "Trong kỳ này chưa gửi yêu cầu nào." in empty


def test_the_table_asks_the_database_as_often_for_twice_the_rows(
    sign_in, leader, police, item, directory, send, costs_the_same, clock
):
    clock(AFTER)
    wanted = iter(code for code in directory if code != "viettel")

    def grow(count=3):
        for _number in range(count):
            send(to=next(wanted))

    client = sign_in(leader)
    grow()
    costs_the_same("takedown/figures.html", lambda: client.get(URL), grow, most=12)


def test_the_measure_counts_removals_in_time_as_they_stood(worked):
    [tally] = IN_TIME.count(YEAR, (NOW + 5 * DAY).date())
    assert (tally.strict_numerator, tally.denominator) == (1, 5)
    assert (tally.settled_numerator, tally.settled_denominator) == (1, 4)
    [before] = IN_TIME.count(YEAR, NOW.date())
    assert (before.denominator, before.settled_denominator) == (4, 2)
    strict, _settled = measures.total(IN_TIME.count(YEAR, NOW.date()))
    assert strict.numerator == 1


def test_the_measure_of_content_knows_what_came_back(worked, police, register):
    [other] = register("https://mau.vn/9")
    content.leave(other, why="Không vi phạm gì.", by=police, now=NOW + HOUR)
    day = (NOW + 5 * DAY).date()
    [tally] = REMOVED.count(YEAR, day)
    assert (tally.strict_numerator, tally.denominator, tally.settled_denominator) == (2, 6, 4)
    checks.check(worked[0], found=Found.THERE, by=police, now=NOW + 3 * DAY)
    [tally] = REMOVED.count(YEAR, day)
    assert tally.strict_numerator == 1
    [before] = REMOVED.count(YEAR, (NOW + 2 * DAY).date())
    assert before.strict_numerator == 2, "that day it was still gone"


def test_each_figure_has_its_rows_linked_for_those_who_work_on_them(
    worked, police, leader, province_with_communes
):
    for measure, counted, of in ((IN_TIME, 1, 5), (REMOVED, 2, 6)):
        rows = measure.trace(YEAR, None, police)
        assert len(rows) == of
        assert sum(row.counted for row in rows) == counted
        assert all(row.url for row in rows)
        assert measure.trace(YEAR, province_with_communes.communes[1].pk, police) == []
        assert measure.trace(YEAR, None, leader) == []


def test_a_leader_reads_no_commune_of_few_and_the_police_read_all(
    sign_in, leader, police, worked, clock
):
    clock(AFTER)
    [few] = sign_in(leader).get(URL, {"theo": "commune"}).context["rows"]
    assert (few.hidden, few.sent) == (False, 5)
    worked[4].commune = None
    worked[4].save()
    page = sign_in(leader).get(URL, {"theo": "commune"})
    assert [row.hidden for row in page.context["rows"]] == [True, True]
    assert "không hiện" in page.text
    seen = sign_in(police).get(URL, {"theo": "commune"}).context["rows"]
    assert sum(row.sent for row in seen) == 5
    assert not any(row.hidden for row in seen)
    part = {"theo": "commune", "tu": "2026-01-01", "den": "2026-11-23"}
    refused = sign_in(leader).get(URL, part)
    assert (refused.status_code, refused.context["by_commune"]) == (422, False)
    assert sum(told(row)[1] for row in seen) == 2

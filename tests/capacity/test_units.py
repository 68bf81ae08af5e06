"""What each unit can do beside what it handled, as it was at the end of a period."""

import csv
from datetime import date, timedelta
from io import StringIO

import pytest
from django.urls import reverse

from fixtures_directory import organisation
from fixtures_incident import NOW
from khien.capacity import queries
from khien.capacity.models import CapacityRow
from khien.core import handled
from khien.core.handled import Handled, WorkOfUnits
from khien.core.measures import Period
from khien.directory.models import Kind
from khien.enforcement import actions as enforcement
from khien.enforcement.actions import NewRespondent
from khien.enforcement.handled import count
from khien.enforcement.models import RespondentKind

URL = reverse("capacity:units")
YEAR = Period(date(2026, 1, 1), date(2026, 11, 23))


@pytest.fixture
def three_violations(incident, police, office):
    for act in ("extortion", "threat", "grooming"):
        enforcement.open_violation(
            incident,
            respondent=NewRespondent(kind=RespondentKind.PERSON, name="Trần Văn Mẫu"),
            office=office.pk,
            act=act,
            act_on=NOW.date() - timedelta(days=1),
            account="Nhắn tin dọa.",
            by=police,
            now=NOW,
        )


def test_the_newest_word_on_officers_counts_and_equipment_while_it_lasts(police, record):
    record("officers", topic="all", count=10, on=date(2025, 1, 1))
    record("officers", topic="all", count=12)
    record("officers", topic="forensics", count=3)
    record("officers", topic="law", count=4, until=date(2026, 6, 1))
    record("equipment", count=7)
    record("equipment", what="Máy cũ", count=2, until=date(2026, 6, 1))
    record("training", count=20)
    record("training", what="Lớp sau", count=15)
    record("training", count=99, on=date(2025, 5, 4))
    record("exercise")
    [told] = queries.by_unit(police, YEAR)
    assert (told.officers, told.trained) == (12, {"forensics": 3})
    assert (told.pieces, told.trainings, told.took_part, told.exercises) == (7, 2, 35, 1)
    [before] = queries.by_unit(police, Period(date(2025, 1, 1), date(2025, 12, 31)))
    assert (before.officers, before.pieces, before.took_part) == (10, 0, 99)


def test_a_unit_stands_beside_the_violations_it_handled(
    sign_in, police, office, record, three_violations
):
    record("officers", topic="all", count=12)
    assert count(YEAR) == {office.pk: Handled(0, 3)}
    page = sign_in(police).get(URL)
    [(told, work)] = page.context["rows"]
    assert (told.officers, work[0][1]) == (12, "0/3")
    sheet = sign_in(police).get(URL, {"tep": "csv"}).content.decode("utf-8-sig")
    assert list(csv.reader(StringIO(sheet)))[1][1:] == ["12", "", "0", "0", "0", "0", "0/3", "–"]


def test_a_unit_that_wrote_nothing_down_is_seen_and_few_are_not_told_to_leaders(
    sign_in, leader, three_violations
):
    page = sign_in(leader).get(URL)
    [(told, work)] = page.context["rows"]
    assert (told.officers, work[0][1]) == (None, "ít, không hiện")


def test_a_unit_does_not_read_the_others(sign_in, information_officer, record, three_violations):
    record()
    page = sign_in(information_officer).get(URL)
    assert "Chưa có gì để so" in page.content.decode()


def test_nonsense_in_the_address_is_a_sentence(sign_in, police, leader):
    assert sign_in(police).get(URL, {"tu": "x"}).status_code == 422
    assert sign_in(police).get(URL, {"tu": "2030-01-01"}).status_code == 422
    assert sign_in(leader).get(URL, {"tu": "2026-02-01"}).status_code == 422, "whole years"


def test_a_kind_of_work_is_named_once():
    with pytest.raises(ValueError, match="violations"):
        handled.register(WorkOfUnits("violations", "x", count))


def test_the_page_asks_the_database_as_often_for_twice_the_units(
    sign_in, leader, police, costs_the_same
):
    def grow():
        for number in range(4):
            unit = organisation(f"Đội {number}", Kind.AGENCY)
            CapacityRow.objects.create(
                unit=unit,
                kind="officers",
                topic="all",
                count=3,
                on=date(2026, 5, 4),
                source="Báo cáo",
                recorded_at=NOW,
                recorded_by=police,
            )

    client = sign_in(leader)
    costs_the_same("capacity/units.html", lambda: client.get(URL), grow, most=14)

"""Which commune somebody means by what they typed."""

from datetime import date

import pytest

from fixtures_directory import SET_UP_AT, organisation
from khien.directory.models import (
    ChangeEvent,
    ChangeKind,
    Extent,
    Level,
    OrganisationVersion,
    SuccessionEdge,
)
from khien.intake.queries.places import communes_meant

DAY = date(2026, 11, 23)


@pytest.fixture
def here(province_with_communes):
    return province_with_communes


def meant(text: str) -> list[str]:
    return [place.name for place in communes_meant(text, on=DAY)]


@pytest.mark.parametrize(
    "typed",
    [
        "Phường Suối Ngọc",
        "suối ngọc",
        "SUOI NGOC",
        "Suối Ngọc, tỉnh Sông Mây",
        "98001",
        " suoi  ngoc ",
    ],
)
def test_a_name_is_found_however_it_is_written(here, typed):
    assert meant(typed) == ["Phường Suối Ngọc"]


@pytest.mark.parametrize("typed", ["", "   ", "Xứ Không Có", "!!!", "99999", "'; --", "%"])
def test_what_nobody_knows_is_nothing(here, typed):
    assert meant(typed) == []


def test_part_of_a_name_offers_what_holds_it(here):
    assert "Xã Bến Hòa" in meant("bến")


def test_the_own_province_comes_before_all_others(here):
    elsewhere = organisation("Tỉnh Khác", level=Level.PROVINCE)
    organisation("Phường Suối Ngọc", level=Level.COMMUNE, parent=elsewhere)
    found = communes_meant("Suối Ngọc", on=DAY)
    assert [place.id for place in found] == [here.communes[0].pk]


def test_among_several_places_each_is_told_with_its_province(here):
    assert {place.province for place in communes_meant("o", on=DAY)} == {"Tỉnh Sông Mây"}


def test_an_old_name_leads_to_the_commune_of_today(here):
    old = organisation("Xã Khe Cũ", level=Level.COMMUNE, first_day=date(2010, 1, 1))
    OrganisationVersion.objects.filter(organisation=old).update(
        valid=(date(2010, 1, 1), date(2025, 7, 1))
    )
    event = ChangeEvent.objects.create(
        kind=ChangeKind.MERGE, organisation=here.communes[1], date=date(2025, 7, 1)
    )
    SuccessionEdge.objects.create(
        event=event, predecessor=old, successor=here.communes[1], extent=Extent.WHOLE
    )
    found = communes_meant("khe cu", on=DAY)
    assert [(place.name, place.formerly) for place in found] == [("Xã Đồi Thông", "Xã Khe Cũ")]
    assert SET_UP_AT


def test_it_costs_few_queries(here, django_assert_max_num_queries):
    with django_assert_max_num_queries(7):
        communes_meant("o", on=DAY)

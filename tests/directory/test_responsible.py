"""Who is responsible: the commune's own office, else the province's."""

from datetime import date

import pytest

from khien.directory import queries
from khien.directory.models import Function, FunctionBinding
from khien.directory.periods import since

DAY = date(2026, 9, 1)


def test_a_commune_has_its_own_committee(province_with_communes):
    commune = province_with_communes.communes[1]
    office = queries.responsible(Function.COMMUNE_COMMITTEE, commune.pk, DAY)
    assert office.name == "Ủy ban nhân dân xã Đồi Thông"


def test_the_commune_comes_before_the_province(province_with_communes):
    commune = province_with_communes.communes[1]
    assert "xã" in queries.responsible(Function.CHILD_AFFAIRS, commune.pk, DAY).name


def test_what_no_commune_carries_falls_to_the_province(province_with_communes):
    commune = province_with_communes.communes[1]
    office = queries.responsible(Function.CYBER_POLICE, commune.pk, DAY)
    assert office.name.endswith("Công an tỉnh Sông Mây")


def test_where_the_commune_is_unknown_the_province_is_responsible(province_with_communes):
    office = queries.responsible(Function.CHILD_AFFAIRS, None, DAY)
    assert office.name == "Sở Y tế tỉnh Sông Mây"


def test_nobody_is_responsible_before_the_offices_began(province_with_communes):
    commune = province_with_communes.communes[1]
    assert queries.responsible(Function.CHILD_AFFAIRS, commune.pk, date(2025, 6, 30)) is None


def test_one_query(province_with_communes, django_assert_num_queries):
    commune = province_with_communes.communes[0]
    with django_assert_num_queries(1):
        queries.responsible(Function.HOTLINE, commune.pk, DAY)


def test_an_office_is_not_responsible_for_what_it_carries_elsewhere(province_with_communes):
    """It carries one function here and another there: the two must not be mixed."""
    here, there = province_with_communes.communes[:2]
    office = queries.responsible(Function.COMMUNE_COMMITTEE, here.pk, DAY)
    FunctionBinding.objects.create(
        function=Function.HOTLINE,
        organisation_id=office.pk,
        territory=there,
        valid=since(date(2025, 7, 1)),
    )
    found = queries.responsible(Function.HOTLINE, here.pk, DAY)
    assert found.name.startswith("Trung tâm tư vấn")


@pytest.mark.parametrize(
    "found",
    [
        lambda: queries.communes(DAY),
        lambda: queries.search(DAY, text="a b", institution_type="primary", kind="school"),
        lambda: queries.institutions(DAY),
    ],
)
def test_versions_are_joined_once(found):
    """A second join costs a minute where the planner has no statistics yet."""
    assert str(found().query).count('JOIN "directory_organisationversion"') == 1

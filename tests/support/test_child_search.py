"""A counsellor's clues find the cases that this very person may see, and no others."""

import pytest
from django.urls import reverse

from khien.intake.extensions import Clues, children_like
from khien.people.roles import Role


@pytest.mark.parametrize("name", ["Nguyễn Thị Mẫu", "nguyen mau", "MAU"])
def test_the_commune_finds_its_own_case(case, officer, name):
    found = children_like(Clues(name=name, age=13), officer)
    assert [row.url for row in found] == [reverse("support:case", args=[case.pk])]


@pytest.mark.parametrize("clues", [Clues(), Clues(name="Nguyễn Thị"), Clues(name="Mẫu", age=7)])
def test_too_little_or_another_age_finds_nothing(case, officer, clues):
    assert children_like(clues, officer) == []


def test_nobody_finds_cases_of_others(case, staff, province_with_communes):
    elsewhere = staff(Role.COMMUNE_OFFICER, territory=province_with_communes.communes[1])
    for user in (elsewhere, staff(Role.COUNSELLOR)):
        assert children_like(Clues(name="Nguyễn Thị Mẫu"), user) == []

"""What the database itself refuses."""

from datetime import date

import pytest
from django.db import IntegrityError

from khien.directory.models import (
    FunctionBinding,
    HierarchyEdge,
    Installation,
    OrganisationIdentifier,
    OrganisationVersion,
)
from khien.directory.periods import since


def again(row, **change):
    """A copy of a row, as a new row."""
    values = {f.attname: getattr(row, f.attname) for f in row._meta.fields if not f.primary_key}
    return type(row).objects.create(**values | change)


@pytest.mark.parametrize(
    "model", [OrganisationVersion, OrganisationIdentifier, HierarchyEdge, FunctionBinding]
)
def test_two_rows_never_hold_on_one_day(province_with_communes, model):
    with pytest.raises(IntegrityError, match="exclusion constraint"):
        again(model.objects.all()[0], valid=since(date(2026, 5, 1)))


@pytest.mark.parametrize(
    "model", [OrganisationVersion, OrganisationIdentifier, HierarchyEdge, FunctionBinding]
)
def test_a_row_may_follow_on_the_day_another_ends(province_with_communes, model):
    row = model.objects.all()[0]
    row.valid = since(row.valid.lower, date(2026, 5, 1))
    row.save()
    following = again(row, valid=since(date(2026, 5, 1)))
    following.refresh_from_db()
    assert following.valid.lower == row.valid.upper == date(2026, 5, 1)


def test_a_code_of_one_may_not_be_anothers_that_day(province_with_communes):
    one, two = province_with_communes.schools[:2]
    code = one.identifiers.get()
    with pytest.raises(IntegrityError, match="exclusion constraint"):
        OrganisationIdentifier.objects.create(
            organisation=two, scheme=code.scheme, value=code.value, valid=since(date(2026, 5, 1))
        )


def test_a_version_lasts_at_least_a_day(province_with_communes):
    version = OrganisationVersion.objects.all()[0]
    version.valid = since(date(2026, 5, 1), date(2026, 5, 1))
    with pytest.raises(IntegrityError, match="version_lasts_a_day"):
        version.save()


def test_there_is_one_installation(province_with_communes):
    there = Installation.objects.get()
    with pytest.raises(IntegrityError, match="one_installation"):
        Installation.objects.create(id=2, province=there.province, set_up_at=there.set_up_at)

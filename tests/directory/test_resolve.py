"""A code and a day: which organisation was that. Never without a day."""

import inspect
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fixtures_directory import organisation
from khien.directory import queries
from khien.directory.models import OrganisationIdentifier
from khien.directory.periods import since
from khien.people.roles import Role

URL = reverse("directory:resolve")
DAY = date(2026, 9, 1)


@pytest.mark.parametrize(
    "reader",
    [queries.resolve, queries.resolve_name, queries.name_of, queries.names_of, queries.responsible],
)
def test_a_day_must_be_given(reader):
    assert inspect.signature(reader).parameters["on"].default is inspect.Parameter.empty


@pytest.mark.parametrize("on", [None, "2026-09-01", datetime(2026, 9, 1)])  # noqa: DTZ001  (on purpose)
def test_what_is_not_a_day_finds_nothing(on, db):
    with pytest.raises(TypeError):
        queries.resolve("gso", "04891", on)


@pytest.mark.django_db
@settings(
    deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    spans=st.lists(
        st.tuples(st.integers(0, 30), st.integers(1, 10)).map(lambda s: (s[0], s[0] + s[1])),
        min_size=1,
        max_size=6,
    ),
    asked=st.integers(0, 40),
)
def test_at_most_one_organisation_carries_a_code_on_a_day(spans, asked):
    """Whatever spans are tried, those that overlap are refused and every day has one answer."""
    start = date(2025, 1, 1)
    with transaction.atomic():
        holders = {}
        for first, last in spans:
            one = organisation(f"Trường {first}", first_day=start)
            valid = since(start + timedelta(days=first), start + timedelta(days=last))
            try:
                with transaction.atomic():
                    OrganisationIdentifier.objects.create(
                        organisation=one, scheme="moet", value="T1", valid=valid
                    )
            except IntegrityError:
                continue
            holders |= dict.fromkeys(range(first, last), one.pk)
        found = queries.resolve("moet", "T1", start + timedelta(days=asked))
        assert (found.pk if found else None) == holders.get(asked)
        transaction.set_rollback(True)


@pytest.fixture
def page(province_with_communes, staff, sign_in):
    client = sign_in(staff(Role.ADMINISTRATOR, territory=province_with_communes.province))
    return lambda **asked: client.get(URL, asked)


def test_the_page_names_the_unit_of_the_day(page):
    body = page(scheme="gso", value="98002", on="2026-01-01").content.decode()
    assert "Xã Đồi Thông" in body


def test_the_page_says_when_nobody_carried_it(page):
    body = page(scheme="gso", value="98002", on="2025-06-30").content.decode()
    assert "Không có đơn vị nào mang mã 98002 vào ngày 30/06/2025" in body


def test_the_page_asks_for_the_day(page):
    response = page(scheme="gso", value="98002", on="")
    assert response.context["form"].errors["on"]
    assert response.context["found"] is None

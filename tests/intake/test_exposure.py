"""Minutes of heavy matter: what counts, what counts once, when to rest."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_cases import contact_by
from intake_cases import NOW
from khien.intake.actions import contact as contacts
from khien.intake.actions import exposure
from khien.intake.actions.desk_rules import load_shipped
from khien.intake.models import ContactCategory
from khien.people.exposure import budget_of, note
from khien.people.exposure_rules import Stretch, budget, minutes_of
from khien.people.models import Exposure, ExposureSource
from khien.people.roles import Role

minutes = st.integers(min_value=0, max_value=300)
stretches = st.lists(
    st.builds(lambda at, long: Stretch(NOW + timedelta(minutes=at), long), minutes, minutes)
)


def stretch(at, long):
    return Stretch(NOW + timedelta(minutes=at), long)


@pytest.mark.parametrize(
    ("met", "sum_of"),
    [
        ([], 0),
        ([stretch(0, 5)], 5),
        ([stretch(0, 5), stretch(2, 5)], 7),
        ([stretch(0, 30), stretch(5, 5)], 30),
        ([stretch(0, 5), stretch(60, 5)], 10),
    ],
)
def test_two_things_at_a_time_count_once(met, sum_of):
    assert minutes_of(met) == sum_of


@given(stretches, minutes)
def test_one_more_never_makes_it_less_nor_more_than_itself(met, long):
    before = minutes_of(met)
    assert before <= minutes_of([*met, stretch(10, long)]) <= before + long


@given(stretches)
def test_the_order_does_not_matter(met):
    assert minutes_of(met) == minutes_of(list(reversed(met)))


def test_a_rest_begins_anew_but_the_day_stays():
    met = [stretch(0, 60), stretch(70, 0), stretch(80, 10)]
    told = budget(met, limit=65, rest_after=60)
    assert (told.used, told.since_rest, told.left) == (70, 10, 0)
    assert told.is_spent
    assert not told.needs_rest


@pytest.fixture
def counsellor(staff, province):
    load_shipped()
    return staff(Role.COUNSELLOR)


def used(user, now=NOW):
    return budget_of(user.pk, now=now).used


def test_a_heavy_contact_counts_its_time_a_light_one_nothing(counsellor):
    heavy = ContactCategory.objects.get(name="Bị xâm hại")
    light = ContactCategory.objects.get(name="Chuyện học")
    for category, counted in ((light, 0), (heavy, 25)):
        begun = contact_by(counsellor, category_id=category.pk, now=NOW - timedelta(minutes=25))
        contacts.end(begun, by=counsellor, now=NOW)
        assert used(counsellor) == counted


def test_a_contact_forgotten_open_counts_no_more_than_a_day(counsellor):
    heavy = ContactCategory.objects.get(name="Bị xâm hại")
    begun = contact_by(counsellor, category_id=heavy.pk, now=NOW - timedelta(days=20))
    contacts.end(begun, by=counsellor, now=NOW)
    assert Exposure.objects.get().minutes == 240


def test_heavy_reports_and_opened_exhibits_count_each(intake_officer, report):
    exposure.note_report(report(kinds=("scam",)), by=intake_officer, now=NOW)
    assert used(intake_officer) == 0
    exposure.note_report(report(kinds=("grooming",)), by=intake_officer, now=NOW)
    note(intake_officer, ExposureSource.EXHIBIT, now=NOW + timedelta(minutes=30))
    assert used(intake_officer) == 10


def test_yesterday_does_not_count_today(intake_officer, province):
    note(intake_officer, ExposureSource.EXHIBIT, now=NOW)
    assert used(intake_officer, NOW + timedelta(days=1)) == 0

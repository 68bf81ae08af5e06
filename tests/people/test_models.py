"""What somebody may do follows from duties in force today, and reaches as far as they say."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.people.models import Duty, HeldDuty, User
from khien.people.roles import ROLES, Reach, Role

pytestmark = pytest.mark.django_db
TODAY = today(timezone.now())


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    role=st.sampled_from(Role),
    days=st.tuples(st.integers(-3, 3), st.none() | st.integers(0, 4)),
    active=st.booleans(),
    permission=st.sampled_from(Permission),
)
def test_a_permission_holds_exactly_while_the_duty_is_in_force(
    staff, role, days, active, permission
):
    start, length = days
    with transaction.atomic():
        user = staff()
        begin = TODAY + timedelta(days=start)
        end = None if length is None else begin + timedelta(days=length)
        Duty.objects.create(user=user, role=role, valid_from=begin, valid_to=end)
        user.is_active = active
        user.save()
        in_force = begin <= TODAY and (end is None or end > TODAY)
        expected = active and in_force and permission in ROLES[role].permissions
        user = User.objects.get(pk=user.pk)
        assert user.may(permission) is expected
        assert bool(user.roles) is (active and in_force)


def test_a_communes_officer_reaches_that_commune_and_no_other(staff, province_with_communes):
    here, there, _ = province_with_communes.communes
    user = staff(Role.COMMUNE_OFFICER, territory=here)
    scope = user.scope(Permission.CASE_WORK)
    assert scope.communes == {here.pk}
    assert not scope.everywhere
    assert scope.holds_in(here.pk)
    assert not scope.holds_in(there.pk)
    assert not scope.holds_in(None)
    assert not user.scope(Permission.CASE_APPROVE)


def test_a_duty_for_the_whole_province_reaches_everywhere(staff, province_with_communes):
    user = staff(Role.CASE_MANAGER, territory=province_with_communes.province)
    scope = user.scope(Permission.CASE_OVERSEE)
    assert scope.everywhere
    assert scope.holds_in(None)
    assert not scope.communes


def test_a_territorial_role_without_a_territory_reaches_nothing(staff, province_with_communes):
    assert not staff(Role.CASE_MANAGER).scope(Permission.CASE_OVERSEE)


def test_a_schools_coordinator_reaches_that_school_alone(staff, province_with_communes):
    school = province_with_communes.schools[0]
    user = staff(Role.SCHOOL_COORDINATOR, organisation=school, territory=school)
    scope = user.scope(Permission.SESSION_RECORD)
    assert scope.organisations == {school.pk}
    assert not scope.communes
    assert not scope.everywhere


@given(
    st.lists(
        st.builds(
            HeldDuty,
            role=st.sampled_from(Role),
            organisation_id=st.none() | st.uuids(),
            territory_id=st.none() | st.uuids(),
            in_province=st.booleans(),
        ),
        max_size=5,
    ),
    st.sampled_from(Permission),
)
def test_a_scope_is_the_union_of_the_duties_that_give_it(duties, permission):
    user = User()
    user.held_duties = duties
    giving = [d for d in duties if permission in ROLES[d.role].permissions]
    scope = user.scope(permission)
    assert scope.communes <= {d.territory_id for d in giving}
    assert scope.organisations == {d.organisation_id for d in giving} - {None}
    assert user.may(permission) is bool(giving)
    for duty in giving:
        if ROLES[duty.role].reach is Reach.EVERYWHERE:
            assert scope.everywhere


def test_duties_are_read_once(staff, django_assert_num_queries):
    user = User.objects.get(pk=staff(Role.ADMINISTRATOR).pk)
    with django_assert_num_queries(1):
        assert user.may(Permission.PEOPLE_MANAGE)
        assert not user.may(Permission.CASE_WORK)
        assert user.scope(Permission.PEOPLE_MANAGE).everywhere
        assert user.actor_role == "administrator"
        assert user.actor_key == f"user:{user.pk}"


def test_all_roles_together_fit_the_ledger(staff):
    user = staff(*Role)
    assert len(user.actor_role) <= 200


def test_the_same_duty_is_not_held_twice_at_a_time(staff):
    user = staff(Role.EDITOR)
    with pytest.raises(IntegrityError), transaction.atomic():
        Duty.objects.create(user=user, role=Role.EDITOR, valid_from=TODAY)
    Duty.objects.create(user=user, role=Role.LEADER, valid_from=TODAY, valid_to=TODAY)


def test_a_duty_cannot_end_before_it_began(staff):
    with pytest.raises(IntegrityError), transaction.atomic():
        Duty.objects.create(
            user=staff(),
            role=Role.EDITOR,
            valid_from=TODAY,
            valid_to=TODAY - timedelta(days=1),
        )


def test_a_name_to_sign_in_with_is_plain_and_one_persons(staff):
    for bad in ("AB", "có-dấu", "x", " a b", "a" * 70):
        with pytest.raises(Exception, match=r"username|too long"), transaction.atomic():
            User.objects.create(username=bad)
    user = staff()
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(username=user.username)


@pytest.mark.parametrize("role", Role)
def test_a_role_says_what_it_is_and_holds_known_permissions(role):
    card = ROLES[role]
    assert str(card.title)
    assert str(card.description).endswith(".")
    assert card.permissions <= set(Permission)


def test_the_administrator_and_the_auditor_are_kept_from_personal_data():
    personal = {
        Permission.REPORT_RECORD,
        Permission.REPORT_TRIAGE,
        Permission.INCIDENT_VIEW,
        Permission.CASE_WORK,
        Permission.CASE_APPROVE,
        Permission.CASE_OVERSEE,
        Permission.VIOLATION_WORK,
        Permission.EVIDENCE_VIEW,
        Permission.FIGURES_TRACE,
    }
    for role in (Role.ADMINISTRATOR, Role.AUDITOR, Role.LEADER, Role.EDITOR):
        assert not ROLES[role].permissions & personal


def test_every_permission_is_held_by_some_role():
    held = frozenset().union(*(card.permissions for card in ROLES.values()))
    assert held == set(Permission)
    assert not User(pk=uuid4(), is_active=False).may(Permission.LEDGER_READ)

"""Need-to-know: each role sees of a child's case the groups of fields it needs, by default none."""

import pytest
from django.urls import reverse

from fixtures_clocks import make_step
from fixtures_incident import NOW
from khien.core import clocks
from khien.core.models import Receiver, Reminder
from khien.core.permissions import FieldGroup, Need, Permission
from khien.people.actions.reading import open_in_emergency
from khien.people.need import groups_for
from khien.people.roles import ROLES, Role
from khien.support import actions, need
from khien.support.actions import Registration

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("this_morning")]
SAID = {
    FieldGroup.IDENTITY: "Bùi Thị Na",
    FieldGroup.CONTACT: "Nhắn cô giáo chủ nhiệm",
    FieldGroup.NARRATIVE: "Có người đòi tiền",
    FieldGroup.HEALTH: "Em mất ngủ",
}
READING = {Permission.CASE_WORK, Permission.CASE_APPROVE, Permission.CASE_OVERSEE}
FULL, ASSIGNED = Need.IN_REACH, Need.ASSIGNED
# Written apart from the code on purpose: who changes the table changes it twice, knowingly.
EXPECTED = {
    Role.INTAKE_OFFICER: {"contact": FULL, "narrative": FULL, "offender": FULL},
    Role.COMMUNE_OFFICER: dict.fromkeys(FieldGroup, FULL),
    Role.COMMUNE_CHAIR: dict.fromkeys(FieldGroup, FULL) | {"contact": ASSIGNED},
    Role.CASE_MANAGER: dict.fromkeys(FieldGroup, FULL)
    | {"identity": ASSIGNED, "contact": ASSIGNED},
    Role.CYBER_POLICE: {"contact": FULL, "narrative": FULL, "offender": FULL},
    Role.INFORMATION_OFFICER: {"narrative": FULL, "offender": FULL},
    Role.INSPECTOR: {"narrative": FULL, "offender": FULL},
}


@pytest.fixture
def told(incident, officer):
    registration = Registration(
        name=SAID[FieldGroup.IDENTITY],
        contact=SAID[FieldGroup.CONTACT],
        what_happened=SAID[FieldGroup.NARRATIVE],
        state_of_child=SAID[FieldGroup.HEALTH],
    )
    commune = incident.commune_happened_id
    return actions.open_case(
        incident, registration=registration, commune=commune, by=officer, now=NOW
    )


@pytest.fixture
def manager(province_with_communes, staff):
    return staff(Role.CASE_MANAGER, territory=province_with_communes.province)


def seen(client, case):
    body = client.get(reverse("support:case", args=[case.pk])).content.decode()
    return {group for group, words in SAID.items() if words in body}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("group", FieldGroup)
def test_a_role_sees_a_group_where_the_table_says_so_and_nowhere_else(
    role, group, staff, province_with_communes
):
    here, elsewhere = (each.pk for each in province_with_communes.communes[:2])
    person = staff(role, territory=province_with_communes.communes[0])
    wanted = EXPECTED.get(role, {}).get(group)
    assert (group in groups_for(person, commune=here, assigned=False)) is (wanted == FULL)
    assert (group in groups_for(person, commune=here, assigned=True)) is (wanted is not None)
    reach = groups_for(person, commune=elsewhere, assigned=True)
    assert group not in reach or wanted is not None


def test_somebody_of_another_commune_sees_nothing(staff, province_with_communes):
    neighbour = staff(Role.COMMUNE_OFFICER, territory=province_with_communes.communes[1])
    here = province_with_communes.communes[0].pk
    assert groups_for(neighbour, commune=here, assigned=True) == frozenset()


def test_a_role_that_reads_no_case_needs_no_identity():
    for card in ROLES.values():
        if not card.permissions & READING:
            assert FieldGroup.IDENTITY not in card.sees
            assert FieldGroup.HEALTH not in card.sees


def test_the_officer_sees_all_of_it_and_the_chair_not_how_to_reach_the_child(
    sign_in, officer, chair, told
):
    assert seen(sign_in(officer), told) == set(SAID)
    assert seen(sign_in(chair), told) == set(SAID) - {FieldGroup.CONTACT}


def test_the_case_manager_sees_who_it_is_only_once_it_was_sent_up(sign_in, manager, told):
    client = sign_in(manager)
    assert seen(client, told) == {FieldGroup.NARRATIVE, FieldGroup.HEALTH}
    body = client.get(reverse("support:case", args=[told.pk])).content.decode()
    assert "danh tính của trẻ và gia đình, cách liên hệ" in body
    Reminder.objects.create(
        clock=clocks.of(told.pk)[0],
        step=make_step("child_plan", 15, "working_days", Receiver.PROVINCE),
        due_at=NOW,
        owed_at=NOW,
        made_at=NOW,
        delivered=True,
    )
    assert seen(client, told) == set(SAID)


def test_in_an_emergency_all_of_it_is_shown(sign_in, neighbour, told):
    why = "Trẻ vừa đến trạm y tế xã tôi một mình"
    open_in_emergency("case", told.number, minutes=10, reason=why, by=neighbour, now=NOW)
    assert seen(sign_in(neighbour), told) == set(SAID)


def test_what_is_left_out_is_left_out_of_everything_that_hangs_on_the_case(told, officer, chair):
    told.refresh_from_db()
    left_out = need.show_only(told, frozenset())
    assert len(left_out) == len(FieldGroup)
    assert told.child == {}
    assert told.circumstances == {}

"""An officer on leave or gone: all open work to others in one act, listed before it is done."""

from datetime import timedelta

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.core.calendars import today
from khien.core.refusal import Refused
from khien.people.models import Duty
from khien.people.roles import Role
from khien.support import actions as support
from khien.support.actions import Registration
from khien.support.actions.handover import Leaving, hand_over
from khien.support.actions.meeting import Task, assign, finish_action
from khien.support.models import Absence, CaseState, Handover, StandIn
from khien.support.queries.handover import actions_of, cases_of, in_charge
from khien.support.queries.leaving import gone_without_handover
from khien.support.work_around import items

pytestmark = pytest.mark.usefixtures("this_morning")
ON = today(NOW)
WEEK = timedelta(days=7)


@pytest.fixture
def colleague(staff, province_with_communes):
    return staff(Role.COMMUNE_OFFICER, territory=province_with_communes.communes[0])


@pytest.fixture
def second(incident, officer, case):
    return support.open_case(
        incident,
        registration=Registration(name="Trẻ Khác", what_happened="Bị dọa."),
        commune=case.commune_id,
        by=officer,
        now=NOW,
    )


@pytest.fixture
def task(case, officer):
    return assign(case, task=Task("Gọi bà", ON + WEEK, assignee=officer.pk), by=officer, now=NOW)


def url(person):
    return reverse("support:handover", args=[person.pk])


def sent(taker, *shown, **more):
    said = {"absence": "gone", "last_day": "", "taker": taker.pk}
    return said | {"shown": [row.pk for row in shown]} | more


def test_the_list_comes_first_and_all_of_it_changes_hands(
    sign_in, officer, chair, colleague, case, second, task
):
    client = sign_in(chair)
    page = client.get(url(officer)).content.decode()
    for words in (f"Hồ sơ {case.number}", f"Hồ sơ {second.number}", "Gọi bà"):
        assert words in page
    answer = client.post(url(officer), sent(colleague, case, second, task))
    assert answer.status_code == 302
    for row in (case, second, task):
        row.refresh_from_db()
    assert {case.officer, second.officer, task.assignee} == {colleague}
    again = client.post(url(officer), sent(colleague, case, second, task))
    assert again.status_code == 422  # twice: nothing is left
    assert Handover.objects.count() == 1


def test_the_work_may_go_to_several_people(sign_in, officer, chair, colleague, case, second):
    more = {f"taker_{second.pk}": chair.pk}
    answer = sign_in(chair).post(url(officer), sent(colleague, case, second, **more))
    assert answer.status_code == 302
    case.refresh_from_db()
    second.refresh_from_db()
    assert (case.officer, second.officer) == (colleague, chair)


def test_what_came_after_the_list_was_shown_is_shown_first(
    sign_in, officer, chair, colleague, case, second
):
    answer = sign_in(chair).post(url(officer), sent(colleague, case))
    assert "vừa thay đổi" in answer.content.decode()
    case.refresh_from_db()
    assert case.officer == officer


@pytest.mark.parametrize("shown", ["x", "", "00000000-0000-0000-0000-000000000000"])
def test_a_made_up_list_hands_nothing_over(sign_in, officer, chair, colleague, case, shown):
    answer = sign_in(chair).post(url(officer), sent(colleague) | {"shown": [shown]})
    assert answer.status_code == 422
    assert not Handover.objects.exists()


def test_until_a_day_others_stand_in_and_then_it_is_the_officers_again(
    officer, colleague, case, task
):
    leaving = Leaving(Absence.LEAVE, ON + WEEK, {case.pk: colleague.pk, task.pk: colleague.pk})
    hand_over(officer, leaving=leaving, by=officer, now=NOW)
    case.refresh_from_db()
    charge = in_charge(case, on=ON + WEEK)
    assert (charge.person, charge.instead_of, charge.last_day) == (colleague, officer, ON + WEEK)
    assert in_charge(case, on=ON + WEEK + timedelta(days=1)).person == officer
    assert list(actions_of(colleague, on=ON)) == [task]
    assert list(actions_of(officer, on=ON)) == []
    assert list(cases_of(officer, on=ON + 2 * WEEK)) == [case]
    link = reverse("support:finish_action", args=[case.pk, task.pk])
    assert [item for item in items(colleague, NOW) if item.url == link]
    assert not [item for item in items(officer, NOW) if item.url == link]
    finish_action(task, done_on=ON, result="", by=colleague, now=NOW)
    task.refresh_from_db()
    assert task.done_by == colleague


def test_who_stands_in_hands_it_on_as_well(officer, chair, colleague, case):
    hand_over(
        officer,
        leaving=Leaving(Absence.LEAVE, ON + WEEK, {case.pk: colleague.pk}),
        by=officer,
        now=NOW,
    )
    hand_over(
        colleague,
        leaving=Leaving(Absence.LEAVE, ON + WEEK, {case.pk: chair.pk}),
        by=chair,
        now=NOW,
    )
    assert in_charge(case, on=ON).person == chair
    assert StandIn.objects.filter(replaced_at=None).count() == 1


@pytest.mark.parametrize(
    ("absence", "last_day", "field"),
    [
        (Absence.LEAVE, None, "last_day"),
        (Absence.LEAVE, ON - WEEK, "last_day"),
        (Absence.LEAVE, ON + 60 * WEEK, "last_day"),
    ],
)
def test_a_leave_says_until_when(officer, colleague, case, absence, last_day, field):
    leaving = Leaving(absence, last_day, {case.pk: colleague.pk})
    with pytest.raises(Refused) as refused:
        hand_over(officer, leaving=leaving, by=officer, now=NOW)
    assert refused.value.field == field


def test_only_to_people_who_may_work_on_it_and_not_to_oneself(officer, neighbour, case):
    for taker in (neighbour, officer):
        leaving = Leaving(Absence.GONE, None, {case.pk: taker.pk})
        with pytest.raises(Refused) as refused:
            hand_over(officer, leaving=leaving, by=officer, now=NOW)
        assert refused.value.field == "taker"


def test_nobody_hands_over_for_people_of_another_commune(
    sign_in, staff, province_with_communes, officer, neighbour, colleague, leader, case
):
    their_chair = staff(Role.COMMUNE_CHAIR, territory=province_with_communes.communes[1])
    assert sign_in(their_chair).get(url(officer)).status_code == 404
    assert sign_in(colleague).get(url(officer)).status_code == 404
    assert sign_in(leader).get(url(officer)).status_code == 403
    assert f"Hồ sơ {case.number}" not in sign_in(their_chair).get(url(neighbour)).content.decode()
    assert sign_in(officer).get(url(officer)).status_code == 200


def test_who_is_gone_without_handing_over_is_told_to_the_chair(sign_in, officer, chair, case):
    assert gone_without_handover(chair, now=NOW) == []
    Duty.objects.filter(user=officer).update(valid_to=ON)
    assert gone_without_handover(chair, now=NOW) == [(officer, 1)]
    assert [item for item in items(chair, NOW) if item.url == url(officer)]
    page = sign_in(chair).get(reverse("support:leaving")).content.decode()
    assert "chưa giao cho ai" in page


def test_closed_cases_and_done_actions_are_no_work(sign_in, officer, chair, bring_to):
    bring_to(CaseState.CLOSED)
    page = sign_in(chair).get(url(officer)).content.decode()
    assert "Không có việc nào đang mở" in page


def test_the_list_asks_the_database_as_often_for_twice_the_rows(
    costs_the_same, sign_in, officer, chair, colleague, incident, case
):
    client = sign_in(chair)

    def grow():
        for _number in range(3):
            support.open_case(
                incident,
                registration=Registration(name="Trẻ", what_happened="Bị dọa."),
                commune=case.commune_id,
                by=officer,
                now=NOW,
            )

    costs_the_same("support/handover.html", lambda: client.get(url(officer)), grow, most=14)

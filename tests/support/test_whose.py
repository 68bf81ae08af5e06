"""Whose work a line is: one's own first, what nobody does, and colleagues' cases in one line."""

from datetime import timedelta

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.core.calendars import today
from khien.people.models import Duty
from khien.people.roles import Role
from khien.support import actions
from khien.support.actions import Registration
from khien.support.actions.handover import Leaving, hand_over
from khien.support.actions.meeting import Task, assign
from khien.support.models import Absence, Case, Handover, ServiceKind
from khien.support.work import items
from khien.support.work_around import items as around

pytestmark = pytest.mark.usefixtures("this_morning")
ON = today(NOW)
WEEK = timedelta(days=7)


@pytest.fixture
def colleague(staff, province_with_communes):
    return staff(Role.COMMUNE_OFFICER, territory=province_with_communes.communes[0])


@pytest.fixture
def of(incident, case):
    """`of(officer)`: one more case in that officer's charge."""

    def of(officer):
        return actions.open_case(
            incident,
            registration=Registration(name="Trẻ Khác", what_happened="Bị dọa."),
            commune=case.commune_id,
            by=officer,
            now=NOW,
        )

    return of


def lines(user, now=NOW):
    """Text and whose it is, of what is not told in the one line aside."""
    return [(i.text, i.whose) for i in (*items(user, now), *around(user, now)) if not i.aside]


def aside(user, now=NOW):
    return [item for item in (*items(user, now), *around(user, now)) if item.aside]


def on_leave(giver, taker, *rows, by):
    takers = {row.pk: taker.pk for row in rows}
    leaving = Leaving(Absence.LEAVE, ON + WEEK, takers)
    hand_over(giver, leaving=leaving, by=by, now=NOW)


def test_everybody_has_their_own_and_the_others_in_one_line(case, officer, colleague, of):
    for _each in range(3):
        of(colleague)
    assert [whose for _text, whose in lines(officer)] == [""]
    (others,) = aside(officer)
    assert others.text == "Cũng ở xã, phường của bạn: 3 hồ sơ do người khác phụ trách"
    assert others.why == "Không hồ sơ nào quá hạn."
    assert len(lines(colleague)) == 3
    assert "1 hồ sơ do" in aside(colleague)[0].text


def test_what_colleagues_have_overdue_is_counted_in_it(case, officer, colleague, of):
    of(colleague)
    assert aside(officer, NOW + 30 * timedelta(days=1))[0].why == "1 hồ sơ quá hạn."


def test_where_everything_is_ones_own_there_is_no_line_of_others(case, officer):
    assert aside(officer) == []


def test_the_line_leads_to_the_same_cases(sign_in, case, officer, colleague, of):
    theirs = {of(colleague).pk, of(colleague).pk}
    client, (line,) = sign_in(officer), aside(officer)
    assert {row.case.pk for row in client.get(line.url).context["rows"]} == theirs
    mine = client.get(reverse("support:cases"), {"cua": "own"}).context["rows"]
    assert [row.case.pk for row in mine] == [case.pk]


def test_who_only_oversees_is_not_asked_whose(sign_in, case, chair):
    answer = sign_in(chair).get(reverse("support:cases"), {"cua": "own"})
    assert "cua" not in answer.context["form"].fields
    assert len(answer.context["rows"]) == 1


def test_a_line_one_stands_in_for_says_for_whom_and_until_when(case, officer, colleague, chair, of):
    own = of(colleague)
    task = assign(case, task=Task("Gọi bà", ON + WEEK, officer.pk), by=officer, now=NOW)
    on_leave(officer, colleague, case, task, by=chair)
    words = f"Làm thay {officer} đến hết ngày {ON + WEEK:%d/%m/%Y}"
    told = dict(lines(colleague))
    assert told[f"Hồ sơ {case.number}: đánh giá ban đầu (Mẫu 02)"] == words
    assert told[f"Hồ sơ {case.number}: làm việc được giao"] == words
    assert told[f"Hồ sơ {own.number}: đánh giá ban đầu (Mẫu 02)"] == ""
    assert aside(colleague) == []
    assert lines(officer) == []
    later = NOW + 2 * WEEK
    assert {whose for _text, whose in lines(officer, later)} == {""}


def test_a_case_of_somebody_who_left_waits_for_everybody(case, officer, colleague):
    Duty.objects.filter(user=officer).update(valid_to=ON)
    assert [whose for _text, whose in lines(colleague)] == ["Chưa có ai ở xã phụ trách hồ sơ này."]
    assert aside(colleague) == []


def test_so_does_one_without_an_officer_and_one_whose_stand_in_was_shut_out(
    case, officer, colleague, chair, staff, province_with_communes
):
    Case.objects.update(officer=None)
    assert len(lines(colleague)) == len(lines(officer)) == 1
    Case.objects.update(officer=officer)
    on_leave(officer, colleague, case, by=chair)
    assert Handover.objects.count() == 1
    third = staff(Role.COMMUNE_OFFICER, territory=province_with_communes.communes[0])
    assert lines(third) == []
    colleague.is_active = False
    colleague.save(update_fields=["is_active"])
    assert len(lines(third)) == 1


def test_a_service_that_is_due_is_its_officers(serving, officer, colleague):
    actions.add_service(
        serving,
        kind=ServiceKind.MEDICAL,
        description="",
        planned_for=ON,
        by=officer,
        now=NOW,
    )
    assert any("y tế" in text for text, _whose in lines(officer))
    assert lines(colleague) == []

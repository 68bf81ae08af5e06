"""Who receives a report, who never does, and what happens when nobody answers."""

from datetime import timedelta
from uuid import uuid4

import pytest

from intake_cases import NOW
from khien.core import clocks, ledger
from khien.core.refusal import Refused
from khien.directory.models import Function
from khien.intake.actions import routing
from khien.intake.jobs import escalate_overdue
from khien.intake.models import ConflictOfInterest, ReportState, Routing
from khien.intake.queries.scope import incidents_for, reports_for
from khien.intake.rules.routing import functions_for, named_in, spoken_names
from khien.people.roles import Role


def offices(report):
    return {row.organisation_id: row.function for row in Routing.objects.filter(report=report)}


def test_a_report_goes_to_child_affairs_of_the_commune_where_it_happened(province, report):
    found = report(commune=1)
    assert offices(found) == {
        province.office(Function.CHILD_AFFAIRS, province.communes[1]).pk: "child_affairs"
    }


def test_without_a_commune_it_goes_to_the_province(province, report):
    assert offices(report(commune=None)) == {
        province.office(Function.CHILD_AFFAIRS).pk: "child_affairs"
    }


@pytest.mark.parametrize("kind", ["scam", "abuse_material", "extortion", "grooming"])
def test_crimes_go_to_the_cyber_police_too(province, report, kind):
    found = offices(report(kinds=(kind,)))
    assert found[province.office(Function.CYBER_POLICE).pk] == "cyber_police"
    assert len(found) == 2


def test_other_kinds_do_not():
    assert functions_for(["bullying", "overuse"]) == (Function.CHILD_AFFAIRS,)


@pytest.mark.parametrize(
    ("danger", "hours"), [({"danger_now": "yes"}, 2), ({"danger_now": "no"}, 24)]
)
def test_the_clock_of_the_office_follows_the_level(report, danger, hours):
    sent = report(**danger).routings.get()
    assert sent.due_at == NOW + timedelta(hours=hours)


def test_the_first_office_to_acknowledge_stops_the_clock_the_reporter_was_told(report, police):
    found = report(kinds=("scam",))
    mine = found.routings.get(function="cyber_police")
    routing.acknowledge(mine, by=police, now=NOW + timedelta(hours=1))
    found.refresh_from_db()
    assert found.state == ReportState.ACKNOWLEDGED
    told, answer = clocks.of(found.pk)
    assert clocks.state(told, now=NOW) is clocks.ClockState.DONE_IN_TIME
    assert answer.rule.code == "answer_reporter"
    assert found.due_at == answer.due_at
    assert found.routings.get(function="child_affairs").acknowledged_at is None


def test_an_office_acknowledges_once(report, police, commune_officer):
    sent = report().routings.get()
    routing.acknowledge(sent, by=commune_officer(0), now=NOW)
    with pytest.raises(Refused):
        routing.acknowledge(sent, by=police, now=NOW)


def test_nobody_takes_up_for_another_office(report, police, commune_officer, intake_officer):
    of_the_commune = report(kinds=("scam",)).routings.get(function="child_affairs")
    for stranger in (police, intake_officer, commune_officer(1)):
        with pytest.raises(Refused):
            routing.acknowledge(of_the_commune, by=stranger, now=NOW)
    of_the_commune.refresh_from_db()
    assert of_the_commune.acknowledged_at is None


def test_the_commune_does_not_take_up_what_went_up_to_the_province(
    province, report, commune_officer
):
    found = report(commune=0)
    routing.escalate_overdue(now=NOW + timedelta(hours=25))
    above = found.routings.get(organisation=province.office(Function.CHILD_AFFAIRS))
    with pytest.raises(Refused):
        routing.acknowledge(above, by=commune_officer(0), now=NOW + timedelta(hours=26))


def test_an_office_that_now_carries_the_function_answers_through_those_who_held_it(
    province, report, staff
):
    officer = staff(Role.COMMUNE_OFFICER, territory=province.communes[0])
    sent = routing.acknowledge(report(commune=0).routings.get(), by=officer, now=NOW)
    assert sent.acknowledged_by == officer


def test_intake_takes_up_for_no_office_and_each_office_is_still_waited_for(report, intake_officer):
    found = report(kinds=("scam",))
    routing.take_up(found, by=intake_officer, now=NOW + timedelta(hours=1))
    found.refresh_from_db()
    assert (found.state, found.taken_up_by) == (ReportState.ACKNOWLEDGED, intake_officer)
    assert clocks.of(found.pk)[0].stopped_at == NOW + timedelta(hours=1)
    assert [row.acknowledged_at for row in found.routings.all()] == [None, None]
    assert routing.escalate_overdue(now=NOW + timedelta(hours=25)) == 2
    with pytest.raises(Refused):
        routing.take_up(found, by=intake_officer, now=NOW + timedelta(hours=2))


def test_unacknowledged_in_time_it_goes_up_to_the_province_once(province, report):
    found = report(commune=0)
    late = NOW + timedelta(hours=25)
    assert routing.escalate_overdue(now=NOW + timedelta(hours=23)) == 0
    assert routing.escalate_overdue(now=late) == 1
    assert routing.escalate_overdue(now=late + timedelta(minutes=3)) == 0
    above = province.office(Function.CHILD_AFFAIRS).pk
    assert offices(found)[above] == "child_affairs"
    up = found.routings.get(organisation=above)
    assert up.due_at == late + timedelta(hours=24)
    verbs = [entry.verb for entry in ledger.history(found.pk)]
    assert verbs.count("RoutingEscalated") == 1


def test_what_the_police_leave_goes_up_as_what_the_office_above_carries(
    province, report, commune_officer
):
    """Else its people, who see what is sent for child affairs, would never see it."""
    found = report(commune=0, kinds=("scam",))
    own = found.routings.get(function="child_affairs")
    routing.acknowledge(own, by=commune_officer(0), now=NOW)
    assert routing.escalate_overdue(now=NOW + timedelta(hours=25)) == 1
    assert offices(found)[province.office(Function.CHILD_AFFAIRS).pk] == "child_affairs"


def test_after_a_long_outage_everything_goes_up_once_and_ends_with_the_province(province, report):
    for _ in range(5):
        report(commune=0)
    months_later = NOW + timedelta(days=90)
    assert routing.escalate_overdue(now=months_later) == 5
    assert routing.escalate_overdue(now=months_later + timedelta(days=30)) == 5
    assert routing.escalate_overdue(now=months_later + timedelta(days=60)) == 0
    assert Routing.objects.count() == 10


def test_what_was_acknowledged_does_not_go_up(report, commune_officer):
    found = report()
    routing.acknowledge(found.routings.get(), by=commune_officer(0), now=NOW)
    assert routing.escalate_overdue(now=NOW + timedelta(days=9)) == 0


def test_the_worker_runs_it(report):
    report(now=NOW - timedelta(days=400))
    assert escalate_overdue(0) == 1


# Conflict of interest


def test_an_office_the_reporter_named_never_receives_it(province, report, commune_officer):
    found = report(commune=2, must_not_know="cán bộ UBND xã Bến Hòa, vì ông ấy là anh của họ")
    assert offices(found) == {province.office(Function.CHILD_AFFAIRS).pk: "child_affairs"}
    assert not reports_for(commune_officer(2)).exists()
    assert routing.escalate_overdue(now=NOW + timedelta(days=5)) == 1
    assert province.office(Function.CHILD_AFFAIRS, province.communes[2]).pk not in offices(found)


def test_a_named_person_never_sees_it_nor_the_office_they_head(province, report, staff):
    chair = staff(Role.COMMUNE_CHAIR, territory=province.communes[0])
    clerk = staff(Role.COMMUNE_OFFICER, territory=province.communes[0])
    other = staff(Role.INTAKE_OFFICER, territory=province.province)
    named = staff(Role.INTAKE_OFFICER, territory=province.province)
    chair.full_name, named.full_name = "Đặng Văn Khảo", "Lò Thị Sương"
    chair.save()
    named.save()
    found = report(commune=0, must_not_know="bác dang van khao với cô Lò Thị Sương")
    assert offices(found) == {province.office(Function.CHILD_AFFAIRS).pk: "child_affairs"}
    assert not reports_for(clerk).exists()
    assert not reports_for(named).exists()
    assert not incidents_for(chair).exists()
    assert list(reports_for(other)) == [found]


def test_where_every_usual_office_is_named_the_police_receive_it(province, report):
    found = report(commune=0, must_not_know="Sở Y tế, UBND phường Suối Ngọc")
    assert offices(found) == {province.office(Function.CYBER_POLICE).pk: "cyber_police"}


def test_nobody_is_kept_away_by_a_word_that_is_no_name(report):
    report(must_not_know="mẹ em, thầy chủ nhiệm, hàng xóm")
    assert not ConflictOfInterest.objects.exists()


def test_names_are_found_with_and_without_tone_marks_and_in_short_forms():
    who, office = uuid4(), uuid4()
    names = {who: ["Nguyễn Ân"], office: spoken_names("Ủy ban nhân dân xã Bến Hòa")}
    assert named_in("đừng nói với nguyen an", names) == {who}
    assert named_in("UBND xã Bến Hòa", names) == {office}
    assert named_in("anh Nguyễn Anh", names) == set()

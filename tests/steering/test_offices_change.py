"""A task follows its function; an office that is no more is told by name; two at once are one."""

from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.urls import reverse

from fixtures_directory import organisation
from fixtures_steering import NOW, TODAY
from khien.core.actors import SYSTEM
from khien.core.models import Certainty
from khien.core.refusal import Refused
from khien.directory.actions import bind_function
from khien.directory.models import (
    ChangeEvent,
    ChangeKind,
    Extent,
    Function,
    Kind,
    OrganisationVersion,
    SuccessionEdge,
)
from khien.directory.periods import since
from khien.law.models import DocumentKind, LegalDocument
from khien.people.roles import Role
from khien.steering import actions
from khien.steering.models import AssignmentRole, Verification
from khien.steering.queries import Holders
from khien.steering.rules.plan import NewPlan
from khien.steering.rules.progress import NewProgress
from khien.steering.rules.task import Given, Holder, NewTask

DAY = timedelta(days=1)
DONE = NewProgress("Đã tập huấn.", evidence="1/BC", done=True)


def office_of(row, day):
    return Holders.of([row], day).office(row)


def test_open_work_follows_the_function_and_closed_work_stays(
    assigned, educator, steering, province_with_communes
):
    closed, still_open = assigned(), assigned()
    told = actions.tell(closed, DONE, by=educator, now=NOW)
    actions.verify(told, accepted=True, note="", by=steering, now=NOW)
    closed.refresh_from_db()
    before = office_of(still_open, TODAY)
    new = organisation("Sở Giáo dục mới", Kind.AGENCY)
    bind_function(
        Function.EDUCATION,
        territory=province_with_communes.province,
        office=new,
        first_day=TODAY + DAY,
        legal_basis="",
        by=SYSTEM,
        now=NOW,
    )
    assert office_of(still_open, TODAY) == before
    assert office_of(still_open, TODAY + DAY) == new.pk
    assert office_of(closed, TODAY + DAY) == before


@pytest.fixture
def gone():
    """An office that ended last year; all of it went into another."""
    old, new = (organisation(name, Kind.AGENCY) for name in ("Sở Cũ", "Sở Mới"))
    OrganisationVersion.objects.filter(organisation=old).update(
        valid=since(date(2025, 7, 1), date(2026, 1, 1))
    )
    event = ChangeEvent.objects.create(
        kind=ChangeKind.ABSORB, organisation=new, date=date(2026, 1, 1)
    )
    SuccessionEdge.objects.create(event=event, predecessor=old, successor=new, extent=Extent.WHOLE)
    return old, new


def test_nobody_gives_a_task_to_an_office_that_is_no_more(task, steering, gone):
    given = Given(Holder(organisation=gone[0].pk), AssignmentRole.LEAD)
    with pytest.raises(Refused, match=r"Sở Cũ không còn .* Nay là: Sở Mới"):
        actions.assign(task(), [given], by=steering, now=NOW)


def test_what_an_office_had_goes_to_whoever_took_all_of_it(task, steering, gone):
    old, new = gone
    given = Given(Holder(organisation=new.pk), AssignmentRole.LEAD)
    (row,) = actions.assign(task(), [given], by=steering, now=NOW)
    row.organisation = old
    assert office_of(row, TODAY) == new.pk
    assert office_of(row, date(2025, 12, 1)) == old.pk


def test_a_function_nobody_carries_is_said(task, steering, province_with_communes):
    given = Given(Holder(Function.HOTLINE, province_with_communes.communes[0].pk), "lead")
    with pytest.raises(Refused, match="Chưa có cơ quan nào nhận: đường dây tư vấn"):
        actions.assign(task(), [given], by=steering, now=NOW)


def test_one_office_leads_in_a_territory(assigned, steering, by_function):
    row = assigned()
    second = Given(by_function(Function.JUSTICE), AssignmentRole.LEAD)
    with pytest.raises(Refused, match="chỉ có một cơ quan chủ trì"):
        actions.assign(row.task, [second], by=steering, now=NOW)


@pytest.fixture
def dead_document():
    return LegalDocument.objects.create(
        code="cu",
        kind=DocumentKind.DECREE,
        number="1/2010",
        symbol="NĐ-CP",
        title="Nghị định cũ",
        issuer="Chính phủ",
        effective=date(2010, 1, 1),
        expires=date(2025, 1, 1),
        certainty=Certainty.VERIFIED,
        dates_certainty=Certainty.VERIFIED,
    )


def test_no_task_and_no_plan_cites_a_dead_document(plan, steering, dead_document):
    new = NewTask(number="I.9", title="Việc theo luật cũ", cited="điều 1", document=dead_document)
    with pytest.raises(Refused, match="đã hết hiệu lực từ 01/01/2025"):
        actions.add_task(plan, new, by=steering, now=NOW)
    days = {"issued": TODAY, "starts": TODAY, "ends": date(2030, 12, 31)}
    opened = NewPlan("9/KH-UBND", "Kế hoạch khác", "UBND tỉnh", follows=plan, **days)
    with pytest.raises(Refused, match="đã hết hiệu lực") as refused:
        actions.open_plan(opened, bases=[dead_document], by=steering, now=NOW)
    assert refused.value.field == "bases"


def test_a_clock_set_back_writes_nothing_and_says_so(assigned, educator):
    row = assigned()
    actions.tell(row, NewProgress("Bước đầu."), by=educator, now=NOW)
    seconds_behind = NOW - timedelta(seconds=30)
    second = actions.tell(row, NewProgress("Bước hai."), by=educator, now=seconds_behind)
    assert second.at == NOW
    with pytest.raises(Refused, match="Đồng hồ máy chủ đang chậm"):
        actions.tell(row, NewProgress("Bước ba."), by=educator, now=NOW - DAY)


def test_whoever_said_it_is_done_does_not_verify_it(assigned, staff, educator, steering):
    row = assigned()
    told = actions.tell(row, DONE, by=educator, now=NOW)
    both = staff(
        Role.STEERING_OFFICER,
        territory=educator.duties.get().territory,
        organisation=educator.duties.get().organisation,
    )
    told.by = both
    told.save()
    with pytest.raises(Refused, match="không tự xác nhận được"):
        actions.verify(told, accepted=True, note="", by=both, now=NOW)
    with pytest.raises(Refused, match="Ghi lý do"):
        actions.verify(told, accepted=False, note="", by=steering, now=NOW)


@pytest.mark.django_db(transaction=True)
def test_two_heads_verifying_at_once_are_one_word(assigned, educator, steering, staff):
    row = assigned()
    told = actions.tell(row, DONE, by=educator, now=NOW)
    other = staff(Role.STEERING_OFFICER, territory=steering.duties.get().territory)
    heard, together = [], Barrier(2)

    def verify(by, accepted):
        together.wait()
        try:
            actions.verify(told, accepted=accepted, note="Thiếu biên bản.", by=by, now=NOW)
        except Refused as refused:
            heard.append(str(refused))
        finally:
            connection.close()

    threads = [Thread(target=verify, args=each) for each in ((steering, True), (other, False))]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert Verification.objects.count() == 1
    assert len(heard) == 1
    assert "vừa" in heard[0]


@pytest.mark.usefixtures("this_monday")
def test_what_nobody_holds_is_shown_to_the_steering_office(task, steering, gone, sign_in):
    old, new = gone
    given = Given(Holder(organisation=new.pk), AssignmentRole.LEAD)
    (row,) = actions.assign(task(), [given], by=steering, now=NOW)
    OrganisationVersion.objects.filter(organisation=new).update(
        valid=since(date(2025, 7, 1), date(2026, 9, 1))
    )
    page = sign_in(steering).get(reverse("steering:waiting")).content.decode()
    assert "Chưa cơ quan nào nhận" in page
    assert "Sở Mới" in page
    assert old.pk != row.organisation_id

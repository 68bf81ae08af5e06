"""A case goes to another commune: proposed with a record, answered there, its clocks with it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from fixtures_directory import organisation
from fixtures_incident import NOW
from khien.core.calendars import today
from khien.core.models import RunningClock
from khien.core.refusal import Refused
from khien.directory.models import (
    ChangeEvent,
    ChangeKind,
    Extent,
    Level,
    OrganisationVersion,
    SuccessionEdge,
)
from khien.directory.periods import since
from khien.people.roles import Role
from khien.support import queries
from khien.support.actions import transfer as actions
from khien.support.actions.meeting import Task, assign
from khien.support.actions.transfer import Record
from khien.support.models import CaseState, Transfer, TransferReason, TransferState
from khien.support.queries.transfers import orphans, suggested_target
from khien.support.work_around import items

pytestmark = pytest.mark.usefixtures("this_morning")
LIST = reverse("support:transfers")
SAID = {"reason": "residence", "situation": "Em đã về ở với bà.", "safe_contact": "Bà ngoại"}


def page(name, row):
    return reverse(f"support:{name}", args=[row.pk])


@pytest.fixture
def there(province_with_communes):
    return province_with_communes.communes[1]


@pytest.fixture
def proposed(case, officer, there):
    return actions.propose_transfer(
        case,
        target=there.pk,
        reason=TransferReason.RESIDENCE,
        record=Record("Em đã về ở với bà.", safe_contact="Bà ngoại"),
        by=officer,
        now=NOW,
    )


def test_a_transfer_is_proposed_once_and_the_case_stays_until_it_is_answered(
    sign_in, officer, case, there
):
    client = sign_in(officer)
    url = page("propose_transfer", case)
    assert client.post(url, SAID | {"target": there.pk}).status_code == 302
    assert "đang chờ" in client.post(url, SAID | {"target": there.pk}).content.decode()
    row = Transfer.objects.get()
    assert (row.origin_id, row.target_id) == (case.commune_id, there.pk)
    assert queries.visible_to(officer).filter(pk=case.pk).exists()


@pytest.mark.parametrize(
    ("said", "field"), [({"situation": " "}, "situation"), ({"target": ""}, "target")]
)
def test_what_a_proposal_lacks_is_said(sign_in, officer, case, there, said, field):
    answer = sign_in(officer).post(
        page("propose_transfer", case), SAID | {"target": there.pk} | said
    )
    assert list(answer.context["form"].errors) == [field]
    assert answer.context["form"]["safe_contact"].value() == "Bà ngoại"


def test_not_to_the_same_commune_nor_a_closed_case_nor_past_the_chair(officer, bring_to, there):
    case = bring_to(CaseState.PLAN_SUBMITTED)
    record = Record("Ổn")
    kept = {"reason": TransferReason.RESIDENCE, "record": record, "by": officer, "now": NOW}
    with pytest.raises(Refused, match="Chủ tịch"):
        actions.propose_transfer(case, target=there.pk, **kept)
    case = bring_to(CaseState.SERVING)
    with pytest.raises(Refused, match="chính xã"):
        actions.propose_transfer(case, target=case.commune_id, **kept)
    case = bring_to(CaseState.CLOSED)
    with pytest.raises(Refused, match="đã kết thúc"):
        actions.propose_transfer(case, target=there.pk, **kept)


def test_the_receiving_commune_reads_the_record_alone_before_it_answers(
    sign_in, neighbour, case, proposed
):
    client = sign_in(neighbour)
    assert page("transfer", proposed) in client.get(LIST).content.decode()
    shown = client.get(page("transfer", proposed)).content.decode()
    assert "Em đã về ở với bà." in shown
    assert "Nguyễn Thị Mẫu" not in shown
    assert client.get(page("case", case)).status_code == 404
    (item,) = [item for item in items(neighbour, NOW) if item.url == page("transfer", proposed)]
    assert item.due_at is not None


def test_accepted_the_case_goes_with_clocks_and_open_work_and_the_old_commune_keeps_the_record(
    sign_in, officer, neighbour, case, there, proposed
):
    assign(
        case,
        task=Task("Gọi bà", today(NOW), assignee=officer.pk),
        by=officer,
        now=NOW,
    )
    running = list(RunningClock.objects.filter(subject=case.pk, stopped_at=None))
    client = sign_in(neighbour)
    url = page("accept_transfer", proposed)
    assert client.get(url).status_code == 405
    assert client.post(url)["Location"] == page("case", case)
    assert client.post(url)["Location"] == page("transfer", proposed)  # twice
    case.refresh_from_db()
    assert (case.commune_id, case.residence_id, case.officer) == (there.pk, there.pk, neighbour)
    assert case.assigned_actions.get().assignee == neighbour
    now_running = RunningClock.objects.filter(subject=case.pk, stopped_at=None)
    assert [(c.pk, c.due_at) for c in now_running] == [(c.pk, c.due_at) for c in running]
    assert {c.responsible for c in now_running} == {there.pk}
    old = sign_in(officer)
    assert old.get(page("case", case)).status_code == 404
    assert "chỉ còn biên bản này" in old.get(page("transfer", proposed)).content.decode()


def test_refused_with_a_reason_it_stays(sign_in, officer, neighbour, case, proposed):
    client = sign_in(neighbour)
    url = page("refuse_transfer", proposed)
    assert client.post(url, {"answer": " "}).status_code == 422
    assert client.post(url, {"answer": "Em không ở đây"}).status_code == 302
    assert client.post(url, {"answer": "Lần nữa"}).status_code == 422
    shown = sign_in(officer).get(page("transfer", proposed)).content.decode()
    assert "Em không ở đây" in shown
    assert queries.visible_to(officer).filter(pk=case.pk).exists()


def test_the_sender_takes_it_back_and_nobody_else(sign_in, officer, neighbour, proposed):
    url = page("withdraw_transfer", proposed)
    with pytest.raises(Refused):
        actions.withdraw_transfer(proposed, by=neighbour, now=NOW)
    assert sign_in(officer).post(url).status_code == 302
    proposed.refresh_from_db()
    assert proposed.state == TransferState.WITHDRAWN
    with pytest.raises(Refused):
        actions.accept_transfer(proposed, by=neighbour, now=NOW)


def test_the_sender_does_not_answer_and_a_third_commune_sees_nothing(
    sign_in, staff, officer, leader, province_with_communes, proposed
):
    with pytest.raises(Refused):
        actions.accept_transfer(proposed, by=officer, now=NOW)
    third = staff(Role.COMMUNE_OFFICER, territory=province_with_communes.communes[2])
    assert sign_in(third).get(page("transfer", proposed)).status_code == 404
    assert sign_in(leader).get(LIST).status_code == 403


@pytest.fixture
def merge(province_with_communes):
    """`merge(old, *heirs)`: the commune `old` ends the day before yesterday, into these."""

    def merge(old, *heirs):
        day = today(NOW - timedelta(days=2))
        for version in OrganisationVersion.objects.filter(organisation=old):
            version.valid = since(version.valid.lower, day)
            version.save()
        extent = Extent.WHOLE if len(heirs) == 1 else Extent.PART
        for heir in heirs:
            event = ChangeEvent.objects.create(kind=ChangeKind.ABSORB, organisation=heir, date=day)
            SuccessionEdge.objects.create(
                event=event, predecessor=old, successor=heir, extent=extent
            )

    return merge


def test_a_commune_that_is_no_more_is_not_offered_its_successor_is(
    sign_in, officer, case, there, merge, province_with_communes
):
    third = province_with_communes.communes[2]
    case.residence = third
    case.save(update_fields=["residence"])
    merge(third, there)
    assert suggested_target(case, today(NOW)) == there.pk
    client = sign_in(officer)
    form = client.get(page("propose_transfer", case)).context["form"]
    assert form["target"].value() == there.pk
    assert third.pk not in {key for key, _name in form.fields["target"].choices}
    answer = client.post(page("propose_transfer", case), SAID | {"target": third.pk})
    assert list(answer.context["form"].errors) == ["target"]


def test_two_changes_in_a_row_still_lead_to_who_is_there_today(case, there, merge):
    between = organisation("Xã Giữa", level=Level.COMMUNE)
    first = organisation("Xã Xưa", level=Level.COMMUNE)
    merge(first, between)
    merge(between, there)
    case.residence = first
    assert suggested_target(case, today(NOW)) == there.pk


def test_the_successor_takes_over_the_cases_of_a_commune_that_is_no_more(
    sign_in, neighbour, officer, case, there, proposed, merge
):
    merge(case.commune, there)
    assert not queries.visible_to(neighbour).exists()
    (left,) = orphans(neighbour, today(NOW))
    assert (left.heir, left.cases) == (there.pk, 1)
    assert [item for item in items(neighbour, NOW) if item.url == LIST]
    client = sign_in(neighbour)
    assert "Phường Suối Ngọc" in client.get(LIST).content.decode()
    url = reverse("support:take_over", args=[case.commune_id])
    assert client.post(url).status_code == client.post(url).status_code == 302  # twice
    case.refresh_from_db()
    assert case.commune_id == there.pk
    states = Transfer.objects.order_by("proposed_at").values_list("reason", "state")
    assert set(states) == {("residence", "withdrawn"), ("succession", "accepted")}


def test_nobody_takes_over_from_a_commune_that_is_still_there_or_was_divided(
    neighbour, case, there, merge, province_with_communes
):
    assert actions.take_over(case.commune_id, by=neighbour, now=NOW) == 0
    merge(case.commune, there, province_with_communes.communes[2])
    assert orphans(neighbour, today(NOW)) == []
    assert actions.take_over(case.commune_id, by=neighbour, now=NOW) == 0


def test_where_a_commune_was_divided_the_province_finds_the_childs_new_one(
    staff, case, there, merge, province_with_communes
):
    overseer = staff(Role.CASE_MANAGER, territory=province_with_communes.province)
    kept = {"target": there.pk, "reason": TransferReason.RESIDENCE, "by": overseer, "now": NOW}
    with pytest.raises(Refused):
        actions.propose_transfer(case, record=Record("Ổn"), **kept)
    merge(case.commune, there, province_with_communes.communes[2])
    row = actions.propose_transfer(case, record=Record("Ổn"), **kept)
    assert row.target_id == there.pk


def test_the_list_asks_the_database_as_often_for_twice_the_rows(
    costs_the_same, sign_in, officer, case, there
):
    client = sign_in(officer)

    def grow():
        for _number in range(3):
            row = actions.propose_transfer(
                case,
                target=there.pk,
                reason=TransferReason.INCIDENT,
                record=Record("Ổn"),
                by=officer,
                now=NOW,
            )
            actions.withdraw_transfer(row, by=officer, now=NOW)

    costs_the_same("support/transfers.html", lambda: client.get(LIST), grow, most=11)

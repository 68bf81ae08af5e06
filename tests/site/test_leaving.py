"""Somebody leaves who holds work in every room: one act, and nothing open is without a holder."""

import time
from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone

from khien.core import handing_over, ledger
from khien.core.actors import SYSTEM
from khien.core.handing_over import Leaving
from khien.core.refusal import Refused
from khien.curriculum.models import LessonVersion, VersionState
from khien.directory.models import Function
from khien.evidence.models import HandedLook, UnitKey
from khien.field.models import FieldDevice
from khien.intake.models import Contact, Report, ReportState
from khien.learning.models import CalendarFeed
from khien.people import actions
from khien.people.actions.leaving import lines, mark
from khien.people.models import AccountNotice, Invitation, User
from khien.people.roles import Role
from khien.support.models import AssignedAction, Case, CaseState, FormDraft, Handover, StandIn
from khien.takedown.models import ContentItem, Preservation, TakedownRequest
from made_rows import make, without_conditions

NOW = timezone.now()
ROLES = (Role.COMMUNE_OFFICER, Role.INTAKE_OFFICER, Role.COUNSELLOR, Role.CYBER_POLICE, Role.EDITOR)


@pytest.fixture
def bare(db):
    without_conditions()


@pytest.fixture
def places(bare, province_with_communes):
    return province_with_communes


@pytest.fixture
def boss(staff, places):
    return staff(Role.ADMINISTRATOR)


@pytest.fixture
def leaver(staff, places):
    return staff(Role.SCHOOL_COORDINATOR, organisation=places.office(Function.CYBER_POLICE))


@pytest.fixture
def heir(staff, places):
    """Works wherever the leaver held something."""
    user, office = staff(), places.office(Function.CYBER_POLICE)
    for role in ROLES:
        commune = role is Role.COMMUNE_OFFICER
        actions.give_duty(
            user,
            role,
            territory=places.communes[0] if commune else places.province,
            organisation=None if commune else office,
            by=SYSTEM,
            now=NOW,
        )
    return user


@pytest.fixture
def held(leaver, heir, places, staff):
    """One open and one closed piece of each kind; the open ones by their column."""
    commune, office = places.communes[0], places.office(Function.CYBER_POLICE)
    case = make(Case, officer=leaver, commune=commune, state=CaseState.SERVING)
    away = make(Case, officer=staff(), commune=commune, state=CaseState.SERVING)
    leave = make(Handover, absence="leave", last_day=(NOW + timedelta(days=9)).date())
    item = make(ContentItem, office=office, registered_by=staff())
    make(UnitKey, owner=leaver, unit=office, ended_at=None, end="")
    make(HandedLook, to=leaver, looked_at=None)
    make(FieldDevice, user=leaver, wipe_asked_at=None, wiped_at=None)
    make(CalendarFeed, institution=office, edition=1, open=True)
    make(Invitation, user=leaver, used_at=None, expires_at=NOW + timedelta(hours=1))
    return {
        "support.Case.officer": case,
        "support.AssignedAction.assignee": make(
            AssignedAction, case=case, assignee=leaver, done_on=None
        ),
        "support.StandIn.taker": make(
            StandIn, handover=leave, case=away, taker=leaver, replaced_at=None
        ),
        "support.FormDraft.by": make(FormDraft, subject=case.pk, by=leaver),
        "intake.Report.taken_up_by": make(Report, taken_up_by=leaver, commune=None),
        "intake.Contact.by": make(Contact, by=leaver, ended_at=None),
        "takedown.TakedownRequest.drafted_by": make(TakedownRequest, item=item, drafted_by=leaver),
        "takedown.Preservation.drafted_by": make(Preservation, item=item, drafted_by=leaver),
        "curriculum.LessonVersion.written_by": make(
            LessonVersion, written_by=leaver, state=VersionState.DRAFT
        ),
    }


def everything_to(heir, leaver, boss, now=NOW):
    found = lines(Leaving(leaver, boss, now))
    return {line.name: heir.pk for line in found}, mark(found)


def holder(name):
    *model, field = name.split(".")
    return apps.get_model(".".join(model)), field


def test_all_that_is_open_follows_and_what_is_closed_stays(leaver, heir, boss, held, staff):
    closed = make(Case, officer=leaver, state=CaseState.CLOSED)
    done = make(Report, taken_up_by=leaver, state=ReportState.DECIDED)
    takers, shown = everything_to(heir, leaver, boss)
    pieces, ended = actions.leave(leaver, takers=takers, shown=shown, by=boss, now=NOW)
    for name, row in held.items():
        model, field = holder(name)
        if name == "support.StandIn.taker":
            now_standing = StandIn.objects.get(case=row.case, replaced_at=None)
            assert now_standing.taker == heir
            assert now_standing.handover.last_day == row.handover.last_day
        else:
            assert getattr(model.objects.get(pk=row.pk), field) == heir, name
    assert pieces == len(held) - 1, "a draft goes with its case"
    assert Case.objects.get(pk=closed.pk).officer == leaver
    assert Report.objects.get(pk=done.pk).taken_up_by == leaver
    assert ended == 5
    assert not lines(Leaving(leaver, boss, NOW))
    assert not sum(e.count(Leaving(leaver, boss, NOW)) for e in handing_over.endings())


def test_the_account_its_keys_phones_and_addresses_end(leaver, heir, boss, held):
    actions.open_session(leaver, agent="Firefox", now=NOW)
    takers, shown = everything_to(heir, leaver, boss)
    actions.leave(leaver, takers=takers, shown=shown, by=boss, now=NOW)
    gone = User.objects.get(pk=leaver.pk)
    assert not gone.is_active
    assert not gone.staff_sessions.filter(ended_at=None).exists()
    assert not gone.duties.in_force(NOW).exists()
    assert UnitKey.objects.get(owner=leaver).end == "left"
    assert FieldDevice.objects.get(user=leaver).wipe_asked_at == NOW
    assert CalendarFeed.objects.get().edition == 2
    assert AccountNotice.objects.filter(person=heir, about=leaver, kind="left").exists()
    verbs = {entry.verb for entry in ledger.history(leaver.pk)}
    assert {"WorkLeft", "Left", "AccountDeactivated", "DutyEnded"} <= verbs


def test_what_came_meanwhile_is_shown_first_and_nothing_half_is_done(leaver, heir, boss, held):
    takers, shown = everything_to(heir, leaver, boss)
    make(Report, taken_up_by=leaver, commune=None)
    with pytest.raises(Refused, match="vừa thay đổi"):
        actions.leave(leaver, takers=takers, shown=shown, by=boss, now=NOW)
    _takers, shown = everything_to(heir, leaver, boss)
    del takers[next(reversed(takers))]
    with pytest.raises(Refused, match="chọn người nhận"):
        actions.leave(leaver, takers=takers, shown=shown, by=boss, now=NOW)
    assert Case.objects.get(pk=held["support.Case.officer"].pk).officer == leaver
    assert User.objects.get(pk=leaver.pk).is_active


def test_a_person_who_must_not_see_a_record_is_never_offered_it(leaver, heir, boss, held):
    case = held["support.Case.officer"]
    apps.get_model("people.KeptAway")(
        kind="case", subject=case.pk, person=heir, noted_at=NOW, noted_by=boss, why="x"
    ).save()
    offered = {
        key
        for line in lines(Leaving(leaver, boss, NOW))
        if case.pk in line.group.pieces
        for key, _name in line.group.takers
    }
    assert heir.pk not in offered


def test_nobody_else_is_given_it_whatever_was_sent(leaver, heir, boss, held, staff):
    takers, shown = everything_to(heir, leaver, boss)
    stranger = staff(Role.AUDITOR)
    with pytest.raises(Refused, match="chọn người nhận"):
        actions.leave(
            leaver, takers=dict.fromkeys(takers, stranger.pk), shown=shown, by=boss, now=NOW
        )
    assert User.objects.get(pk=leaver.pk).is_active


def test_an_administrator_does_not_leave_by_themselves(boss):
    with pytest.raises(Refused, match="Bạn không thể tự"):
        actions.leave(boss, takers={}, shown=mark([]), by=boss, now=NOW)


def test_the_page_shows_numbers_and_takers_and_does_it(client, sign_in, leaver, heir, boss, held):
    sign_in(boss)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session["account_authentication_methods_user"] = str(boss.pk)
    session.save()
    address = f"/lam-viec/nguoi-dung/{leaver.pk}/thoi-viec/"
    page = client.get(address).text
    assert f"HS-{held['support.Case.officer'].number}" in page
    assert str(heir) in page
    takers, shown = everything_to(heir, leaver, boss, timezone.now())
    said = {name: str(key) for name, key in takers.items()}
    assert client.post(address, {"shown": shown}).status_code == 422
    assert client.post(address, said | {"shown": shown}).status_code == 302
    assert "Đã bàn giao tất cả" in client.get(f"/lam-viec/nguoi-dung/{leaver.pk}/").text
    own = f"/lam-viec/nguoi-dung/{boss.pk}/thoi-viec/"
    assert client.post(own, {"shown": mark([])}).status_code == 422

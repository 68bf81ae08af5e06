"""One case: what is due, what to do next, and all that was done."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from khien.core import clocks, file_links, ledger
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.models import RunningClock
from khien.core.permissions import FieldGroup, Permission
from khien.directory.queries import names_of
from khien.evidence import queries as evidence
from khien.intake.queries.scope import incidents_for
from khien.intake.rules.reference import incident_reference
from khien.people.access import person
from khien.people.actions.reading import note_read as note_emergency_read
from khien.people.models import User
from khien.support import case_sections, events, queries
from khien.support.case_sections import Looking
from khien.support.models import Case, CaseState, FormCode, Plan, Service
from khien.support.need import GROUPS, groups_of, sent_up, show_only
from khien.support.queries.closing import closing_conditions
from khien.support.queries.forms import Reader, ReadForm, newest_form
from khien.support.queries.page import with_all_around
from khien.support.rules.birth import of_age_soon
from khien.support.rules.case import can, specific_assessment_owed
from khien.support.rules.meeting import needs_meeting_owed
from khien.support.rules.next import declined, next_step
from khien.support.rules.sent_back import why_it_came_back, why_it_was_opened_again
from khien.support.rules.sixteen import newest
from khien.support.rules.states import READING, Step

# Each step that has a page of its own, in the order of the procedure: its words and its address.
BUTTONS: dict[Step, tuple[str | Promise, str]] = {
    Step.ASSESS: (_("Đánh giá ban đầu (Mẫu 02)"), "assess"),
    Step.TAKE_EMERGENCY_MEASURE: (_("Quyết định biện pháp khẩn cấp"), "emergency"),
    Step.DECLINE_EMERGENCY_MEASURE: (_("Không cần biện pháp khẩn cấp"), "no_emergency"),
    Step.SUBMIT_ASSESSMENT: (_("Đánh giá cụ thể (Mẫu 03)"), "specific"),
    Step.APPROVE_ASSESSMENT: (_("Duyệt đánh giá cụ thể"), "approve_assessment"),
    Step.SEND_BACK_ASSESSMENT: (_("Trả lại đánh giá cụ thể"), "send_back_assessment"),
    Step.SUBMIT_PLAN: (_("Lập và trình kế hoạch (Mẫu 04)"), "plan"),
    Step.APPROVE_PLAN: (_("Duyệt kế hoạch (Mẫu 05)"), "approve_plan"),
    Step.SEND_BACK_PLAN: (_("Trả lại kế hoạch"), "send_back_plan"),
    Step.ADD_SERVICE: (_("Thêm dịch vụ cho trẻ"), "service"),
    Step.REVIEW: (_("Rà soát (Mẫu 06)"), "review"),
    Step.SUBMIT_CLOSURE: (_("Trình kết thúc"), "closure"),
    Step.APPROVE_CLOSURE: (_("Duyệt kết thúc"), "approve_closure"),
    Step.SEND_BACK_CLOSURE: (_("Chưa kết thúc, trả lại"), "send_back_closure"),
    Step.REOPEN: (_("Mở lại hồ sơ"), "reopen"),
}

# What the next step is called for those who wait for somebody else to take it.
AWAITED: dict[Step, str | Promise] = {
    Step.ASSESS: _("Cán bộ bảo vệ trẻ em đang đánh giá ban đầu."),
    Step.TAKE_EMERGENCY_MEASURE: _("Trẻ cần bảo vệ khẩn cấp: đang chờ Chủ tịch quyết định."),
    Step.SUBMIT_ASSESSMENT: _("Cán bộ bảo vệ trẻ em đang đánh giá cụ thể."),
    Step.APPROVE_ASSESSMENT: _("Đánh giá cụ thể đang chờ Chủ tịch duyệt."),
    Step.SUBMIT_PLAN: _("Cán bộ bảo vệ trẻ em đang lập kế hoạch."),
    Step.APPROVE_PLAN: _("Kế hoạch đang chờ Chủ tịch duyệt."),
    Step.ADD_SERVICE: _("Kế hoạch đã duyệt: cán bộ đang sắp xếp dịch vụ cho trẻ."),
    Step.GIVE_SERVICE: _("Trẻ đang được hỗ trợ theo kế hoạch."),
    Step.REVIEW: _("Trẻ đang được hỗ trợ; cán bộ sẽ rà soát."),
    Step.SUBMIT_CLOSURE: _("Rà soát cho thấy trẻ đã ổn định: cán bộ có thể trình kết thúc."),
    Step.APPROVE_CLOSURE: _("Việc kết thúc đang chờ Chủ tịch duyệt."),
    Step.REOPEN: _("Hồ sơ đã kết thúc."),
}


# Steps that are offered beside what they are about, by what the template asks.
_MAY = {
    "may_give": Step.GIVE_SERVICE,
    "may_end_measure": Step.END_EMERGENCY_MEASURE,
    "may_correct": Step.CORRECT,
    "may_attach": Step.ATTACH,
}
_CLOSING = {CaseState.SERVING, CaseState.CLOSURE_SUBMITTED}


@dataclass(frozen=True)
class Button:
    text: str
    href: str
    main: bool


def _provider(service: Service, names: dict[UUID, str]) -> str:
    if service.provider_id:
        return names.get(service.provider_id, "")
    return str(service.provider_name or "")


@require_safe
@staff(*READING)
@transaction.atomic
def case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Opening the page is itself written into the ledger."""
    user, now = person(request), timezone.now()
    found = with_all_around(queries.get_for(user, case_id))
    ledger.record(events.CaseRead(found.pk), by=user, now=now)
    emergency = note_emergency_read(found.pk, by=user, now=now)
    running, done = _clocks(found)
    groups = groups_of(user, found, sent_up=bool(sent_up([found.pk])), emergency=emergency)
    hidden = show_only(found, groups)
    services = list(found.services.all())
    places = names_of(
        {found.commune_id} | {service.provider_id for service in services if service.provider_id},
        today(now),
    )
    waiting = next_step(found)
    buttons, can_record = _buttons(found, waiting, user), can(found, Step.RECORD, by=user)
    return render(
        request,
        "support/case.html",
        {
            "case": found,
            "child": found.child or {},
            **_forms(found, groups),
            "conditions": closing_conditions(found, running) if found.state in _CLOSING else [],
            **_sixteen(found, today(now)),
            "may_record": can_record,
            "meet_first": can_record and _meets_first(found, waiting),
            "today": today(now),
            "commune": places.get(found.commune_id, ""),
            "incident": incident_reference(found.incident.number, found.incident.opened_at),
            "may_see_incident": incidents_for(user).filter(pk=found.incident_id).exists(),
            "services": [(row, _provider(row, places)) for row in services],
            "running": running,
            "done": done,
            "buttons": buttons,
            "awaited": "" if any(b.main for b in buttons) else AWAITED[waiting],
            **_told(found, waiting),
            **{name: can(found, step, by=user) for name, step in _MAY.items()},
            "may_open": user.may(Permission.EVIDENCE_VIEW),
            "exhibits": evidence.for_holder(found.pk),
            "sections": case_sections.shown_to(found, Looking(user, now, groups)),
            "emergency": emergency,
            "hidden": hidden,
            "hides_identity": GROUPS[FieldGroup.IDENTITY] in hidden,
            "may_hide": any(user.scope(each).holds_in(found.commune_id) for each in READING),
            "links": file_links.of(user, "case", found.pk, now),
            "now": now,
        },
    )


def _forms(found: Case, groups: frozenset[FieldGroup]) -> dict[str, object]:
    """What was filled in, in words, as far as this person sees it."""
    reader = Reader(found, groups=groups)
    return {
        "register": reader.register(newest_form(found, FormCode.MAU_01)),
        "assessments": [(row, reader.assessment(row)) for row in found.assessments.all()],
        "specific": [(row, reader.specific(row)) for row in found.specific_assessments.all()],
        "plans": [_plan(reader, row) for row in found.plans.all()],
        "reviews": [(row, reader.review(row)) for row in found.reviews.all()],
    }


def _sixteen(found: Case, on: date) -> dict[str, object]:
    """When the child turns sixteen, where that is near or past, and what was decided."""
    born = str((found.child or {}).get("born", ""))
    return {
        "sixteen": of_age_soon(born, on=on),
        "after_sixteen": newest(found.at_sixteen.all()),
    }


def _told(found: Case, waiting: Step) -> dict[str, object]:
    """What the chair decided that the officer reads first."""
    is_open = found.state != CaseState.CLOSED
    return {
        "declined": declined(found.assessments.all()) if is_open else None,
        "opened_again": why_it_was_opened_again(found),
        "came_back": why_it_came_back(found, waiting),
    }


def _meets_first(found: Case, waiting: Step) -> bool:
    return waiting is Step.SUBMIT_PLAN and needs_meeting_owed(
        found.assessments.all(), found.meetings.all()
    )


def _plan(reader: Reader, plan: Plan) -> tuple[Plan, ReadForm, ReadForm | None]:
    """Without the goals in words: the page shows them as rows."""
    read = reader.plan(plan)
    decision = reader.decision(plan) if plan.decision_number else None
    return plan, replace(read, sections=read.sections[1:]), decision


def _clocks(found: Case) -> tuple[list[RunningClock], list[RunningClock]]:
    """The nearest deadline first; then those that stopped, as they happened."""
    every = clocks.of(found.pk)
    running = [clock for clock in every if clock.stopped_at is None]
    return sorted(running, key=_due), [clock for clock in every if clock.stopped_at is not None]


def _due(clock: RunningClock) -> datetime:
    return clock.due_at


def _buttons(found: Case, waiting: Step, user: User) -> list[Button]:
    """The main action first, then whatever else may be done."""
    may = [step for step in BUTTONS if can(found, step, by=user)]
    if specific_assessment_owed(found.assessments.all(), found.specific_assessments.all()):
        may = [step for step in may if step is not Step.SUBMIT_PLAN]
    if waiting is not Step.TAKE_EMERGENCY_MEASURE:
        may = [step for step in may if step is not Step.DECLINE_EMERGENCY_MEASURE]
    may.sort(key=lambda step: step is Step.ASSESS)  # again, where it was done before
    made = [
        Button(
            str(BUTTONS[step][0]),
            reverse(f"support:{BUTTONS[step][1]}", args=[found.pk]),
            main=step is waiting,
        )
        for step in may
    ]
    planned = [service for service in found.services.all() if service.given_on is None]
    if waiting is Step.GIVE_SERVICE and planned and can(found, Step.GIVE_SERVICE, by=user):
        first = min(planned, key=lambda service: service.planned_for)
        href = reverse("support:give", args=[found.pk, first.pk])
        made.append(Button(str(_("Ghi dịch vụ đã cung cấp")), href, main=True))
    return sorted(made, key=lambda button: not button.main)

"""One case: what is due, what to do next, and all that was done."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from khien.core import clocks, ledger
from khien.core.access import staff
from khien.core.calendars import today, working_calendar
from khien.directory.queries import names_of
from khien.evidence import queries as evidence
from khien.people.access import person
from khien.people.models import User
from khien.support import events, queries
from khien.support.models import Case
from khien.support.rules.case import can
from khien.support.rules.states import Step
from khien.support.views.cases import READING

# Each step that has a page of its own, in the order of the procedure, with the words on its button.
BUTTONS: dict[Step, str | Promise] = {
    Step.ASSESS: _("Đánh giá ban đầu (Mẫu 02)"),
    Step.TAKE_EMERGENCY_MEASURE: _("Quyết định biện pháp khẩn cấp"),
    Step.SUBMIT_PLAN: _("Trình kế hoạch (Mẫu 04)"),
    Step.APPROVE_PLAN: _("Duyệt kế hoạch (Mẫu 05)"),
    Step.SEND_BACK_PLAN: _("Trả lại kế hoạch"),
    Step.ADD_SERVICE: _("Thêm dịch vụ"),
    Step.REVIEW: _("Rà soát (Mẫu 06)"),
    Step.SUBMIT_CLOSURE: _("Trình kết thúc"),
    Step.APPROVE_CLOSURE: _("Duyệt kết thúc"),
    Step.SEND_BACK_CLOSURE: _("Chưa kết thúc, trả lại"),
    Step.REOPEN: _("Mở lại hồ sơ"),
}
PATHS: dict[Step, str] = {
    Step.ASSESS: "assess",
    Step.TAKE_EMERGENCY_MEASURE: "emergency",
    Step.SUBMIT_PLAN: "plan",
    Step.APPROVE_PLAN: "approve_plan",
    Step.SEND_BACK_PLAN: "send_back_plan",
    Step.ADD_SERVICE: "service",
    Step.REVIEW: "review",
    Step.SUBMIT_CLOSURE: "closure",
    Step.APPROVE_CLOSURE: "approve_closure",
    Step.SEND_BACK_CLOSURE: "send_back_closure",
    Step.REOPEN: "reopen",
}


@dataclass(frozen=True)
class Button:
    text: str
    href: str


@require_safe
@staff(*READING)
@transaction.atomic
def case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Opening the page is itself written into the ledger."""
    user, now = person(request), timezone.now()
    found = queries.get_for(user, case_id)
    ledger.record(events.CaseRead(found.pk), by=user, now=now)
    places = {found.commune_id, found.residence_id, *_providers(found)} - {None}
    running = clocks.of(found.pk)
    return render(
        request,
        "support/case.html",
        {
            "case": found,
            "child": found.child or {},
            "circumstances": found.circumstances or {},
            "places": names_of({place for place in places if place}, today(now)),
            "commune": names_of({found.commune_id}, today(now)).get(found.commune_id, ""),
            "clocks": running,
            "calendar": working_calendar(),
            "buttons": _buttons(found, user),
            "may_give": can(found, Step.GIVE_SERVICE, by=user),
            "may_end_measure": can(found, Step.END_EMERGENCY_MEASURE, by=user),
            "may_correct": can(found, Step.GIVE_SERVICE, by=user),
            "exhibits": evidence.for_holder(found.pk),
            "requests": list(found.requests.all()),
            "now": now,
        },
    )


def _providers(found: Case) -> set[UUID | None]:
    return {service.provider_id for service in found.services.all()}


def _buttons(found: Case, user: User) -> list[Button]:
    """The first is the one main action of the page."""
    return [
        Button(str(text), reverse(f"support:{PATHS[step]}", args=[found.pk]))
        for step, text in BUTTONS.items()
        if can(found, step, by=user)
    ]

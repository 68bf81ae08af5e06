"""One page for each step of a case: a short form, one button, a sentence where it is refused."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.conflict import now_seen
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.access import person
from khien.people.models import User
from khien.support import actions, forms, queries
from khien.support.models import Case, Closure, EmergencyMeasure, Goal, Service
from khien.support.queries.before import newest_plan
from khien.support.queries.closing import closing_conditions
from khien.support.queries.forms import Reader, ReadForm
from khien.support.queries.providers import providers
from khien.support.rules.case import Changed
from khien.support.rules.next import next_step
from khien.support.rules.states import Step
from khien.support.views.acting import Page, act_page, sent
from khien.support.views.case import BUTTONS
from khien.support.views.words import LEADS, refusal_of

Act = Callable[[Case, dict[str, Any], User, datetime], object]


def _page(
    request: HttpRequest, case_id: UUID, step: Step, form_class: type[forms.SeenForm], act: Act
) -> HttpResponse:
    user = person(request)
    case = queries.get_for(user, case_id)
    data = request.POST if request.method == "POST" else None
    form = form_class(data, initial={"seen": case.version}, **_offered(case, step))
    changed = False
    if data is not None and form.is_valid():
        try:
            act(case, form.cleaned_data, user, timezone.now())
        except Refused as refusal:
            changed = _refuse(form, refusal, case)
        else:
            messages.success(request, _("Đã lưu."))
            return redirect("support:case", case_id=case.pk)
    return render(
        request,
        "support/step.html",
        {
            "case": case,
            "form": form,
            "title": BUTTONS[step][0],
            "lead": LEADS.get(step, ""),
            "refusal": refusal_of(case, step, user),
            "decided": _decided(case, step),
            "closure": _closure(case, step),
            "other": _other(case, step),
            "conditions": closing_conditions(case) if step is Step.SUBMIT_CLOSURE else [],
        },
        status=409 if changed else 422 if form.errors else 200,
    )


def _offered(case: Case, step: Step) -> dict[str, Any]:
    """What there is to choose from on the page of this step."""
    if step is not Step.ADD_SERVICE:
        return {}
    goals = Goal.objects.filter(
        plan__in=[p.pk for p in case.plans.all() if p.decision == "approved"]
    )
    return {"providers": providers(case.commune_id, today(timezone.now())), "goals": goals}


def _refuse(form: forms.SeenForm, refusal: Refused, case: Case) -> bool:
    """Put the sentence where it belongs; True where somebody else had changed the case."""
    form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
    if not isinstance(refusal, Changed):
        return False
    form.data = now_seen(cast("QueryDict", form.data), case.version)
    return True


def _decided(case: Case, step: Step) -> ReadForm | None:
    """What was submitted, in words, on the page that decides on it."""
    if step in {Step.APPROVE_ASSESSMENT, Step.SEND_BACK_ASSESSMENT}:
        rows = list(case.specific_assessments.all())
        return Reader(case).specific(max(rows, key=lambda r: r.submitted_at)) if rows else None
    plan = newest_plan(case)
    if step is Step.SEND_BACK_PLAN and plan is not None:
        return Reader(case).plan(plan)
    return None


def _other(case: Case, step: Step) -> tuple[str, str] | None:
    """Who has just read what was submitted may also send it back, from the same page."""
    back = {
        Step.APPROVE_ASSESSMENT: Step.SEND_BACK_ASSESSMENT,
        Step.APPROVE_CLOSURE: Step.SEND_BACK_CLOSURE,
        Step.TAKE_EMERGENCY_MEASURE: Step.DECLINE_EMERGENCY_MEASURE,
    }.get(step)
    if back is None or (step is Step.TAKE_EMERGENCY_MEASURE and next_step(case) is not step):
        return None
    words, name = BUTTONS[back]
    return str(words), reverse(f"support:{name}", args=[case.pk])


def _closure(case: Case, step: Step) -> Closure | None:
    if step not in {Step.APPROVE_CLOSURE, Step.SEND_BACK_CLOSURE}:
        return None
    return max(case.closures.all(), key=lambda closure: closure.submitted_at, default=None)


@staff(Permission.CASE_APPROVE)
def emergency(request: HttpRequest, case_id: UUID) -> HttpResponse:
    def act(case: Case, said: dict[str, Any], by: User, now: datetime) -> object:
        return actions.take_emergency_measure(case, by=by, now=now, **said)

    return _page(request, case_id, Step.TAKE_EMERGENCY_MEASURE, forms.EmergencyForm, act)


@staff(Permission.CASE_APPROVE)
def no_emergency(request: HttpRequest, case_id: UUID) -> HttpResponse:
    def act(case: Case, said: dict[str, Any], by: User, now: datetime) -> object:
        return actions.decline_emergency_measure(case, by=by, now=now, **said)

    return _page(request, case_id, Step.DECLINE_EMERGENCY_MEASURE, forms.DeclineForm, act)


@staff(Permission.CASE_APPROVE)
def end_emergency(request: HttpRequest, case_id: UUID, measure_id: UUID) -> HttpResponse:
    """Asks first: a slip of the thumb must not end what protects a child."""
    user = person(request)
    case = queries.get_for(user, case_id)
    measure = get_object_or_404(EmergencyMeasure, pk=measure_id, case=case)

    def act(_said: dict[str, Any]) -> object:
        return actions.end_emergency_measure(measure, by=user, now=timezone.now())

    page = Page(
        _("Kết thúc biện pháp"),
        _("Chỉ kết thúc khi trẻ không còn bị đe dọa, hoặc đã có cách bảo vệ khác."),
        _("Kết thúc biện pháp"),
        tone="danger",
        beside="support/measure.html",
        told={"measure": measure},
        done=_("Biện pháp đã kết thúc."),
    )
    refusal = refusal_of(case, Step.END_EMERGENCY_MEASURE, user)
    return act_page(request, case, page, Form(sent(request)), act, refusal=refusal)


@staff(Permission.CASE_APPROVE)
def approve_assessment(request: HttpRequest, case_id: UUID) -> HttpResponse:
    def act(case: Case, said: dict[str, Any], by: User, now: datetime) -> object:
        return actions.approve_assessment(case, by=by, now=now, **said)

    return _page(request, case_id, Step.APPROVE_ASSESSMENT, forms.ConfirmForm, act)


@staff(Permission.CASE_APPROVE)
def send_back_assessment(request: HttpRequest, case_id: UUID) -> HttpResponse:
    def act(case: Case, said: dict[str, Any], by: User, now: datetime) -> object:
        return actions.send_back_assessment(case, by=by, now=now, **said)

    return _page(request, case_id, Step.SEND_BACK_ASSESSMENT, forms.SendBackForm, act)


@staff(Permission.CASE_APPROVE)
def send_back_plan(request: HttpRequest, case_id: UUID) -> HttpResponse:
    def act(case: Case, said: dict[str, Any], by: User, now: datetime) -> object:
        return actions.send_back_plan(case, by=by, now=now, **said)

    return _page(request, case_id, Step.SEND_BACK_PLAN, forms.SendBackForm, act)


@staff(Permission.CASE_WORK)
def service(request: HttpRequest, case_id: UUID) -> HttpResponse:
    def act(case: Case, said: dict[str, Any], by: User, now: datetime) -> object:
        chosen = said.pop("provider")
        goal = said.pop("goal", None)
        return actions.add_service(
            case,
            by=by,
            now=now,
            provider=chosen.pk if chosen else None,
            goal=goal.pk if goal else None,
            **said,
        )

    return _page(request, case_id, Step.ADD_SERVICE, forms.ServiceForm, act)


@staff(Permission.CASE_WORK)
def give(request: HttpRequest, case_id: UUID, service_id: UUID) -> HttpResponse:
    user = person(request)
    case = queries.get_for(user, case_id)
    planned = get_object_or_404(Service, pk=service_id, case=case)
    form = forms.GivenForm(
        request.POST if request.method == "POST" else None,
        initial={"given_on": today(timezone.now())},
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.give_service(planned, by=user, now=timezone.now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, _("Đã ghi: trẻ đã được hỗ trợ."))
            return redirect("support:case", case_id=case.pk)
    return render(
        request,
        "support/give.html",
        {
            "case": case,
            "service": planned,
            "form": form,
            "refusal": refusal_of(case, Step.GIVE_SERVICE, user),
        },
        status=422 if form.errors else 200,
    )


@staff(Permission.CASE_WORK)
def closure(request: HttpRequest, case_id: UUID) -> HttpResponse:
    def act(case: Case, said: dict[str, Any], by: User, now: datetime) -> object:
        return actions.submit_closure(case, by=by, now=now, **said)

    return _page(request, case_id, Step.SUBMIT_CLOSURE, forms.ClosureForm, act)


@staff(Permission.CASE_APPROVE)
def approve_closure(request: HttpRequest, case_id: UUID) -> HttpResponse:
    def act(case: Case, said: dict[str, Any], by: User, now: datetime) -> object:
        return actions.approve_closure(case, by=by, now=now, **said)

    return _page(request, case_id, Step.APPROVE_CLOSURE, forms.ConfirmForm, act)


@staff(Permission.CASE_APPROVE)
def send_back_closure(request: HttpRequest, case_id: UUID) -> HttpResponse:
    def act(case: Case, said: dict[str, Any], by: User, now: datetime) -> object:
        return actions.send_back_closure(case, by=by, now=now, **said)

    return _page(request, case_id, Step.SEND_BACK_CLOSURE, forms.SendBackForm, act)


@staff(Permission.CASE_APPROVE)
def reopen(request: HttpRequest, case_id: UUID) -> HttpResponse:
    def act(case: Case, said: dict[str, Any], by: User, now: datetime) -> object:
        return actions.reopen(case, by=by, now=now, **said)

    return _page(request, case_id, Step.REOPEN, forms.ReasonForm, act)

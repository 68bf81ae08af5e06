"""One page for each step of a case: a short form, one button, a sentence where it is refused."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.access import person
from khien.people.models import User
from khien.support import actions, forms, queries
from khien.support.actions import Findings
from khien.support.models import Case, EmergencyMeasure, Service
from khien.support.rules.case import check_can
from khien.support.rules.states import Step
from khien.support.views.case import BUTTONS

Act = Callable[[Case, dict[str, Any], User, datetime], object]


def _page(
    request: HttpRequest, case_id: UUID, step: Step, form_class: type[forms.SeenForm], act: Act
) -> HttpResponse:
    user = person(request)
    case = queries.get_for(user, case_id)
    form = form_class(request.POST or None, initial={"seen": case.version})
    if request.method == "POST" and form.is_valid() and _taken(request, case, form, act):
        return redirect("support:case", case_id=case.pk)
    return render(
        request,
        "support/step.html",
        {
            "case": case,
            "form": form,
            "title": BUTTONS[step],
            "refusal": _refusal(case, step, user),
            "plan": max(case.plans.all(), key=lambda plan: plan.submitted_at, default=None),
            "step": step.value,
        },
        status=422 if form.errors else 200,
    )


def _taken(request: HttpRequest, case: Case, form: forms.SeenForm, act: Act) -> bool:
    try:
        act(case, form.cleaned_data, person(request), timezone.now())
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        if form.cleaned_data.get("seen") != case.version:
            form.data = form.data | {"seen": str(case.version)}  # type: ignore[operator]
        return False
    messages.success(request, _("Đã lưu."))
    return True


def _refusal(case: Case, step: Step, user: User) -> str:
    try:
        check_can(case, step, by=user)
    except Refused as refusal:
        return str(refusal)
    return ""


@staff(Permission.CASE_WORK)
def assess(request: HttpRequest, case_id: UUID) -> HttpResponse:
    def act(case: Case, said: dict[str, Any], by: User, now: datetime) -> object:
        seen = said.pop("seen")
        return actions.assess(case, findings=Findings(**said), by=by, now=now, seen=seen)

    return _page(request, case_id, Step.ASSESS, forms.AssessmentForm, act)


@staff(Permission.CASE_APPROVE)
def emergency(request: HttpRequest, case_id: UUID) -> HttpResponse:
    def act(case: Case, said: dict[str, Any], by: User, now: datetime) -> object:
        return actions.take_emergency_measure(case, by=by, now=now, **said)

    return _page(request, case_id, Step.TAKE_EMERGENCY_MEASURE, forms.EmergencyForm, act)


@require_POST
@staff(Permission.CASE_APPROVE)
def end_emergency(request: HttpRequest, case_id: UUID, measure_id: UUID) -> HttpResponse:
    user = person(request)
    case = queries.get_for(user, case_id)
    measure = get_object_or_404(EmergencyMeasure, pk=measure_id, case=case)
    try:
        actions.end_emergency_measure(measure, by=user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("support:case", case_id=case.pk)


@staff(Permission.CASE_WORK)
def plan(request: HttpRequest, case_id: UUID) -> HttpResponse:
    def act(case: Case, said: dict[str, Any], by: User, now: datetime) -> object:
        return actions.submit_plan(case, by=by, now=now, **said)

    return _page(request, case_id, Step.SUBMIT_PLAN, forms.PlanForm, act)


@staff(Permission.CASE_APPROVE)
def approve_plan(request: HttpRequest, case_id: UUID) -> HttpResponse:
    def act(case: Case, said: dict[str, Any], by: User, now: datetime) -> object:
        return actions.approve_plan(case, by=by, now=now, **said)

    return _page(request, case_id, Step.APPROVE_PLAN, forms.PlanDecisionForm, act)


@staff(Permission.CASE_APPROVE)
def send_back_plan(request: HttpRequest, case_id: UUID) -> HttpResponse:
    def act(case: Case, said: dict[str, Any], by: User, now: datetime) -> object:
        return actions.send_back_plan(case, by=by, now=now, **said)

    return _page(request, case_id, Step.SEND_BACK_PLAN, forms.SendBackForm, act)


@staff(Permission.CASE_WORK)
def service(request: HttpRequest, case_id: UUID) -> HttpResponse:
    def act(case: Case, said: dict[str, Any], by: User, now: datetime) -> object:
        return actions.add_service(case, by=by, now=now, **said)

    return _page(request, case_id, Step.ADD_SERVICE, forms.ServiceForm, act)


@staff(Permission.CASE_WORK)
def give(request: HttpRequest, case_id: UUID, service_id: UUID) -> HttpResponse:
    user = person(request)
    case = queries.get_for(user, case_id)
    planned = get_object_or_404(Service, pk=service_id, case=case)
    form = forms.GivenForm(request.POST or None)
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
        {"case": case, "service": planned, "form": form},
        status=422 if form.errors else 200,
    )


@staff(Permission.CASE_WORK)
def review(request: HttpRequest, case_id: UUID) -> HttpResponse:
    def act(case: Case, said: dict[str, Any], by: User, now: datetime) -> object:
        return actions.review(case, by=by, now=now, **said)

    return _page(request, case_id, Step.REVIEW, forms.ReviewForm, act)


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

    return _page(request, case_id, Step.REOPEN, forms.ConfirmForm, act)

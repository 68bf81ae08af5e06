"""One violation: what is due, who else knows the respondent, the next step, what was done."""

from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from khien.core import clocks, ledger
from khien.core.access import staff
from khien.core.calendars import today, working_calendar
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.directory.queries import names_of
from khien.enforcement import actions, events, forms, queries
from khien.enforcement.actions import Disposal
from khien.enforcement.models import AgeGroup, Branch, Violation
from khien.enforcement.rules.states import Step
from khien.enforcement.rules.violation import can
from khien.intake.models import HarmKind
from khien.law.queries import provisions_in_force
from khien.people.access import person


@require_safe
@staff(Permission.VIOLATION_WORK)
@transaction.atomic
def violation(request: HttpRequest, violation_id: UUID) -> HttpResponse:
    """Opening the page is itself written into the ledger."""
    user, now = person(request), timezone.now()
    found = queries.get_for(user, violation_id)
    ledger.record(events.ViolationRead(found.pk), by=user, now=now)
    same = queries.same_respondent(found)
    places = {found.office_id, *(other.office for other in same)}
    if found.commune_id:
        places.add(found.commune_id)
    names = names_of(places, today(now))
    return render(
        request,
        "enforcement/violation.html",
        {
            "violation": found,
            "act": HarmKind(found.act).label,
            "office": names.get(found.office_id, ""),
            "commune": names.get(found.commune_id, "") if found.commune_id else "",
            "same": [(other, names.get(other.office, "")) for other in same],
            "identity": found.respondent.identity or {},
            "result": found.result or {},
            "clocks": clocks.of(found.pk),
            "calendar": working_calendar(),
            "may": {step.value: can(found, step, by=user) for step in Step},
            "note_form": forms.NoteForm(),
            "now": now,
        },
    )


@staff(Permission.VIOLATION_WORK)
def verify(request: HttpRequest, violation_id: UUID) -> HttpResponse:
    found = queries.get_for(person(request), violation_id)
    form = forms.VerifyForm(
        request.POST or None,
        provisions=provisions_in_force(found.act_on),
        initial={
            "seen": found.version,
            "age_group": found.respondent.age_group,
            "branch": found.branch,
            "provision": found.provision_id,
        },
    )

    def act(said: dict[str, Any]) -> None:
        actions.verify(
            found,
            branch=Branch(said["branch"]),
            provision=said["provision"],
            age_group=AgeGroup(said["age_group"]),
            by=person(request),
            now=timezone.now(),
            seen=said["seen"],
        )

    return _page(request, found, form, act, title=_("Xác minh và chọn hướng xử lý"))


@staff(Permission.VIOLATION_WORK)
def settle(request: HttpRequest, violation_id: UUID) -> HttpResponse:
    found = queries.get_for(person(request), violation_id)
    if not can(found, Step.SETTLE, by=person(request)):
        messages.error(request, _("Hãy xác minh và chọn hướng xử lý trước."))
        return redirect("enforcement:violation", violation_id=found.pk)
    form = forms.SettleForm(
        request.POST or None, branch=found.branch, initial={"seen": found.version}
    )

    def act(said: dict[str, Any]) -> None:
        seen = said.pop("seen")
        actions.settle(
            found, disposal=Disposal(**said), by=person(request), now=timezone.now(), seen=seen
        )

    return _page(request, found, form, act, title=_("Ghi kết quả xử lý"))


@staff(Permission.VIOLATION_WORK)
def note(request: HttpRequest, violation_id: UUID) -> HttpResponse:
    found = queries.get_for(person(request), violation_id)
    form = forms.NoteForm(request.POST or None)

    def act(said: dict[str, Any]) -> None:
        actions.note(found, text=said["text"], by=person(request), now=timezone.now())

    return _page(request, found, form, act, title=_("Ghi việc đã làm"))


@staff(Permission.VIOLATION_WORK)
def reopen(request: HttpRequest, violation_id: UUID) -> HttpResponse:
    found = queries.get_for(person(request), violation_id)
    form = forms.ReopenForm(request.POST or None, initial={"seen": found.version})

    def act(said: dict[str, Any]) -> None:
        actions.reopen(
            found, reason=said["reason"], by=person(request), now=timezone.now(), seen=said["seen"]
        )

    return _page(request, found, form, act, title=_("Mở lại hồ sơ vi phạm"))


def _page(
    request: HttpRequest, found: Violation, form: django_forms.Form, act: Any, *, title: str
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            act(form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
            if "seen" in form.fields and form.cleaned_data.get("seen") != found.version:
                form.data = form.data | {"seen": str(found.version)}  # type: ignore[operator]
        else:
            messages.success(request, _("Đã lưu."))
            return redirect("enforcement:violation", violation_id=found.pk)
    return render(
        request,
        "enforcement/step.html",
        {"violation": found, "form": form, "title": title},
        status=422 if form.errors else 200,
    )

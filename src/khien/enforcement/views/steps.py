"""One page for each step of a violation; where two people write at once, both versions show."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.access import staff
from khien.core.conflict import Difference, differences, now_seen, settled, shown
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.enforcement import actions, forms, queries
from khien.enforcement.actions import Disposal
from khien.enforcement.citing import cited
from khien.enforcement.models import AgeGroup, Branch, Violation
from khien.enforcement.rules.states import Step
from khien.enforcement.rules.violation import Changed, check_can
from khien.law.queries import provisions_in_force
from khien.people.access import person
from khien.people.models import User

Act = Callable[[dict[str, Any]], object]


@staff(Permission.VIOLATION_WORK)
def verify(request: HttpRequest, violation_id: UUID) -> HttpResponse:
    """Whoever saves second sees both, field by field, and chooses."""
    user = person(request)
    found = queries.get_for(user, violation_id)
    provisions = provisions_in_force(found.act_on)
    stored = {
        "age_group": found.respondent.age_group,
        "branch": found.branch,
        "provision": found.provision_id,
    }
    data = settled(request.POST, stored) if request.method == "POST" else None
    initial = {**stored, "seen": found.version}
    form = forms.VerifyForm(data, provisions=provisions, initial=initial)
    rows: list[Difference] = []
    if data is not None and form.is_valid():
        if form.cleaned_data["seen"] != found.version:
            rows = differences(form, stored, names={str(p.pk): cited(p) for p in provisions})
            form.data = now_seen(data, found.version)
        if not rows and _done(request, form, _verification(found, user)):
            return redirect("enforcement:violation", violation_id=found.pk)
    extra = {"conflict": rows, "was": shown(form, stored, asked=bool(rows))}
    title = _("Xác minh và chọn hướng xử lý")
    return _render(request, found, Step.VERIFY, form, title=title, extra=extra)


def _verification(found: Violation, user: User) -> Act:
    def act(said: dict[str, Any]) -> None:
        actions.verify(
            found,
            branch=Branch(said["branch"]),
            provision=said["provision"],
            age_group=AgeGroup(said["age_group"]),
            by=user,
            now=timezone.now(),
            seen=found.version,
        )

    return act


@staff(Permission.VIOLATION_WORK)
def settle(request: HttpRequest, violation_id: UUID) -> HttpResponse:
    """Asks only what this direction needs; typed for another one, it is shown and not lost."""
    user = person(request)
    found = queries.get_for(user, violation_id)
    title = _("Ghi kết quả xử lý")
    if not found.branch:
        return _render(request, found, Step.SETTLE, django_forms.Form(), title=title)
    if request.method == "POST" and request.POST.get("direction") != found.branch:
        return _turned(request, found, title=title)
    data = request.POST if request.method == "POST" else None
    form = forms.SettleForm(data, branch=found.branch, initial={"direction": found.branch})

    def act(said: dict[str, Any]) -> None:
        said.pop("direction")
        actions.settle(
            found, disposal=Disposal(**said), by=user, now=timezone.now(), seen=found.version
        )

    if data is not None and form.is_valid() and _done(request, form, act):
        return redirect("enforcement:violation", violation_id=found.pk)
    return _render(request, found, Step.SETTLE, form, title=title)


def _turned(request: HttpRequest, found: Violation, *, title: str) -> HttpResponse:
    """Somebody chose another direction while this person wrote for the old one."""
    fields = forms.SettleForm.base_fields
    typed = {name: request.POST.get(name, "") for name in fields if name != "direction"}
    form = forms.SettleForm(None, branch=found.branch, initial={**typed, "direction": found.branch})
    lost = [
        (fields[name].label, value)
        for name, value in typed.items()
        if value and name not in form.fields
    ]
    extra = {"turned": True, "lost": lost}
    return _render(request, found, Step.SETTLE, form, title=title, extra=extra)


@staff(Permission.VIOLATION_WORK)
def note(request: HttpRequest, violation_id: UUID) -> HttpResponse:
    user = person(request)
    found = queries.get_for(user, violation_id)
    form = forms.NoteForm(request.POST if request.method == "POST" else None)

    def act(said: dict[str, Any]) -> None:
        actions.note(found, text=said["text"], by=user, now=timezone.now())

    if form.is_valid() and _done(request, form, act):
        return redirect("enforcement:violation", violation_id=found.pk)
    return _render(request, found, Step.NOTE, form, title=_("Ghi việc đã làm"))


@staff(Permission.VIOLATION_WORK)
def reopen(request: HttpRequest, violation_id: UUID) -> HttpResponse:
    user = person(request)
    found = queries.get_for(user, violation_id)
    data = request.POST if request.method == "POST" else None
    form = forms.ReopenForm(data, initial={"seen": found.version})

    def act(said: dict[str, Any]) -> None:
        actions.reopen(found, reason=said["reason"], by=user, now=timezone.now(), seen=said["seen"])

    if data is not None and form.is_valid():
        if _done(request, form, act):
            return redirect("enforcement:violation", violation_id=found.pk)
        form.data = now_seen(data, found.version)
    return _render(request, found, Step.REOPEN, form, title=_("Mở lại hồ sơ vi phạm"))


def _done(request: HttpRequest, form: django_forms.Form, act: Act) -> bool:
    try:
        act(form.cleaned_data)
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        form.changed_meanwhile = isinstance(refusal, Changed)  # type: ignore[attr-defined]  # read by the template
        return False
    messages.success(request, _("Đã lưu."))
    return True


def refusal_of(found: Violation, step: Step, user: User) -> str:
    """Why this step cannot be taken now; empty where it can."""
    try:
        check_can(found, step, by=user)
    except Refused as refusal:
        return str(refusal)
    return ""


def _render(
    request: HttpRequest,
    found: Violation,
    step: Step,
    form: django_forms.Form,
    *,
    title: str,
    extra: dict[str, Any] | None = None,
) -> HttpResponse:
    context = {
        "violation": found,
        "form": form,
        "title": title,
        "refusal": refusal_of(found, step, person(request)),
        "conflict": [],
        "was": [],
        "turned": False,
        "lost": [],
        **(extra or {}),
    }
    both = context["conflict"] or context["turned"] or getattr(form, "changed_meanwhile", False)
    status = 409 if both else 422 if form.errors else 200
    return render(request, "enforcement/step.html", context, status=status)

"""One page for each step of a violation; of two who write at once, nobody loses their words."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.conflict import Difference, differences, now_seen, settled, shown
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.documents.models import Document
from khien.enforcement import actions, forms, papers, queries
from khien.enforcement.forms_steps import StepForm, VerifyForm
from khien.enforcement.models import AgeGroup, Branch, Violation
from khien.enforcement.queries.course import course_of
from khien.enforcement.queries.receivers import bodies, uses_khien
from khien.enforcement.rules.said import ASKS, check_appeal
from khien.enforcement.rules.states import Step, step_of
from khien.enforcement.rules.violation import Changed, check_can, fined_as
from khien.enforcement.wording_steps import button, lead
from khien.law.citing import cited
from khien.law.models import ProvisionKind
from khien.law.queries import fine_span, provisions_in_force
from khien.people.access import person
from khien.people.models import User

Act = Callable[[dict[str, Any]], object]


@staff(Permission.VIOLATION_WORK)
def verify(request: HttpRequest, violation_id: UUID) -> HttpResponse:
    """Whoever saves second sees both, field by field, and chooses."""
    user = person(request)
    found = queries.get_for(user, violation_id)
    provisions = provisions_in_force(found.act_on).exclude(kind=ProvisionKind.PROCEDURE)
    stored = {
        "age_group": found.respondent.age_group,
        "branch": found.branch,
        "provisions": [provision.pk for provision in found.provisions.all()],
    }
    data = settled(request.POST, stored) if request.method == "POST" else None
    initial = {**stored, "seen": found.version}
    form = VerifyForm(data, provisions=provisions, initial=initial)
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
            provisions=list(said["provisions"]),
            age_group=AgeGroup(said["age_group"]),
            by=user,
            now=timezone.now(),
            seen=found.version,
        )

    return act


@staff(Permission.VIOLATION_WORK)
def step(request: HttpRequest, violation_id: UUID, verb: str) -> HttpResponse:
    """A step of the path: the form asks only what this direction needs of it."""
    user, now = person(request), timezone.now()
    found = queries.get_for(user, violation_id)
    taken = step_of(verb)
    if taken is None:
        raise Http404
    if not found.branch or (Branch(found.branch), taken) not in ASKS:
        return _gone(request, found, taken)
    branch, data = Branch(found.branch), request.POST if request.method == "POST" else None
    form = StepForm(
        data,
        branch=branch,
        step=taken,
        bodies=bodies(branch, today(now), but=found.office_id, now=now),
        initial={"seen": found.version, "on": today(now)},
        writes=papers.offered(found, taken, by=user),
    )

    made: list[Document] = []

    def act(said: dict[str, Any]) -> None:
        who = {"by": user, "now": timezone.now(), "seen": said["seen"]}
        signer = form.signer()
        if signer is None:
            actions.take(found, taken, form.said(), **who)
        else:
            made.append(actions.take_on_paper(found, taken, form.said(), signer=signer, **who))

    if data is not None and form.is_valid():
        if _done(request, form, act):
            return _onward(found, user, made)
        form.data = now_seen(data, found.version)
    extra = {"lead": lead(branch, taken), **_limits(found, taken)}
    return _render(request, found, taken, form, title=button(branch, taken), extra=extra)


def _onward(found: Violation, user: User, made: list[Document]) -> HttpResponse:
    """To the paper that is to be signed; whoever sent the file back sees no more than that."""
    if made:
        return redirect("documents:document", made[0].pk)
    if queries.visible_to(user).filter(pk=found.pk).exists():
        return redirect("enforcement:violation", violation_id=found.pk)
    return redirect("enforcement:violations")


def _limits(found: Violation, step: Step) -> dict[str, Any]:
    """What the cited provisions allow, beside the field of the fine."""
    if step not in {Step.DECIDE, Step.AMEND} or found.branch != Branch.ADMINISTRATIVE:
        return {}
    span = fine_span(found.provisions.prefetch_related("fine_limits"), fined_as(found.respondent))
    return {"asks_fine": True, "span": span}


def _gone(request: HttpRequest, found: Violation, step: Step) -> HttpResponse:
    """Somebody chose another direction while this person wrote: their words are shown to them."""
    title = _("Bước này không còn ở hướng xử lý hiện nay")
    extra = {"lost": StepForm.typed(request.POST)}
    return _render(request, found, step, django_forms.Form(), title=title, extra=extra)


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
    itself = uses_khien(found.receiver_id, now=timezone.now())
    try:
        check_can(found, step, by=user, itself=itself)
        check_appeal(step, course_of(found))
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
        "lost": [],
        "lead": "",
        "asks_fine": False,
        "span": None,
        **(extra or {}),
    }
    both = context["conflict"] or context["lost"] or getattr(form, "changed_meanwhile", False)
    status = 409 if both else 422 if form.errors else 200
    return render(request, "enforcement/step.html", context, status=status)

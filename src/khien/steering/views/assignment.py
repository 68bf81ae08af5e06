"""One assignment: how it stands, what its office told, the word of another person, more time."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from khien.core import reminders
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.models import RunningClock
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.evidence import queries as evidence
from khien.evidence.actions import open_exhibit, receive
from khien.evidence.models import Exhibit, HolderKind, StepKind
from khien.evidence.rules import MIME
from khien.evidence.store import StoreBroken
from khien.people.access import person
from khien.people.models import User
from khien.steering import actions
from khien.steering.actions.reminding import CLOCK
from khien.steering.forms.progress import AskForm, DecideForm, ProgressForm, VerifyForm
from khien.steering.forms.task import CancelForm
from khien.steering.models import Assignment, Extension, Progress
from khien.steering.queries.assignments import (
    READING,
    asked_late,
    get_for,
    is_ours,
    may_verify,
    shown,
)
from khien.steering.rules.course import CLOSED, AssignmentState
from khien.steering.views.sent import carried_out


@require_safe
@staff(*READING)
def assignment(request: HttpRequest, assignment_id: UUID) -> HttpResponse:
    user = person(request)
    return _page(request, get_for(user, assignment_id, on=today(timezone.now())), user)


def _page(
    request: HttpRequest, row: Assignment, user: User, sent: dict[str, forms.Form] | None = None
) -> HttpResponse:
    day, sent = today(timezone.now()), sent or {}
    now_shown = shown([row], on=day)[0]
    told = list(row.progress.select_related("by", "verification__by").order_by("-at", "-id"))
    asked = list(row.extensions.select_related("asked_by", "decided_by"))
    waiting = next((p for p in told if p.done and not hasattr(p, "verification")), None)
    open_ask = next((e for e in asked if e.decided_at is None), None)
    closed = now_shown.state in CLOSED
    ours = is_ours(row, user, on=day) and not closed
    verifies = waiting is not None and may_verify(row, user, on=day) and not closed
    decides = open_ask is not None and user.may(Permission.PLAN_MANAGE) and not closed
    context: dict[str, Any] = {
        "row": row,
        "shown": now_shown,
        "late": now_shown.state == AssignmentState.OVERDUE or now_shown.days_late,
        "told": [(each, getattr(each, "verification", None)) for each in told],
        "asked": asked,
        "exhibits": [each for each in evidence.for_holder(row.pk) if each.path],
        "reminded": _reminded(row),
        "waiting": waiting,
        "open_ask": open_ask,
        "asked_late": bool(open_ask and asked_late([open_ask], {row.pk: now_shown})),
        "own_word": waiting is not None and waiting.by_id == user.pk,
        "tell": (sent.get("tell") or ProgressForm()) if ours and not waiting else None,
        "ask": (sent.get("ask") or AskForm()) if ours and now_shown.due and not open_ask else None,
        "verify": (sent.get("verify") or VerifyForm()) if verifies else None,
        "decide": _deciding(open_ask, sent) if decides else None,
        "cancel": (sent.get("cancel") or CancelForm()) if _cancels(user, closed) else None,
    }
    context["unsaved"] = [form for name, form in sent.items() if context[name] is None]
    status = 422 if any(form.errors for form in sent.values()) else 200
    return render(request, "steering/assignment.html", context, status=status)


def _cancels(user: User, closed: bool) -> bool:  # noqa: FBT001  (a word of the page)
    return user.may(Permission.PLAN_MANAGE) and not closed


def _deciding(asked: Extension | None, sent: dict[str, forms.Form]) -> forms.Form:
    until = asked.asked_until if asked else None
    return sent.get("decide") or DecideForm(initial={"until": until, "granted": "1"})


def _reminded(row: Assignment) -> list[Any]:
    """Steps of the ladder that were told, of its last deadlines."""
    clocks = RunningClock.objects.filter(subject=row.pk, rule__code=CLOCK).order_by("-started_at")
    steps = [each for clock in clocks[:3] for each in reminders.evidence(clock)]
    return [each for each in steps if each.delivered]


@require_POST
@staff(Permission.TASK_WORK)
def tell(request: HttpRequest, assignment_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    row = get_for(user, assignment_id, on=today(now))
    form = ProgressForm(request.POST, request.FILES)

    @transaction.atomic
    def write() -> None:
        for file in form.cleaned_data["proof"]:
            _receive(file, row, by=user)
        actions.tell(row, form.new_progress(), by=user, now=now)

    if carried_out(request, form, write, done=_("Đã ghi tiến độ.")):
        return redirect("steering:assignment", assignment_id=row.pk)
    return _page(request, row, user, {"tell": form})


def _receive(file: Any, row: Assignment, *, by: User) -> None:
    try:
        receive(file, holder=row.pk, holder_kind=HolderKind.ASSIGNMENT, by=by, now=timezone.now())
    except Refused as refusal:
        raise Refused(str(refusal), field="proof") from refusal


@require_POST
@staff(Permission.PLAN_MANAGE, Permission.TASK_WORK)
def verify(request: HttpRequest, assignment_id: UUID, progress_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    row = get_for(user, assignment_id, on=today(now))
    told = get_object_or_404(Progress, pk=progress_id, assignment=row)
    form = VerifyForm(request.POST)

    def write() -> None:
        actions.verify(told, **form.cleaned_data, by=user, now=now)

    if carried_out(request, form, write, done=_("Đã ghi kết quả xem lại.")):
        return redirect("steering:assignment", assignment_id=row.pk)
    return _page(request, row, user, {"verify": form})


@require_POST
@staff(Permission.TASK_WORK)
def ask(request: HttpRequest, assignment_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    row = get_for(user, assignment_id, on=today(now))
    form = AskForm(request.POST)

    def write() -> None:
        actions.ask_extension(row, **form.cleaned_data, by=user, now=now)

    if carried_out(request, form, write, done=_("Đã gửi đề nghị gia hạn.")):
        return redirect("steering:assignment", assignment_id=row.pk)
    return _page(request, row, user, {"ask": form})


@require_POST
@staff(Permission.PLAN_MANAGE)
def decide(request: HttpRequest, assignment_id: UUID, extension_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    row = get_for(user, assignment_id, on=today(now))
    asked = get_object_or_404(Extension, pk=extension_id, assignment=row)
    form = DecideForm(request.POST)

    def write() -> None:
        said = form.cleaned_data
        until = said["until"] if said["granted"] else None
        actions.decide_extension(asked, until=until, answer=said["answer"], by=user, now=now)

    if carried_out(request, form, write, done=_("Đã trả lời đề nghị gia hạn.")):
        return redirect("steering:assignment", assignment_id=row.pk)
    return _page(request, row, user, {"decide": form})


@require_POST
@staff(Permission.PLAN_MANAGE)
def cancel_assignment(request: HttpRequest, assignment_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    row = get_for(user, assignment_id, on=today(now))
    form = CancelForm(request.POST)

    def write() -> None:
        actions.cancel_assignment(row, why=form.cleaned_data["why"], by=user, now=now)

    if carried_out(request, form, write, done=_("Đã hủy việc giao cho cơ quan này.")):
        return redirect("steering:assignment", assignment_id=row.pk)
    return _page(request, row, user, {"cancel": form})


@require_safe
@staff(*READING)
def exhibit(request: HttpRequest, assignment_id: UUID, exhibit_id: UUID) -> HttpResponseBase:
    """A file of proof, as a download; opening it is a step of its custody."""
    user, now = person(request), timezone.now()
    row = get_for(user, assignment_id, on=today(now))
    file = get_object_or_404(Exhibit, pk=exhibit_id, holder=row.pk)
    if not file.path:
        raise Http404
    try:
        content = open_exhibit(file, by=user, now=now, kind=StepKind.COPIED)
    except (Refused, StoreBroken) as trouble:
        messages.error(request, str(trouble))
        return redirect("steering:assignment", assignment_id=row.pk)
    return StreamingHttpResponse(
        content,
        content_type=MIME[file.kind],  # type: ignore[index]  # a kind, by its choices
        headers={
            "Content-Disposition": f'attachment; filename="minh-chung-{file.number}.{file.kind}"',
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )

"""One task: by what it was given, who has it, what happened; given to more, let rest, cancelled."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.law.citing import cited
from khien.people.access import person
from khien.people.models import User
from khien.steering import actions, extensions
from khien.steering.forms.task import AssignForm, CancelForm, SuspendForm, TaskForm
from khien.steering.models import Plan, Task
from khien.steering.queries.assignments import READING, of_task, shown, task_for
from khien.steering.queries.plans import version_of
from khien.steering.views.sent import carried_out


@require_safe
@staff(*READING)
def task(request: HttpRequest, task_id: UUID) -> HttpResponse:
    user = person(request)
    return _page(request, task_for(user, task_id, on=today(timezone.now())), user)


def _page(
    request: HttpRequest, found: Task, user: User, forms_sent: dict[str, forms.Form] | None = None
) -> HttpResponse:
    day, sent = today(timezone.now()), forms_sent or {}
    open_now = found.cancelled_at is None and found.until is None
    rests = list(found.suspensions.select_related("recorded_by"))
    manages = user.may(Permission.PLAN_MANAGE) and open_now
    context: dict[str, Any] = {
        "task": found,
        "cited": cited(found.provision) if found.provision else "",
        "rows": shown(of_task(found), on=day),
        "rests": rests,
        "resting": any(r.until is None or r.until > day for r in rests),
        "manages": manages,
        "sections": extensions.sections(found, user),
    }
    context["unsaved"] = [] if manages else list(sent.values())
    if manages:
        context |= {
            "assign": sent.get("assign") or AssignForm(on=day),
            "suspend": sent.get("suspend") or SuspendForm(initial={"since": day}),
            "cancel": sent.get("cancel") or CancelForm(initial={"seen": found.version}),
        }
    status = 422 if any(form.errors for form in sent.values()) else 200
    return render(request, "steering/task.html", context, status=status)


@require_POST
@staff(Permission.PLAN_MANAGE)
def assign(request: HttpRequest, task_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    found = task_for(user, task_id, on=today(now))
    form = AssignForm(request.POST, on=today(now))
    done = _("Đã giao việc.")
    if carried_out(
        request, form, lambda: actions.assign(found, form.given(), by=user, now=now), done=done
    ):
        return redirect("steering:task", task_id=found.pk)
    return _page(request, found, user, {"assign": form})


@require_POST
@staff(Permission.PLAN_MANAGE)
def suspend(request: HttpRequest, task_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    found = task_for(user, task_id, on=today(now))
    form = SuspendForm(request.POST)

    def write() -> None:
        actions.suspend(found, **form.cleaned_data, by=user, now=now)

    if carried_out(request, form, write, done=_("Đã tạm dừng nhiệm vụ.")):
        return redirect("steering:task", task_id=found.pk)
    return _page(request, found, user, {"suspend": form})


@require_POST
@staff(Permission.PLAN_MANAGE)
def resume(request: HttpRequest, task_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    found = task_for(user, task_id, on=today(now))
    try:
        actions.resume(found, by=user, now=now)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Nhiệm vụ được làm tiếp từ hôm nay."))
    return redirect("steering:task", task_id=found.pk)


@require_POST
@staff(Permission.PLAN_MANAGE)
def cancel(request: HttpRequest, task_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    found = task_for(user, task_id, on=today(now))
    form = CancelForm(request.POST)

    def write() -> None:
        said = form.cleaned_data
        actions.cancel_task(found, why=said["why"], seen=said["seen"] or 0, by=user, now=now)

    if carried_out(request, form, write, done=_("Đã hủy nhiệm vụ.")):
        return redirect("steering:task", task_id=found.pk)
    return _page(request, found, user, {"cancel": form})


@require_http_methods(["GET", "POST"])
@staff(Permission.PLAN_MANAGE)
def task_new(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    plan = get_object_or_404(Plan, pk=plan_id)
    form = TaskForm(request.POST or None, plan=plan, on=today(now))
    made: list[Task] = []

    def write() -> None:
        since = version_of(plan)
        made.append(actions.add_task(plan, form.new_task(), since=since, by=user, now=now))

    if request.method == "POST" and carried_out(
        request, form, write, done=_("Đã ghi nhiệm vụ. Giờ hãy giao cho cơ quan.")
    ):
        return redirect("steering:task", task_id=made[0].pk)
    status = 422 if form.errors else 200
    return render(request, "steering/task_new.html", {"form": form, "plan": plan}, status=status)

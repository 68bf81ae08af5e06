"""Plans side by side; one plan with its versions; opening the next, changing one by a decision."""

from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.law.rules import VALIDITY_WORDS, document_validity
from khien.people.access import person
from khien.steering import actions
from khien.steering.forms.plan import ChangeForm, PlanForm
from khien.steering.models import Plan
from khien.steering.queries import plans as queries
from khien.steering.queries.assignments import READING, readable
from khien.steering.views.sent import carried_out


@require_safe
@staff(*READING)
def plans(request: HttpRequest) -> HttpResponse:
    open_tasks = Count("tasks", filter=Q(tasks__until=None, tasks__cancelled_at=None))
    rows = Plan.objects.annotate(open_tasks=open_tasks).select_related("follows")
    context = {
        "plans": rows.order_by("-starts"),
        "day": today(timezone.now()),
        "may_manage": person(request).may(Permission.PLAN_MANAGE),
    }
    return render(request, "steering/plans.html", context)


@require_safe
@staff(*READING)
def plan(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """As it is now, or as it was in a version that is asked for; beside the one it follows."""
    found = get_object_or_404(Plan.objects.select_related("follows"), pk=plan_id)
    user, newest = person(request), queries.version_of(found)
    asked = request.GET.get("ban", "")
    wanted = int(asked) if asked.isdecimal() and len(asked) <= len(str(newest)) else 0
    version = wanted if 1 <= wanted <= newest else newest
    groups, before = _groups(found, version), _before(found)
    told = [task for _group, tasks in (*groups, *_groups_of(before)) for task in tasks]
    context: dict[str, Any] = {
        "plan": found,
        "version": version,
        "newest": newest,
        "versions": list(found.versions.select_related("recorded_by")),
        "bases": _bases(found),
        "objectives": queries.objectives(found, version=version),
        "groups": groups,
        "before": before,
        "readable": readable(user, told, on=today(timezone.now())),
        "may_manage": user.may(Permission.PLAN_MANAGE),
    }
    return render(request, "steering/plan.html", context)


def _bases(found: Plan) -> list[tuple[Any, str]]:
    """Each with how it stands today: a plan may rest on what has died since."""
    day = today(timezone.now())
    rows = found.bases.select_related("document").order_by("document__effective")
    return [
        (row.document, str(VALIDITY_WORDS[document_validity(row.document, on=day)])) for row in rows
    ]


def _groups(found: Plan, version: int) -> list[tuple[Any, list[Any]]]:
    tasks = queries.tasks(found, version=version)
    groups = [
        (group, [task for task in tasks if task.group_id == group.pk])
        for group in queries.groups(found, version=version)
    ]
    loose = [task for task in tasks if task.group_id is None]
    return [*groups, (None, loose)] if loose else groups


def _groups_of(before: dict[str, Any] | None) -> list[tuple[Any, list[Any]]]:
    return before["groups"] if before else []


def _before(found: Plan) -> dict[str, Any] | None:
    old = found.follows
    if old is None:
        return None
    version = queries.version_of(old)
    return {
        "plan": old,
        "objectives": queries.objectives(old, version=version),
        "groups": _groups(old, version),
    }


@require_http_methods(["GET", "POST"])
@staff(Permission.PLAN_MANAGE)
def plan_new(request: HttpRequest) -> HttpResponse:
    user, now = person(request), timezone.now()
    form = PlanForm(request.POST or None, on=today(now))
    made: list[Plan] = []

    def write() -> None:
        bases = [form.documents[key] for key in form.cleaned_data["bases"]]
        made.append(actions.open_plan(form.new_plan(), bases=bases, by=user, now=now))

    done = _("Đã mở kế hoạch. Giờ hãy nhập nhiệm vụ từ tệp, hoặc ghi từng nhiệm vụ.")
    if request.method == "POST" and carried_out(request, form, write, done=done):
        return redirect("steering:plan", plan_id=made[0].pk)
    status = 422 if form.errors else 200
    return render(request, "steering/plan_new.html", {"form": form}, status=status)


@require_http_methods(["GET", "POST"])
@staff(Permission.PLAN_MANAGE)
def plan_change(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    found = get_object_or_404(Plan, pk=plan_id)
    start = {"seen": queries.version_of(found), "holds_from": today(now)}
    form = ChangeForm(request.POST or None, plan=found, initial=start)

    def write() -> None:
        seen = form.cleaned_data["seen"]
        actions.change_plan(found, form.change(), seen=seen, by=user, now=now)

    done = _("Đã ghi lần sửa kế hoạch. Nhiệm vụ mới thì thêm vào từ đây.")
    if request.method == "POST" and carried_out(request, form, write, done=done):
        return redirect("steering:plan", plan_id=found.pk)
    status = 422 if form.errors else 200
    context = {"form": form, "plan": found}
    return render(request, "steering/plan_change.html", context, status=status)

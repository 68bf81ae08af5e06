"""Tasks of a plan: what presses, who has it, how far it is."""

from typing import cast

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from khien.core import bulk, export, ledger
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.export import Cell, Kind, Table
from khien.core.permissions import Permission
from khien.core.saved_filters import list_page
from khien.people.access import person
from khien.people.models import User
from khien.steering import events
from khien.steering.forms.task import TasksForm
from khien.steering.models import Plan, Task
from khien.steering.queries import plan_of
from khien.steering.queries.assignments import READING, sees_all
from khien.steering.queries.lists import TaskRow, matching, task_rows, tasks_for
from khien.steering.rules.course import AssignmentState

ROWS_A_PAGE = 50


@require_safe
@staff(*READING)
@list_page("steering:tasks", TasksForm)
def tasks(request: HttpRequest) -> HttpResponse:
    user, day = person(request), today(timezone.now())
    plans = list(Plan.objects.order_by("-starts"))
    plan = _chosen(plans, request.GET.get("ke_hoach", "")) or plan_of(day)
    if plan is None:
        return render(request, "steering/no_plan.html", {"may_manage": _manages(user)})
    form = TasksForm(request.GET, plans=plans, plan=plan, states=AssignmentState.choices)
    form.is_valid()
    chosen = form.cleaned_data
    found = matching(tasks_for(user, plan, on=day), chosen.get("tim", ""))
    found = [row for row in found if chosen.get("nhom", "") in ("", str(row.group_id))]
    state = chosen.get("tinh", "")
    if request.GET.get("tep") in {"csv", "xlsx"}:
        rows = [row for row in task_rows(found, on=day) if state in ("", row.state)]
        return _export(request, plan, rows, kind=cast("Kind", request.GET["tep"]))
    if state:
        found = [row.task for row in task_rows(found, on=day) if row.state == state]
    page: Paginator[Task] = Paginator(found, ROWS_A_PAGE)
    shown = page.get_page(request.GET.get("page"))
    context = {
        "plan": plan,
        "form": form,
        "filtered": any(chosen.get(each) for each in ("tim", "nhom", "tinh")),
        "page": shown,
        "rows": task_rows(shown, on=day),
        "of_own_only": not sees_all(user),
        "may_manage": _manages(user),
        "bulk": bulk.offered(user, "steering:tasks"),
    }
    return render(request, "steering/tasks.html", context)


def _manages(user: User) -> bool:
    return user.may(Permission.PLAN_MANAGE)


def _chosen(plans: list[Plan], value: str) -> Plan | None:
    return next((plan for plan in plans if str(plan.pk) == value), None)


@transaction.atomic
def _export(request: HttpRequest, plan: Plan, rows: list[TaskRow], *, kind: Kind) -> HttpResponse:
    columns = [
        _("Số thứ tự"),
        pgettext("kế hoạch", "Nhiệm vụ"),
        _("Nhóm nhiệm vụ"),
        _("Mục, khoản giao việc"),
        _("Chủ trì"),
        _("Đến hạn"),
        _("Tình trạng"),
        _("Cơ quan đã xong"),
        _("Cơ quan được giao"),
        _("Cơ quan quá hạn"),
    ]
    table: list[list[Cell]] = [
        [
            row.task.number,
            row.task.title,
            row.task.group.title if row.task.group else "",
            row.task.cited,
            row.lead,
            row.due,
            str(row.state.label) if row.state else _("chưa giao"),
            row.done,
            row.offices,
            row.late,
        ]
        for row in rows
    ]
    taken = events.TasksExported(plan.pk, len(table), kind)
    ledger.record(taken, by=person(request), now=timezone.now())
    return export.respond(Table("nhiem-vu", columns, table), kind)

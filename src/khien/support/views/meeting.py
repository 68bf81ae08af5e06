"""Minutes of a meeting with what was assigned there, further actions, and their end."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.access import person
from khien.support import queries
from khien.support.actions import meeting as actions
from khien.support.actions.meeting import ABLE, Minutes, Task
from khien.support.forms.together import TASKS, ActionForm, FinishForm, MeetingForm
from khien.support.models import AssignedAction, Case, MeetingKind
from khien.support.queries.colleagues import colleagues
from khien.support.views.acting import Page, act_page, record_page, sent


@staff(Permission.CASE_WORK)
def meeting(request: HttpRequest, case_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    case = queries.get_for(user, case_id)
    form = MeetingForm(sent(request), initial={"held_on": today(now)})
    tasks = _task_forms(request, case)

    def act(said: dict[str, Any]) -> object:
        if not all(task.is_valid() for task in tasks):
            raise Refused(_("Xem lại phần giao việc bên dưới."))
        minutes = Minutes(**{**said, "kind": MeetingKind(said["kind"])})
        assigned = tuple(_task(form.cleaned_data) for form in tasks if form.has_changed())
        return actions.record_meeting(case, minutes=minutes, tasks=assigned, by=user, now=now)

    page = Page(
        _("Biên bản họp"),
        _("Ai dự, bàn gì, thống nhất gì; việc nào giao cho ai. Biên bản đã lưu thì không sửa."),
        _("Lưu biên bản"),
        template="support/meeting.html",
        told={"tasks": tasks},
    )
    return record_page(request, case, page, form, act)


def _task_forms(request: HttpRequest, case: Case) -> list[ActionForm]:
    """A task left empty is none."""
    able = colleagues(case.commune_id, now=timezone.now(), permissions=ABLE)
    return [
        ActionForm(
            sent(request),
            colleagues=able,
            prefix=f"viec{n}",
            empty_permitted=True,
            use_required_attribute=False,
        )
        for n in range(1, TASKS + 1)
    ]


def _task(said: dict[str, Any]) -> Task:
    assignee = said.pop("assignee")
    return Task(assignee=assignee.pk if assignee else None, **said)


@staff(Permission.CASE_WORK)
def assign(request: HttpRequest, case_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    case = queries.get_for(user, case_id)
    able = colleagues(case.commune_id, now=now, permissions=ABLE)
    form = ActionForm(sent(request), colleagues=able)

    def act(said: dict[str, Any]) -> object:
        return actions.assign(case, task=_task(said), by=user, now=now)

    page = Page(
        _("Giao việc"), _("Việc hiện ở trang của người được giao cho đến khi xong."), _("Giao việc")
    )
    return record_page(request, case, page, form, act)


@staff(Permission.CASE_WORK, Permission.CASE_APPROVE)
def finish(request: HttpRequest, case_id: UUID, action_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    case = queries.get_for(user, case_id)
    row = get_object_or_404(AssignedAction, pk=action_id, case=case)
    form = FinishForm(sent(request), initial={"done_on": today(now)})

    def act(said: dict[str, Any]) -> object:
        return actions.finish_action(row, by=user, now=now, **said)

    page = Page(
        _("Việc đã xong"),
        row.what,
        _("Ghi là đã xong"),
        back=reverse("support:case", args=[case.pk]),
    )
    refusal = _("Việc này đã được ghi là xong.") if row.done_on else ""
    return act_page(request, case, page, form, act, refusal=refusal)

"""What open tasks and running plans cite: documents, clauses, numbers and bodies in their words."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core.permissions import Permission
from khien.law import citations
from khien.law.citations import Citation
from khien.people.models import User
from khien.steering.models import Plan, Task

_READS_TASKS = (Permission.PLAN_MANAGE, Permission.DASHBOARD_VIEW)


def cited(user: Any, day: date) -> Iterable[Citation]:
    """For whoever keeps the register, the plan, or reads its figures; links for the latter two."""
    if not isinstance(user, User):
        return []
    reads = any(user.scope(each).everywhere for each in _READS_TASKS)
    if not reads and not user.may(Permission.LAW_MANAGE):
        return []
    return [*_tasks(day, links=reads), *_plans(day, links=reads)]


def _tasks(day: date, *, links: bool) -> Iterable[Citation]:
    rows = Task.objects.filter(cancelled_at=None, until=None, plan__ends__gte=day)
    for row in rows.select_related("plan").order_by("plan__starts", "number"):
        yield Citation(
            subject=row.pk,
            key=f"task:{row.pk}",
            text=_("Nhiệm vụ %(number)s, %(plan)s: %(title)s")
            % {"number": row.number, "plan": row.plan.number, "title": row.title},
            url=reverse("steering:task", args=[row.pk]) if links else "",
            on=day,
            documents=_present(row.document_id),
            provisions=_present(row.provision_id),
            words=f"{row.title}\n{row.text}\n{row.product}\n{row.cited}",
        )


def _present(key: UUID | None) -> tuple[UUID, ...]:
    return () if key is None else (key,)


def _plans(day: date, *, links: bool) -> Iterable[Citation]:
    rows = Plan.objects.filter(ends__gte=day).prefetch_related("bases")
    for row in rows.order_by("starts", "number"):
        yield Citation(
            subject=row.pk,
            key=f"plan:{row.pk}",
            text=_("Kế hoạch %(number)s") % {"number": row.number},
            url=reverse("steering:plan", args=[row.pk]) if links else "",
            on=day,
            documents=tuple(basis.document_id for basis in row.bases.all()),
            words=row.title,
        )


def publish() -> None:
    citations.register(cited)

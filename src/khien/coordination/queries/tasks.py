"""Tasks that were given to some offices and are not finished."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from khien.steering.models import Assignment, Task
from khien.steering.queries import of_offices


def tasks_of(offices: Collection[UUID], on: date) -> QuerySet[Task]:
    rows = Assignment.objects.filter(finished_at=None, cancelled_at=None)
    given = of_offices(offices, on, rows)
    return Task.objects.filter(pk__in={each.task_id for each in given})

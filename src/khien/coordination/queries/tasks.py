"""Tasks that were given to some offices and are not finished."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from khien.steering.models import Task
from khien.steering.queries import of_offices


def tasks_of(offices: Collection[UUID], on: date) -> QuerySet[Task]:
    given = of_offices(offices, on).filter(finished_at=None, cancelled_at=None)
    return Task.objects.filter(pk__in=given.values("task"))

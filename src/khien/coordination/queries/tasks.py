"""Tasks that were given to some offices, by name or by what they carry that day."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from khien.directory.models import FunctionBinding
from khien.directory.periods import asked_day
from khien.steering.models import Assignment, Task


def tasks_of(offices: Collection[UUID], on: date) -> QuerySet[Task]:
    carried = FunctionBinding.objects.filter(
        organisation__in=offices,
        function=OuterRef("function"),
        territory=OuterRef("territory"),
        valid__contains=asked_day(on),
    )
    given = Assignment.objects.filter(
        Q(organisation__in=offices) | Q(Exists(carried)), cancelled_at=None, finished_at=None
    )
    return Task.objects.filter(pk__in=given.values("task"))

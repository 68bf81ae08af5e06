"""The violations behind each measure, and those of them whose rows somebody may follow."""

from collections.abc import Callable, Collection
from datetime import datetime, time, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core.calendars import HANOI
from khien.core.measures import Period, TraceRow
from khien.core.permissions import Permission
from khien.enforcement import queries
from khien.enforcement.models import Violation
from khien.enforcement.queries.once import once_a_person_and_act
from khien.people.models import Scope, User

_TOLD = ("number", "opened_at", "settled_at", "state", "branch", "handled")  # nothing sealed
Judged = Callable[[Violation], tuple[bool, str]]  # whether it counted, and why


def after(period: Period) -> datetime:
    return datetime.combine(period.end + timedelta(days=1), time(), HANOI)


def opened_in(period: Period) -> QuerySet[Violation]:
    start = datetime.combine(period.start, time(), HANOI)
    rows = Violation.objects.filter(opened_at__gte=start, opened_at__lt=after(period))
    return once_a_person_and_act(rows)


def traced(
    rows: QuerySet[Violation], commune: UUID | None, user: object, judge: Judged
) -> list[TraceRow]:
    """Violations of the communes in which this person may follow figures."""
    violations = rows.order_by("opened_at")
    scope = user.scope(Permission.FIGURES_TRACE) if isinstance(user, User) else Scope()
    if not scope.everywhere:
        violations = violations.filter(commune_id__in=scope.communes)
    if commune:
        violations = violations.filter(commune_id=commune)
    found = list(violations.only(*_TOLD))
    mine = _open_to(user, [row.pk for row in found])
    return [_row(row, judge(row), link=row.pk in mine) for row in found]


def _open_to(user: object, ids: Collection[UUID]) -> set[UUID]:
    if not isinstance(user, User):
        return set()
    return set(queries.visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))


def _row(violation: Violation, judged: tuple[bool, str], *, link: bool) -> TraceRow:
    opened = violation.opened_at.astimezone(HANOI)
    counted, why = judged
    return TraceRow(
        text=_("Vi phạm số %(number)s (%(day)s)")
        % {"number": violation.number, "day": f"{opened:%d/%m/%Y}"},
        url=reverse("enforcement:violation", args=[violation.pk]) if link else "",
        counted=counted,
        why=why,
    )

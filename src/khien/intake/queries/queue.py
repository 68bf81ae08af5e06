"""The queue of reports: what one person may see, in the order in which it should be read.

Red before orange before green, then by the deadline that waits. Nothing here opens a sealed value
or counts all reports: a page costs the same with five thousand reports and with a million.
"""

import base64
import binascii
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from khien.core.seal import blind
from khien.intake.models import PriorityLevel, Report, ReportIdentifier, ReportState, Routing
from khien.intake.queries.scope import opened_for, reports_for
from khien.intake.rules import identifiers
from khien.intake.rules.reference import report_number, report_reference
from khien.people.models import User

PAGE = 20
COUNTED = 1000
_FOUND = 200
_URGENT_FIRST = (PriorityLevel.RED, PriorityLevel.ORANGE, PriorityLevel.GREEN)
_COLUMNS = (
    "id", "number", "received_at", "door", "channel", "kinds", "commune_id", "child_age",
    "priority", "priority_reasons", "state", "due_at", "slow", "danger_now", "asks_for_support",
)  # fmt: skip


@dataclass(frozen=True)
class Filters:
    """`state`: open (the default), received, acknowledged or decided; "slow" the slow lane."""

    state: str = "open"
    priority: str = ""
    kind: str = ""
    commune: UUID | None = None
    overdue: bool = False
    mine: bool = False
    search: str = ""


@dataclass(frozen=True)
class Cursor:
    """The last row of a page: the next one begins after it."""

    priority: str
    at: datetime
    id: UUID

    def written(self) -> str:
        raw = json.dumps([self.priority, self.at.isoformat(), str(self.id)])
        return base64.urlsafe_b64encode(raw.encode()).decode()

    @classmethod
    def read(cls, text: str) -> "Cursor | None":
        """None where the address was tampered with: the list then begins at its beginning."""
        try:
            priority, at, last = json.loads(base64.urlsafe_b64decode(text.encode()))
            cursor = cls(PriorityLevel(priority), datetime.fromisoformat(at), UUID(last))
        except (ValueError, TypeError, AttributeError, binascii.Error):
            return None
        return cursor if cursor.at.tzinfo else None


@dataclass(frozen=True)
class Page:
    """`count` stops at COUNTED + 1. `after` is empty on the last page."""

    rows: list[Report]
    after: str
    count: int


def page(user: User, filters: Filters, *, now: datetime, after: str = "", size: int = PAGE) -> Page:
    rows = matching(user, filters, now=now)
    count = rows.order_by()[: COUNTED + 1].count()
    if not count:
        return Page([], "", 0)
    found = _from(rows, filters, Cursor.read(after) if after else None, size + 1)
    more = len(found) > size
    last = found[size - 1] if more else None
    return Page(found[:size], _cursor(last, filters).written() if last else "", count)


def matching(user: User, filters: Filters, *, now: datetime) -> QuerySet[Report]:
    """In no order. A number, link, handle or telephone typed as `search` is looked up by index."""
    rows = reports_for(user).only(*_COLUMNS).filter(_state(filters.state))
    if filters.search:
        rows = rows.filter(_searched(filters.search))
    if filters.priority:
        rows = rows.filter(priority=filters.priority)
    if filters.kind:
        rows = rows.filter(kinds__contains=[filters.kind])
    if filters.commune:
        rows = rows.filter(commune=filters.commune)
    if filters.overdue:
        rows = rows.filter(due_at__lt=now).exclude(state=ReportState.DECIDED)
    if filters.mine:
        rows = rows.filter(taken_up_by_person(user))
    return rows


def taken_up_by_person(user: User) -> Q:
    mine = Routing.objects.filter(acknowledged_by=user, report__isnull=False)
    return Q(taken_up_by=user) | Q(pk__in=mine.values("report"))


def _state(state: str) -> Q:
    """The slow lane came above the soft limit: it is read later, except what is red."""
    opened = ~Q(state=ReportState.DECIDED)
    if state == "slow":
        return opened & Q(slow=True)
    if state in ReportState.values:
        return Q(state=state) & (Q() if state == ReportState.DECIDED else opened)
    if state == "all":
        return Q()
    return opened & (Q(slow=False) | Q(priority=PriorityLevel.RED))


def _searched(text: str) -> Q:
    """By the number people say, or by what an offender left."""
    number = report_number(text)
    found = [
        identifiers.url(text),
        identifiers.handle(text),
        identifiers.phone(text),
        identifiers.bank_account(text),
    ]
    tokens = [blind(each.kind, each.value) for each in found if each is not None]
    traces = ReportIdentifier.objects.filter(token__in=tokens).values_list("report", flat=True)
    ids = list(traces[:_FOUND]) if tokens else []
    if number is not None:
        ids += Report.objects.filter(number=number).values_list("id", flat=True)
    return Q(pk__in=ids)


def newest_first(filters: Filters) -> bool:
    """What is decided waits for nobody: the newest is read first."""
    return filters.state in {ReportState.DECIDED, "all"}


def _from(
    rows: QuerySet[Report], filters: Filters, cursor: Cursor | None, size: int
) -> list[Report]:
    if newest_first(filters):
        if cursor is not None:
            rows = rows.filter(received_at__lte=cursor.at).exclude(
                received_at=cursor.at, pk__gte=cursor.id
            )
        return list(rows.order_by("-received_at", "-id")[:size])
    levels = [level for level in _URGENT_FIRST if filters.priority in {"", level}]
    return _by_urgency(rows, levels, cursor, size)


def _by_urgency(
    rows: QuerySet[Report], levels: list[PriorityLevel], cursor: Cursor | None, size: int
) -> list[Report]:
    """One walk along the index per level, from the cursor on, until the page is full."""
    if cursor is not None:
        levels = levels[levels.index(PriorityLevel(cursor.priority)) :] if levels else []
    found: list[Report] = []
    for level in levels:
        here = rows.filter(priority=level)
        if cursor is not None and level == cursor.priority:
            here = here.filter(due_at__gte=cursor.at).exclude(due_at=cursor.at, pk__lte=cursor.id)
        found += here.order_by("-priority", "due_at", "id")[: size - len(found)]
        if len(found) >= size:
            break
    return found


def _cursor(row: Report, filters: Filters) -> Cursor:
    at = row.received_at if newest_first(filters) else row.due_at
    return Cursor(row.priority, at or row.received_at, row.pk)


def get_for(user: User, report_id: UUID) -> Report:
    """Fetch and authorise at once: raises Report.DoesNotExist for who may not see it."""
    found = reports_for(user).filter(pk=report_id).first() or opened_for(user, report_id).first()
    if found is None:
        raise Report.DoesNotExist
    return found


def routings_of(report: Report) -> list[Routing]:
    return list(
        report.routings.select_related("acknowledged_by", "escalated_to").order_by("sent_at", "id")
    )


def waiting_for(offices: Iterable[UUID], routings: Iterable[Routing]) -> Routing | None:
    """What one of these offices has not acknowledged yet and is still waited for."""
    own = (row for row in routings if row.organisation_id in set(offices))
    return next((row for row in own if not row.acknowledged_at and not row.stopped_at), None)


def reference(report: Report) -> str:
    return report_reference(report.number, report.received_at)

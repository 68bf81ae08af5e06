"""Who stands above whom: by territory, by line of management, by professional guidance."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from khien.core import ledger
from khien.core.actors import Actor
from khien.directory import queries, rules
from khien.directory.models import HierarchyEdge, HierarchyKind, Organisation
from khien.directory.periods import since


@dataclass(frozen=True)
class SuperiorSet(ledger.Event):
    """Subject: who stands below. `parent` None: nobody of that kind from that day."""

    kind: str
    parent: UUID | None
    first_day: date


@transaction.atomic
def set_superior(
    child: Organisation,
    parent: Organisation | None,
    *,
    kind: HierarchyKind,
    first_day: date,
    by: Actor,
    now: datetime,
) -> None:
    """The one before holds up to the day before. Each hierarchy is a tree of its own."""
    rows = HierarchyEdge.objects.select_for_update().filter(child=child, kind=kind)
    latest = rows.order_by("-valid").first()
    begun = latest.valid.lower if latest else None
    above = parent.pk if parent else None
    over = queries.superiors(above, kind, first_day) if above else []
    rules.check_can_stand_above(child.pk, above, over, begun=begun, day=first_day)
    if latest is not None and (latest.valid.upper is None or latest.valid.upper > first_day):
        latest.valid = since(latest.valid.lower, first_day)
        latest.save(update_fields=["valid"])
    if parent is not None:
        HierarchyEdge.objects.create(kind=kind, parent=parent, child=child, valid=since(first_day))
    event = SuperiorSet(child.pk, str(kind), above, first_day)
    ledger.record(event, by=by, now=now)

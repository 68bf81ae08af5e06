"""Who stands above and below an organisation in each of its hierarchies."""

from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import OuterRef, Subquery
from django.utils.text import capfirst

from khien.directory.models import HierarchyEdge, HierarchyKind, OrganisationVersion
from khien.directory.periods import asked_day, last_day
from khien.directory.queries.history import Stay

_ABOVE = """
    WITH RECURSIVE up(id, step) AS (
        SELECT %(unit)s::uuid, 0
        UNION
        SELECT edge.parent_id, up.step + 1 FROM up
          JOIN directory_hierarchyedge edge ON edge.child_id = up.id
         WHERE edge.kind = %(kind)s AND edge.valid @> %(day)s::date AND up.step < 20)
    SELECT id FROM up WHERE step > 0 ORDER BY step
"""


def superiors(unit: UUID, kind: HierarchyKind, on: date) -> list[UUID]:
    """Everybody above it, the nearest first."""
    with connection.cursor() as cursor:
        cursor.execute(_ABOVE, {"unit": unit, "kind": kind, "day": asked_day(on)})
        return [row[0] for row in cursor.fetchall()]


def subordinates(unit: UUID, kind: HierarchyKind, on: date) -> list[UUID]:
    """Who stands directly below it."""
    rows = HierarchyEdge.objects.filter(parent=unit, kind=kind, valid__contains=asked_day(on))
    return list(rows.values_list("child", flat=True))


def standing_over_time(unit: UUID) -> list[Stay]:
    """Each superior it had, newest first, with the hierarchy."""
    names = OrganisationVersion.objects.filter(
        organisation=OuterRef("parent"), valid__overlap=OuterRef("valid")
    )
    rows = (
        HierarchyEdge.objects.filter(child=unit)
        .annotate(parent_name=Subquery(names.order_by("-valid").values("name")[:1]))
        .order_by("kind", "-valid")
    )
    return [
        Stay(
            row.valid.lower,
            last_day(row.valid),
            row.parent_name or "",
            capfirst(str(HierarchyKind(row.kind).label)),
        )
        for row in rows
    ]

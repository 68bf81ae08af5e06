"""Everybody who followed or preceded some organisations, however often things changed."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from fractions import Fraction
from uuid import UUID

from django.db import connection

from khien.directory.models import Extent, SuccessionShare
from khien.directory.rules.succession import Edge, Life, Lineage

_NEAR = """
    WITH RECURSIVE near(id) AS (
        SELECT unnest(%(ids)s::uuid[])
        UNION
        SELECT other.id FROM near CROSS JOIN LATERAL (
            SELECT successor_id AS id FROM directory_successionedge WHERE predecessor_id = near.id
            UNION ALL
            SELECT predecessor_id FROM directory_successionedge WHERE successor_id = near.id
        ) other)
"""
_EDGES = f"""{_NEAR}
    SELECT edge.id, event.date, edge.predecessor_id, edge.successor_id, edge.extent
      FROM directory_successionedge edge JOIN directory_changeevent event ON event.id = event_id
     WHERE edge.predecessor_id IN (SELECT id FROM near)
     ORDER BY event.date, edge.id
"""  # noqa: S608  (two texts of this file)
_LIVES = f"""{_NEAR}
    SELECT organisation_id,
           CASE WHEN NOT bool_or(lower_inf(valid)) THEN min(lower(valid)) END,
           CASE WHEN NOT bool_or(upper_inf(valid)) THEN max(upper(valid)) END
      FROM directory_organisationversion
     WHERE organisation_id IN (SELECT id FROM near)
     GROUP BY organisation_id
"""  # noqa: S608  (two texts of this file)


def lineage(ids: Iterable[UUID], *, known_at: datetime | None = None) -> Lineage:
    """In three queries. `known_at`: without the shares that were recorded later."""
    asked = {"ids": list(ids)}
    with connection.cursor() as cursor:
        cursor.execute(_EDGES, asked)
        rows = cursor.fetchall()
        cursor.execute(_LIVES, asked)
        lives: dict[UUID, Life] = {key: (first, end) for key, first, end in cursor.fetchall()}
    divided = [key for key, *_rest, extent in rows if extent == Extent.PART]
    shares = _shares(divided, known_at)
    edges = [
        Edge(day, predecessor, successor, extent == Extent.WHOLE, shares.get(key, {}))
        for key, day, predecessor, successor, extent in rows
    ]
    return Lineage(tuple(edges), lives)


def _shares(edges: list[UUID], known_at: datetime | None) -> dict[UUID, dict[str, Fraction]]:
    """The newest of each edge and basis."""
    rows = SuccessionShare.objects.filter(edge__in=edges)
    if known_at is not None:
        rows = rows.filter(recorded_at__lte=known_at)
    found: dict[UUID, dict[str, Fraction]] = defaultdict(dict)
    for row in rows.order_by("recorded_at"):
        found[row.edge_id][row.basis] = Fraction(row.numerator, row.denominator)
    return found

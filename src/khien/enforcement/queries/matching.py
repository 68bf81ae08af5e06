"""Who else is known by the same: a bounded look-up in one index for each thing asked."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from khien.enforcement.models import TraceKind
from khien.enforcement.rules.traces import Trace, is_strong

# The newest alone: a common name may be anybody's, and takes no longer for it.
MOST = 20
_LOOK_UP = """
    SELECT DISTINCT found.respondent_id, asked.kind, asked.place, found.place
      FROM unnest(%s::bigint[], %s::text[], %s::text[]) AS asked(token, kind, place),
   LATERAL ((SELECT respondent_id, place FROM enforcement_respondentidentifier
              WHERE token = asked.token AND place = asked.place AND withdrawn_at IS NULL
              ORDER BY id DESC LIMIT %s)
             UNION ALL
            (SELECT respondent_id, place FROM enforcement_respondentidentifier
              WHERE token = asked.token AND withdrawn_at IS NULL
              ORDER BY id DESC LIMIT %s)) found
"""


@dataclass(frozen=True)
class Found:
    """`kinds`: what is shared; `strong`: more than a hint."""

    respondent: UUID
    kinds: frozenset[TraceKind]
    strong: bool


def known_by(traces: Iterable[Trace]) -> list[Found]:
    """Records that share any of these."""
    asked = list(traces)
    with connection.cursor() as cursor:
        cursor.execute(
            _LOOK_UP,
            [
                [each.token for each in asked],
                [str(each.kind) for each in asked],
                [each.place for each in asked],
                MOST,
                MOST,
            ],
        )
        rows = cursor.fetchall()
    return found_in(rows)


def found_in(rows: Iterable[tuple[UUID, str, str, str]]) -> list[Found]:
    """Of each: the record, what kind is shared, and the place in either."""
    kinds: dict[UUID, set[TraceKind]] = defaultdict(set)
    strong: set[UUID] = set()
    for respondent, kind, place, other_place in rows:
        kinds[respondent].add(TraceKind(kind))
        if is_strong(TraceKind(kind), place, other_place):
            strong.add(respondent)
    return [Found(each, frozenset(shared), each in strong) for each, shared in kinds.items()]

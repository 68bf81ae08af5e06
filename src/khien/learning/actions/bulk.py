"""Many sessions at once, for sample work and imports: one COPY, one ledger event."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from khien.core import ledger
from khien.core.actors import Actor
from khien.core.ids import new_id
from khien.learning.actions.record import ARRAYS, columns
from khien.learning.models import Session, State
from khien.learning.rules import Details


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """A session as its source gives it. Without a verifier it waits for one."""

    institution: UUID
    details: Details
    recorded_by: UUID
    recorded_at: datetime
    verified_by: UUID | None = None
    verified_at: datetime | None = None
    evidence_seen: int = 0
    id: UUID = field(default_factory=new_id)

    @property
    def state(self) -> State:
        if self.details.headcount is None:
            return State.PLANNED
        return State.HELD if self.verified_by is None else State.VERIFIED


@dataclass(frozen=True)
class SessionsLoaded(ledger.Event):
    """`subject` is the batch; the rows are told apart by nothing else."""

    count: int


@transaction.atomic
def record_many(rows: Iterable[Recorded], *, by: Actor, now: datetime) -> int:
    """Write the rows and say how many.

    The rules of single sessions are the source's duty here; the constraints of the table hold
    for every row all the same.
    """
    names = [str(field.column) for field in Session._meta.local_concrete_fields]
    table = connection.ops.quote_name(Session._meta.db_table)
    count = 0
    with (
        connection.cursor() as cursor,
        connection.wrap_database_errors,
        cursor.cursor.copy(f"COPY {table} ({', '.join(names)}) FROM STDIN") as copy,
    ):
        for row in rows:
            values = _values(row)
            copy.write_row([values[name] for name in names])
            count += 1
    ledger.record(SessionsLoaded(new_id(), count), by=by, now=now)
    return count


def _values(row: Recorded) -> dict[str, object]:
    said = columns(row.details)
    arrays = {name: _array(said[name]) for name in ARRAYS}
    return (
        said
        | arrays
        | {
            "id": row.id,
            "institution_id": row.institution,
            "state": row.state.value,
            "sent_back_reason": "",
            "recorded_by_id": row.recorded_by,
            "recorded_at": row.recorded_at,
            "corrected_by_id": None,
            "verified_by_id": row.verified_by,
            "verified_at": row.verified_at,
            "evidence_seen": row.evidence_seen,
            "sent_key": None,
            "version": 1,
        }
    )


def _array(codes: Any) -> str:
    """As PostgreSQL writes arrays of plain codes and numbers; made here it costs half the time."""
    return "{" + ",".join(map(str, codes)) + "}"

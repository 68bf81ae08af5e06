"""In which parts a divided unit went to those that follow it, as somebody reads it in a source."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from uuid import UUID

from django.db import transaction

from khien.core import ledger
from khien.core.actors import Actor
from khien.directory import rules
from khien.directory.models import ShareBasis, SuccessionEdge, SuccessionShare


@dataclass(frozen=True)
class SharesRecorded(ledger.Event):
    """Subject: the unit that was divided."""

    basis: str
    successors: int


@transaction.atomic
def record_shares(
    predecessor_id: UUID,
    shares: Mapping[UUID, Fraction],
    *,
    day: date,
    basis: ShareBasis,
    source: str,
    by: Actor,
    now: datetime,
) -> None:
    """By successor, of all changes of the unit on that day; earlier shares stay."""
    edges = SuccessionEdge.objects.select_for_update(of=("self",)).filter(
        predecessor=predecessor_id, event__date=day
    )
    by_successor = {edge.successor_id: edge for edge in edges}
    rules.check_shares(shares, set(by_successor))
    SuccessionShare.objects.bulk_create(
        SuccessionShare(
            edge=by_successor[successor],
            basis=basis,
            numerator=share.numerator,
            denominator=share.denominator,
            source=source,
            recorded_at=now,
            recorded_by=by.actor_key,
        )
        for successor, share in shares.items()
    )
    ledger.record(SharesRecorded(predecessor_id, str(basis), len(shares)), by=by, now=now)

"""Which communes a list of the State names: the whole list at once, from a day on."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from khien.core import ledger
from khien.core.actors import Actor
from khien.core.ids import new_id
from khien.core.models import Certainty
from khien.directory import rules
from khien.directory.models import CommuneTrait, Trait
from khien.directory.periods import since


@dataclass(frozen=True)
class TraitSet(ledger.Event):
    """`subject` is the list; `count`: how many communes it names."""

    trait: str
    count: int
    first_day: date


@transaction.atomic
def set_trait(
    trait: Trait,
    communes: Collection[UUID],
    *,
    first_day: date,
    law: str,
    by: Actor,
    now: datetime,
) -> None:
    """Those not named have it up to the day before; those named already keep their row."""
    rows = list(CommuneTrait.objects.select_for_update().filter(trait=trait, valid__upper_inf=True))
    rules.check_can_set_trait(rows, first_day=first_day)
    named = set(communes)
    for row in rows:
        if row.commune_id not in named:
            _end(row, first_day)
    known = {row.commune_id for row in rows}
    CommuneTrait.objects.bulk_create(
        CommuneTrait(
            commune_id=pk,
            trait=trait,
            law=law,
            certainty=Certainty.KNOWN if law else Certainty.UNKNOWN,
            valid=since(first_day),
        )
        for pk in sorted(named - known)
    )
    ledger.record(TraitSet(new_id(), trait, len(named), first_day), by=by, now=now)


def _end(row: CommuneTrait, day: date) -> None:
    """What would last no day never was."""
    if row.valid.lower is not None and row.valid.lower >= day:
        row.delete()
        return
    row.valid = since(row.valid.lower, day)
    row.save(update_fields=["valid"])

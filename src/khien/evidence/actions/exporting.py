"""Exhibits of a file that leave as one bag: who took them, for whom and why is kept of each."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from khien.core import ledger
from khien.core.ids import new_id
from khien.evidence import access, export_rules, rules
from khien.evidence.actions.checking import look_at
from khien.evidence.actions.custody import follow
from khien.evidence.bags import Going, Taken, bag
from khien.evidence.events import ExhibitsExported
from khien.evidence.models import Exhibit, Export, StepKind
from khien.evidence.queries import sealing
from khien.people.models import User


def export(
    subject: UUID, exhibits: Iterable[Exhibit], *, to: str, why: str, by: User, now: datetime
) -> Taken:
    """The bag, once every step is committed. Raises Refused, StoreAway.

    Call it outside a longer transaction. What cannot go along is in the bag by its custody alone.
    """
    export_rules.check_reasons(to=to, why=why)
    made = Export(id=new_id(), subject=subject, to=to, why=why, by=by, at=now)
    with transaction.atomic():
        made.save(force_insert=True)
        going = [_step(each, made) for each in _locked(exhibits, by)]
        export_rules.check_any([each.kept for each in going])
        count = sum(not each.kept for each in going)
        ledger.record(ExhibitsExported(made.pk, subject, count), by=by, now=now)
    return bag(made, going)


def _locked(exhibits: Iterable[Exhibit], by: User) -> list[Exhibit]:
    """In the order given; locked in one that is always the same, so that two exports at a time do
    not wait for each other.
    """
    seen = [each.pk for each in exhibits if access.may_view(by, each)]
    rows = Exhibit.objects.select_for_update().filter(pk__in=seen).order_by("pk")
    locked = {row.pk: row for row in rows}
    return [locked[each] for each in seen]


def _step(exhibit: Exhibit, made: Export) -> Going:
    kept = export_rules.kept_here(exhibit, own=sealing.unit_of(made.by)) or _broken(exhibit)
    if not kept:
        follow(exhibit, StepKind.COPIED, by=made.by, now=made.at, detail=str(made.pk))
    return Going(exhibit, kept)


def _broken(exhibit: Exhibit) -> str:
    """Looked at now, so that the manifest says what the files are."""
    found = look_at(exhibit)
    return rules.fault_in_words(found.fault, found.other) if found else ""


def hindered(exhibits: Iterable[Exhibit], *, by: User) -> list[tuple[Exhibit, str]]:
    """What would go along, each with why not; the files are not read for this."""
    own = sealing.unit_of(by)
    seen = [each for each in exhibits if access.may_view(by, each)]
    return [(each, str(export_rules.kept_here(each, own=own) or _fault(each))) for each in seen]


def _fault(exhibit: Exhibit) -> str:
    return exhibit.get_fault_display() if exhibit.fault else ""

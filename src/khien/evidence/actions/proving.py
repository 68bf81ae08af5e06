"""Whether rows and custody of every exhibit are what the ledger says, and none is lost."""

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from khien.core.actors import SYSTEM
from khien.core.models import LedgerEvent
from khien.evidence import facts, queries
from khien.evidence.events import CustodyStepTaken, ExhibitRecorded, UnitKeyAdded
from khien.evidence.models import Exhibit, UnitKey


def check_rows() -> Iterator[tuple[UUID, str]]:
    """What is wrong, each with the id of its exhibit or key."""
    for exhibit in Exhibit.objects.order_by("pk").iterator():
        broken = queries.verify(exhibit, queries.custody(exhibit)).broken
        if broken:
            yield exhibit.pk, broken
    for key in _changed_keys():
        yield key, _("Khóa niêm phong khác với sổ cái.")
    for lost in _lost():
        yield lost, _("Chứng cứ có trong sổ cái nhưng không còn trong cơ sở dữ liệu.")


def _lost() -> list[UUID]:
    row = Exhibit.objects.filter(pk=OuterRef("subject"))
    taken = LedgerEvent.objects.filter(~Exists(row), verb=CustodyStepTaken.__name__)
    return sorted(set(taken.values_list("subject", flat=True)))


def _changed_keys() -> list[UUID]:
    """Whoever puts in a key of their own would open what is sealed from then on."""
    added = LedgerEvent.objects.filter(verb=UnitKeyAdded.__name__)
    told = {row.subject: _read(row.data) for row in added}
    return [row.pk for row in UnitKey.objects.order_by("pk") if told.get(row.pk) != _as_added(row)]


def _read(data: str) -> object:
    """What does not read is like nothing that was added."""
    with suppress(ValueError):
        return json.loads(data)
    return None


def _as_added(row: UnitKey) -> dict[str, str | None]:
    owner = str(row.owner_id) if row.owner_id else None
    return {"unit": str(row.unit_id), "owner": owner, "public_key": row.public_key}


def record_old_ones(*, now: datetime) -> int:
    """Exhibits from before their facts were recorded: from now on a change shows."""
    told = LedgerEvent.objects.filter(subject=OuterRef("pk"), verb=ExhibitRecorded.__name__)
    rows = list(Exhibit.objects.filter(~Exists(told)))
    for exhibit in rows:
        facts.record(exhibit, by=SYSTEM, now=now)
    return len(rows)

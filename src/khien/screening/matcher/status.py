"""Whether the service stands, and what its indices hold of what keys may be told."""

from http import HTTPStatus

from django.core.cache import caches
from django.db.models import Count, Max
from django.utils import timezone

from khien.core.calendars import today
from khien.screening.known.banks import counting
from khien.screening.matcher.asking import Asking, Told, Wrong
from khien.screening.matcher.signals import SIGNAL_TYPES
from khien.screening.models import Matter, PictureEntry, Sharing

_SECONDS = 30
_NAME = "screening-index-status"
_Row = dict[str, object]


def index_status(asking: Asking) -> Told:
    """By kind of hash: {present, built_to, size}. A change counts within a second or two."""
    only = asking.query.get("signal_type")
    if only is not None and only not in SIGNAL_TYPES:
        raise Wrong(HTTPStatus.BAD_REQUEST, f"No such signal type '{only}'")
    rows: dict[str, _Row] = caches["process"].get_or_set(_NAME, _rows, _SECONDS) or {}
    return Told({name: row for name, row in rows.items() if only in {None, name}})


def _rows() -> dict[str, _Row]:
    banks = counting(Matter.PICTURES, on=today(timezone.now())).values()
    told = [bank.id for bank in banks if bank.sharing is not Sharing.HERE and not bank.harmless]
    found = PictureEntry.objects.filter(bank__in=told, withdrawn_at=None, quarantined_at=None)
    kinds = {
        row["kind"]: {"present": True, "built_to": int(row["to"].timestamp()), "size": row["size"]}
        for row in found.values("kind").annotate(size=Count("pk"), to=Max("added_at"))
    }
    nothing: _Row = {"present": False, "built_to": -1, "size": 0}
    return {name: kinds.get(each.kind, nothing) for name, each in SIGNAL_TYPES.items()}

"""What of an exhibit never changes by itself, written into the ledger when it comes and whenever
it is sealed: so that a row changed behind everybody's back shows.
"""

import json
from datetime import datetime
from hashlib import sha256
from typing import cast

from khien.core import ledger
from khien.core.actors import Actor
from khien.core.seal import SealBroken
from khien.evidence import store
from khien.evidence.events import ExhibitRecorded
from khien.evidence.models import Exhibit, ExhibitStep, StepKind
from khien.evidence.queries.sealing import newest_envelope

_PLAIN = ("number", "holder_kind", "kind", "claimed", "scan", "captured_by", "pdq_quality")
_SIZES = ("size", "stored_size", "file_size")
_DIGESTS = ("sha256", "stored_sha256", "file_sha256", "pdq")
UNREADABLE = "unreadable"


def facts_of(exhibit: Exhibit) -> dict[str, object]:
    """Ids, codes, sizes and hashes alone: it goes into the ledger."""
    found: dict[str, object] = {name: getattr(exhibit, name) for name in _PLAIN + _SIZES}
    found |= {name: _hex(getattr(exhibit, name)) for name in _DIGESTS}
    return found | {
        "holder": str(exhibit.holder),
        "received_at": exhibit.received_at.timestamp(),
        "sealed_for": str(exhibit.sealed_for_id or ""),
        "pdq_parts": exhibit.pdq_parts,
        "envelope": _envelope(exhibit),
        "preview": _preview(exhibit),
    }


def _hex(content: bytes | memoryview | None) -> str:
    return bytes(content or b"").hex()


def _envelope(exhibit: Exhibit) -> str:
    """One hash of the newest, of whom it is for and who made it when."""
    row = newest_envelope(exhibit)
    if row is None:
        return ""
    keys = sorted(str(key) for key in row.keys.values_list("pk", flat=True))
    about = json.dumps([str(row.pk), row.made_at.timestamp(), row.made_by, keys])
    return sha256(about.encode() + bytes(row.content)).hexdigest()


def _preview(exhibit: Exhibit) -> str:
    """Of the blurred picture as it lies there."""
    if not exhibit.preview_path:
        return ""
    try:
        return store.fingerprint(exhibit.preview_path)[1].hex()
    except store.StoreBroken:
        return UNREADABLE


def record(exhibit: Exhibit, *, by: Actor, now: datetime) -> None:
    ledger.record(ExhibitRecorded(exhibit.pk, facts_of(exhibit)), by=by, now=now)


def changed(exhibit: Exhibit, steps: list[ExhibitStep], told: list[ledger.Entry]) -> list[str]:
    """Names of what is no longer as the ledger `told` it; empty where all is. Of an exhibit from
    before anything was recorded only what is sealed can be told.
    """
    gone = bool(steps) and steps[-1].kind == StepKind.DESTROYED
    wrong = ["path"] if gone != (not exhibit.path) else []
    was = _recorded(told)
    now = facts_of(exhibit)
    left = {"envelope", "preview"} if gone else set()
    wrong += [name for name in was if name not in left and was[name] != now.get(name)]
    wrong += ["release" for step in steps if not _has_its_release(step)]
    return wrong + _closed(exhibit, steps)


def _has_its_release(step: ExhibitStep) -> bool:
    if step.kind != StepKind.RELEASED:
        return True
    return hasattr(step, "release") and str(step.release.pk) == step.detail


def _recorded(told: list[ledger.Entry]) -> dict[str, object]:
    """As it was recorded last."""
    found = [entry.data["facts"] for entry in told if entry.verb == ExhibitRecorded.__name__]
    return cast("dict[str, object]", found[-1]) if found else {}


def _closed(exhibit: Exhibit, steps: list[ExhibitStep]) -> list[str]:
    """Sealed words that do not open any more."""
    rows: list[tuple[str, object]] = [("name", exhibit), ("origin", exhibit)]
    released = [step.release for step in steps if hasattr(step, "release")]
    rows += [(name, row) for row in released for name in ("to", "why")]
    return [name for name, row in rows if not _opens(row, name)]


def _opens(row: object, name: str) -> bool:
    try:
        getattr(row, name)
    except SealBroken:
        return False
    return True

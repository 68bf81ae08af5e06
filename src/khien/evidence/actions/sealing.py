"""Exhibits that only a police unit can open, and their envelopes made anew.

A sealed exhibit has an age key of its own. The installation makes it, encrypts the file to it and
forgets it: its secret half lies in an envelope, an age file for the keys of the unit. So the file
is never written again, however often people of the unit change (decision 18).
"""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import pyrage
from django.db import transaction
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.actors import Actor
from khien.core.ids import new_id
from khien.core.refusal import Refused
from khien.evidence import access, facts, store
from khien.evidence import sealing_rules as rules
from khien.evidence.actions.checking import check_file
from khien.evidence.actions.custody import follow
from khien.evidence.events import EnvelopesTaken
from khien.evidence.models import Envelope, Exhibit, HolderKind, StepKind, UnitKey
from khien.evidence.queries import sealing as queries
from khien.evidence.store import Pieces, StoreBroken
from khien.people.models import User


@dataclass(frozen=True)
class Resealed:
    """`refused`: name of the file and the sentence."""

    done: int
    refused: list[tuple[str, str]]


def seal(exhibit: Exhibit, *, by: User, now: datetime) -> None:
    """To the unit of this person. What the installation could open goes. Raises Refused."""
    access.check_can_add(by, HolderKind(exhibit.holder_kind), exhibit.holder)
    unit = queries.unit_of(by)
    if unit is None:
        raise Refused(_("Chỉ người của đơn vị giữ khóa làm được việc này."))
    keys = queries.usable_keys(unit, now)
    rules.check_can_seal(exhibit, keys)
    own = pyrage.x25519.Identity.generate()
    stored = _written(exhibit, own.to_public())
    try:
        with transaction.atomic():
            envelope = _envelope(exhibit, _closed(own, keys), by=by, now=now)
            before = _sealed(exhibit, stored, unit, keys, envelope, by=by, now=now)
            transaction.on_commit(lambda: store.remove(*before))
    except BaseException:
        store.remove(stored.path)
        raise


def _written(exhibit: Exhibit, recipient: object) -> store.Stored:
    """The same content under a new name, encrypted to the exhibit's own key."""
    try:
        check_file(exhibit)
        content = Pieces(store.read(exhibit.path, digest=bytes(exhibit.stored_sha256)))
        suffix = f".{secrets.token_hex(4)}"
        return store.save(content, exhibit_id=exhibit.pk, suffix=suffix, recipient=recipient)
    except StoreBroken as broken:
        raise Refused(str(broken)) from None


def _closed(own: object, keys: Sequence[UnitKey]) -> bytes:
    content: bytes = pyrage.encrypt(f"{own}\n".encode(), rules.recipients(keys))
    return content


def _envelope(exhibit: Exhibit, content: bytes, *, by: Actor, now: datetime) -> Envelope:
    return Envelope(
        id=new_id(), exhibit=exhibit, content=content, made_at=now, made_by=by.actor_key
    )


def _sealed(
    exhibit: Exhibit,
    stored: store.Stored,
    unit: UUID,
    keys: Sequence[UnitKey],
    envelope: Envelope,
    *,
    by: User,
    now: datetime,
) -> tuple[str, str]:
    """The paths that are there no more once this commits."""
    locked = follow(exhibit, StepKind.SEALED, by=by, now=now, detail=str(envelope.pk))
    rules.check_can_seal(locked, keys)
    before = locked.path, locked.preview_path
    locked.path, locked.preview_path = stored.path, ""
    locked.file_size, locked.file_sha256 = stored.file_size, stored.file_sha256
    locked.sealed_for_id = unit
    locked.save(update_fields=["path", "preview_path", "file_size", "file_sha256", "sealed_for"])
    envelope.save(force_insert=True)
    envelope.keys.set(keys)
    facts.record(locked, by=by, now=now)
    return before


@transaction.atomic
def take_sealed(exhibit: Exhibit, *, by: User, now: datetime) -> Iterator[bytes]:
    """The file as it lies there, for the unit to open elsewhere. Raises Refused, StoreBroken."""
    locked = follow(exhibit, StepKind.COPIED, by=by, now=now)
    _check_own(locked, by)
    check_file(locked)
    return store.raw(locked.path)


def take_envelope(exhibit: Exhibit, *, by: User, now: datetime) -> bytes:
    """The exhibit's key, for the unit's keys alone. Raises Refused."""
    _check_own(exhibit, by)
    envelope = queries.newest_envelope(exhibit)
    if envelope is None:
        raise Refused(_("Chứng cứ này không có phong bì."))
    ledger.record(EnvelopesTaken(exhibit.pk, 1), by=by, now=now)
    return bytes(envelope.content)


def _check_own(exhibit: Exhibit, by: User) -> None:
    if exhibit.sealed_for_id is None:
        raise Refused(_("Chứng cứ này chưa niêm phong."))
    rules.check_works_in(exhibit.sealed_for_id, queries.unit_of(by))


def take_misfits(unit: UUID, *, by: User, now: datetime) -> list[tuple[UUID, bytes]]:
    """Envelopes to be made anew, each with its exhibit's id. Raises Refused."""
    rules.check_works_in(unit, queries.unit_of(by))
    found = queries.misfits(unit, queries.usable_keys(unit, now))
    ledger.record(EnvelopesTaken(unit, len(found)), by=by, now=now)
    return [(row.exhibit_id, bytes(row.content)) for row in found]


def reseal(
    unit: UUID,
    envelopes: Sequence[tuple[str, bytes]],
    *,
    made_for: str,
    by: User,
    now: datetime,
) -> Resealed:
    """`envelopes`: names of files, by the exhibit's id, and what is in them. `made_for`: the keys
    of the day they were taken. Raises Refused where none can be; else each is told.
    """
    rules.check_works_in(unit, queries.unit_of(by))
    keys = queries.usable_keys(unit, now)
    rules.check_same_keys(made_for, keys)
    waiting = {str(row.exhibit_id): row for row in queries.misfits(unit, keys)}
    refused, done = [], 0
    for name, content in envelopes:
        try:
            row = rules.one_that_waits(waiting.get(_id_in(name)))
            rules.check_envelope(content, keys)
            _renew(row.exhibit, content, keys, by=by, now=now)
            done += 1
        except Refused as refusal:
            refused.append((name, str(refusal)))
    return Resealed(done, refused)


def _id_in(name: str) -> str:
    return name.rpartition("/")[2].removesuffix(".age")


@transaction.atomic
def _renew(
    exhibit: Exhibit, content: bytes, keys: Sequence[UnitKey], *, by: User, now: datetime
) -> None:
    envelope = _envelope(exhibit, content, by=by, now=now)
    locked = follow(exhibit, StepKind.RESEALED, by=by, now=now, detail=str(envelope.pk))
    envelope.save(force_insert=True)
    envelope.keys.set(keys)
    facts.record(locked, by=by, now=now)

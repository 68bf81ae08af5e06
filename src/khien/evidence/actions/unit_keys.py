"""Keys of the people of a police unit: added, proven to be held, ended."""

import secrets
from datetime import datetime
from uuid import UUID

import pyrage
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.ids import new_id
from khien.core.refusal import Refused
from khien.core.seal import keyed_hash
from khien.evidence import sealing_rules as rules
from khien.evidence.events import UnitKeyAdded, UnitKeyEnded, UnitKeyProven
from khien.evidence.models import KeyEnd, UnitKey
from khien.evidence.queries import sealing as queries
from khien.people.models import User


def add_key(unit: UUID, public_key: str, *, spare: bool, by: User, now: datetime) -> UnitKey:
    """Of this person, or the unit's `spare`. It counts once it is proven. Raises Refused."""
    rules.check_works_in(unit, queries.unit_of(by))
    checked = rules.checked_public_key(public_key)
    words = "-".join(secrets.token_hex(2) for _word in range(4))
    key = UnitKey(
        id=new_id(),
        unit_id=unit,
        owner=None if spare else by,
        public_key=checked,
        added_by=by,
        added_at=now,
    )
    [recipient] = rules.recipients([key])
    key.challenge = pyrage.encrypt(f"{words}\n".encode(), [recipient])
    key.proof = _proof(key, words)
    try:
        with transaction.atomic():
            key.save(force_insert=True)
            ledger.record(UnitKeyAdded(key.pk, unit, key.owner_id, checked), by=by, now=now)
    except IntegrityError:
        raise Refused(_("Khóa này đã có trong danh sách."), field="public_key") from None
    return key


def _proof(key: UnitKey, words: str) -> bytes:
    return keyed_hash(f"unit-key:{key.pk}", "".join(words.lower().split()).encode())


@transaction.atomic
def prove(key: UnitKey, words: str, *, by: User, now: datetime) -> None:
    """`words`: what stood in the file that only the secret half opens. Raises Refused."""
    locked = UnitKey.objects.select_for_update().get(pk=key.pk)
    rules.check_works_in(locked.unit_id, queries.unit_of(by))
    rules.check_can_prove(locked)
    rules.check_proof(_proof(locked, words), bytes(locked.proof))
    if locked.proven_at is None:
        locked.proven_at = now
        locked.save(update_fields=["proven_at"])
        ledger.record(UnitKeyProven(locked.pk, locked.unit_id), by=by, now=now)


@transaction.atomic
def end_key(key: UnitKey, why: KeyEnd, *, by: User, now: datetime) -> None:
    """From now on nothing is sealed to it; what was is to be sealed again. Raises Refused."""
    locked = UnitKey.objects.select_for_update().get(pk=key.pk)
    rules.check_works_in(locked.unit_id, queries.unit_of(by))
    rules.check_can_end(locked)
    locked.ended_at, locked.ended_by, locked.end = now, by, why
    locked.save(update_fields=["ended_at", "ended_by", "end"])
    ledger.record(UnitKeyEnded(locked.pk, locked.unit_id, why), by=by, now=now)

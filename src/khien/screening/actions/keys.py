"""Keys: made for one holder, revoked. The secret is told once; only its keyed hash is stored."""

from collections.abc import Sequence
from datetime import date, datetime
from secrets import token_urlsafe

from django.db import transaction

from khien.core import ledger
from khien.core.calendars import today
from khien.core.seal import keyed_hash
from khien.people.models import User
from khien.screening.events.keys import KeyMade, KeyRevoked
from khien.screening.models import ApiKey
from khien.screening.rules import keys as key_rules

PREFIX = "khien_"
_SHOWN = 12


def token_hash(token: str) -> bytes:
    return keyed_hash("api-key", token.encode("utf-8", "surrogateescape"))


@transaction.atomic
def make(
    name: str,
    *,
    holder: str,
    uses: Sequence[str],
    per_day: int,
    expires_on: date | None,
    by: User,
    now: datetime,
) -> tuple[ApiKey, str]:
    """The key and its secret, which nobody can read again."""
    key_rules.check_can_make(
        name, holder=holder, uses=uses, per_day=per_day, expires_on=expires_on, on=today(now)
    )
    secret = PREFIX + token_urlsafe(32)
    key = ApiKey.objects.create(
        name=name.strip(),
        holder=holder.strip(),
        token_hash=token_hash(secret),
        start=secret[:_SHOWN],
        uses=sorted(set(uses)),
        per_day=per_day,
        expires_on=expires_on,
        created_by=by,
        created_at=now,
    )
    event = KeyMade(key.pk, tuple(key.uses), per_day, expires_on)
    ledger.record(event, by=by, now=now)
    return key, secret


@transaction.atomic
def revoke(key: ApiKey, *, by: User, now: datetime) -> None:
    """For good: processes that remember keys hear of it within seconds."""
    key = ApiKey.objects.select_for_update().get(pk=key.pk)
    key_rules.check_can_revoke(key)
    key.revoked_at, key.revoked_by = now, by
    key.save(update_fields=["revoked_at", "revoked_by"])
    ledger.record(KeyRevoked(key.pk), by=by, now=now)

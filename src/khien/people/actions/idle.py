"""Accounts nobody uses: warned of, stopped, and the rule of days for it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce

from khien.core import ledger
from khien.core.actors import SYSTEM
from khien.people import idle_rules, notices
from khien.people.actions.accounts import deactivate
from khien.people.idle_rules import Idle, Terms
from khien.people.models import AccountNotice, IdleRule, NoticeKind, User


@dataclass(frozen=True)
class IdleRuleSet(ledger.Event):
    warn_after: int
    stop_after: int


@dataclass(frozen=True)
class IdleWarned(ledger.Event):
    days: int


@transaction.atomic
def set_idle_rule(
    *, warn_after: int, stop_after: int, source: str, by: User, now: datetime
) -> None:
    idle_rules.check_can_set(warn_after, stop_after)
    row = IdleRule.objects.create(
        warn_after=warn_after, stop_after=stop_after, source=source, set_at=now, set_by=by
    )
    ledger.record(IdleRuleSet(row.pk, warn_after, stop_after), by=by, now=now)


def look_after_idle(*, now: datetime) -> tuple[int, int]:
    """How many were warned of and stopped; each in a transaction of its own. Safe to repeat."""
    terms = idle_rules.terms_in_force()
    found = [(user, idle_rules.state(user, terms, now=now)) for user in unused()]
    soon = [user for user, state in found if state is Idle.SOON]
    late = [user for user, state in found if state is Idle.TOO_LONG]
    warned = sum(_warn(user, terms, now=now) for user in soon)
    for user in late:
        _stop(user, terms, now=now)
    return warned, len(late)


def unused(*, before: datetime | None = None) -> QuerySet[User]:
    """Active accounts, the longest unused first; `before`: not used since."""
    seen = Coalesce("last_seen", F("created_at"))
    found = User.objects.filter(is_active=True).annotate(unused_since=seen)
    if before is not None:
        found = found.filter(unused_since__lt=before)
    return found.order_by("unused_since")


@transaction.atomic
def _warn(user: User, terms: Terms, *, now: datetime) -> bool:
    """Once for each time they stay away."""
    since = idle_rules.unused_since(user)
    if AccountNotice.objects.filter(about=user, kind=NoticeKind.IDLE_SOON, at__gt=since).exists():
        return False
    notices.tell_administrators(NoticeKind.IDLE_SOON, about=user, now=now)
    ledger.record(IdleWarned(user.pk, terms.warn_after), by=SYSTEM, now=now)
    return True


@transaction.atomic
def _stop(user: User, terms: Terms, *, now: datetime) -> None:
    deactivate(user, by=SYSTEM, now=now, why=f"idle_{terms.stop_after}_days")
    notices.tell_administrators(NoticeKind.IDLE_STOPPED, about=user, now=now, but=[user])


def know_notices(user: User, *, now: datetime) -> None:
    """What was shown of accounts is known from now on; no event, as reading is none."""
    user.account_notices.filter(known_at=None, at__lte=now).update(known_at=now)

"""Accounts: made, named, stopped, opened again."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.actors import Actor
from khien.core.refusal import Refused
from khien.people import rules
from khien.people.actions.sessions import end_sessions
from khien.people.models import User


@dataclass(frozen=True)
class AccountCreated(ledger.Event):
    pass


@dataclass(frozen=True)
class AccountDeactivated(ledger.Event):
    why: str


@dataclass(frozen=True)
class AccountReactivated(ledger.Event):
    pass


@dataclass(frozen=True)
class PeopleExported(ledger.Event):
    rows: int


@transaction.atomic
def create_user(username: str, *, full_name: str = "", by: Actor, now: datetime) -> User:
    """Without a password: an invitation lets the person set their own."""
    user = User(username=username.strip().lower(), created_at=now)
    user.rename(full_name)
    user.set_unusable_password()
    _check_name(user)
    user.save()
    ledger.record(AccountCreated(user.pk), by=by, now=now)
    return user


def _check_name(user: User) -> None:
    try:
        user.clean_fields(exclude={"password"})
    except ValidationError as wrong:
        field, sentences = next(iter(wrong.message_dict.items()))
        raise Refused(sentences[0], field=field) from None
    if User.objects.filter(username=user.username).exists():
        raise Refused(_("Tên đăng nhập này đã có người dùng."), field="username")


@transaction.atomic
def deactivate(user: User, *, by: Actor, now: datetime, why: str = "by_administrator") -> None:
    """The account stops and its sessions end; duties and all it did stay as they were."""
    rules.check_can_deactivate(user, by=by if isinstance(by, User) else None)
    user.is_active = False
    user.ended_at = now
    user.save(update_fields=["is_active", "ended_at"])
    user.forget_duties()
    end_sessions(user, by=by, now=now)
    ledger.record(AccountDeactivated(user.pk, why), by=by, now=now)


@transaction.atomic
def reactivate(user: User, *, by: Actor, now: datetime) -> None:
    """Counted as seen today, else the idle account would stop again tonight."""
    if user.is_active:
        raise Refused(_("Tài khoản này đang hoạt động."))
    user.is_active = True
    user.last_seen = now
    user.ended_at = None
    user.save(update_fields=["is_active", "last_seen", "ended_at"])
    user.forget_duties()
    ledger.record(AccountReactivated(user.pk), by=by, now=now)


def note_export(*, rows: int, by: User, now: datetime) -> None:
    ledger.record(PeopleExported(by.pk, rows), by=by, now=now)

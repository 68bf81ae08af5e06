"""A person who lost everything is let in again by two administrators, or on the machine itself."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.actors import SYSTEM, Actor
from khien.core.refusal import Refused
from khien.people import notices, recovery_rules
from khien.people.actions.factors import SecondFactorReset
from khien.people.actions.invitations import invite
from khien.people.actions.sessions import end_sessions
from khien.people.models import NoticeKind, Recovery, User


@dataclass(frozen=True)
class RecoveryAsked(ledger.Event):
    recovery: UUID


@dataclass(frozen=True)
class RecoveryConfirmed(ledger.Event):
    """By another administrator; every factor goes, every session ends, a link is made."""

    recovery: UUID


@dataclass(frozen=True)
class RecoveryStopped(ledger.Event):
    recovery: UUID


@dataclass(frozen=True)
class RecoveredOnMachine(ledger.Event):
    """Whoever rules the machine did it alone, with `khien user recover`."""


@transaction.atomic
def ask_recovery(user: User, *, reason: str, by: User, now: datetime) -> Recovery:
    recovery_rules.check_can_ask(user, reason=reason, by=by)
    _open_of(user).filter(until_at__lte=now).update(ended_at=now)
    try:
        with transaction.atomic():
            asked = Recovery.objects.create(
                user=user,
                reason=reason.strip(),
                asked_by=by,
                asked_at=now,
                until_at=now + recovery_rules.LIFE,
            )
    except IntegrityError:
        raise Refused(_("Đã có người xin cho vào lại; đang chờ một quản trị viên khác.")) from None
    ledger.record(RecoveryAsked(user.pk, asked.pk), by=by, now=now)
    notices.tell_administrators(NoticeKind.RECOVERY_ASKED, about=user, now=now, but=[by])
    return asked


@transaction.atomic
def confirm_recovery(recovery: Recovery, *, by: User, now: datetime) -> str:
    """The token of the link. Of two at once the second is refused."""
    recovery = Recovery.objects.select_for_update().get(pk=recovery.pk)
    recovery_rules.check_can_confirm(recovery, by=by, now=now)
    recovery.confirmed_by, recovery.confirmed_at = by, now
    recovery.save(update_fields=["confirmed_by", "confirmed_at"])
    ledger.record(RecoveryConfirmed(recovery.user_id, recovery.pk), by=by, now=now)
    return _let_in(recovery.user, by=by, now=now)


@transaction.atomic
def stop_recovery(recovery: Recovery, *, by: User, now: datetime) -> None:
    recovery = Recovery.objects.select_for_update().get(pk=recovery.pk)
    recovery_rules.check_is_open(recovery, now=now)
    recovery.ended_at = now
    recovery.save(update_fields=["ended_at"])
    ledger.record(RecoveryStopped(recovery.user_id, recovery.pk), by=by, now=now)


@transaction.atomic
def recover_on_machine(user: User, *, now: datetime) -> str:
    """For a lone administrator; everybody is told all the same."""
    ledger.record(RecoveredOnMachine(user.pk), by=SYSTEM, now=now)
    _open_of(user).update(ended_at=now)
    return _let_in(user, by=SYSTEM, now=now)


def _let_in(user: User, *, by: Actor, now: datetime) -> str:
    removed, _rows = Authenticator.objects.filter(user_id=user.pk).delete()
    user.set_unusable_password()
    user.save(update_fields=["password"])
    end_sessions(user, by=by, now=now)
    ledger.record(SecondFactorReset(user.pk, removed), by=by, now=now)
    notices.tell_administrators(NoticeKind.RECOVERED, about=user, now=now)
    return invite(user, by=by, now=now, by_two=True)


def _open_of(user: User) -> QuerySet[Recovery]:
    return Recovery.objects.filter(user=user, confirmed_at=None, ended_at=None)

"""Second factors: their changes and wrong codes noted, demo ones for samples."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from allauth.mfa.utils import encrypt
from django.db import transaction

from khien.core import ledger
from khien.core.actors import Actor
from khien.core.models import LedgerEvent
from khien.people import notices, rules
from khien.people.models import NoticeKind, User

DEMO = "demo"
TOLD_AFTER = 5  # wrong codes within a day: whoever types them knows the password


@dataclass(frozen=True)
class SignInChanged(ledger.Event):
    what: str


@dataclass(frozen=True)
class SecondFactorReset(ledger.Event):
    removed: int


@dataclass(frozen=True)
class SecondFactorWrong(ledger.Event):
    """After the right password. `known`: in a browser that had signed in to the account before."""

    known: bool


@dataclass(frozen=True)
class DemoFactorEnrolled(ledger.Event):
    pass


def note_change(user: User, *, what: str, now: datetime) -> None:
    """`what`: allauth's own word for it, like "totp_activated" or "password_changed"."""
    ledger.record(SignInChanged(user.pk, what), by=user, now=now)


@transaction.atomic
def note_wrong_code(user: User, *, known: bool, now: datetime) -> None:
    """The person and the administrators are told once a day that somebody keeps guessing."""
    ledger.record(SecondFactorWrong(user.pk, known), by=user, now=now)
    recent = LedgerEvent.objects.filter(subject=user.pk, verb=SecondFactorWrong.__name__)
    day_ago = now - timedelta(days=1)
    told = user.notices_about.filter(kind=NoticeKind.CODES_GUESSED, at__gt=day_ago)
    if recent.filter(at__gt=day_ago).count() >= TOLD_AFTER and not told.exists():
        notices.tell_administrators(NoticeKind.CODES_GUESSED, about=user, now=now)


@transaction.atomic
def enrol_demo_totp(user: User, *, by: Actor, now: datetime) -> None:
    """A factor whose code the sign-in page may show: of sample installations alone."""
    rules.check_can_enrol_demo()
    Authenticator.objects.filter(user_id=user.pk).delete()
    Authenticator.objects.create(
        user_id=user.pk,
        type=Authenticator.Type.TOTP,
        data={"secret": encrypt(generate_totp_secret()), DEMO: True},
    )
    ledger.record(DemoFactorEnrolled(user.pk), by=by, now=now)

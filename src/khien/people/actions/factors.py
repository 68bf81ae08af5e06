"""Second factors: their changes noted, taken away by an administrator, demo ones for samples."""

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from allauth.mfa.utils import encrypt
from django.db import transaction

from khien.core import ledger
from khien.core.actors import Actor
from khien.people import rules
from khien.people.models import User

DEMO = "demo"


@dataclass(frozen=True)
class SignInChanged(ledger.Event):
    what: str


@dataclass(frozen=True)
class SecondFactorReset(ledger.Event):
    removed: int


@dataclass(frozen=True)
class DemoFactorEnrolled(ledger.Event):
    pass


def note_change(user: User, *, what: str, now: datetime) -> None:
    """`what`: allauth's own word for it, like "totp_activated" or "password_changed"."""
    ledger.record(SignInChanged(user.pk, what), by=user, now=now)


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

"""Who may come in by which account at the province's sign-in provider."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.actors import Actor
from khien.core.refusal import Refused
from khien.people import rules
from khien.people.models import ProviderIdentity, User


@dataclass(frozen=True)
class ProviderAllowed(ledger.Event):
    """`how`: named by "email" or by "subject"; never the address itself."""

    how: str


@dataclass(frozen=True)
class ProviderLinked(ledger.Event):
    """The person came in by it for the first time, whole."""


@dataclass(frozen=True)
class ProviderRefused(ledger.Event):
    why: str


@dataclass(frozen=True)
class ProviderEnded(ledger.Event):
    pass


@transaction.atomic
def allow_provider(user: User, *, email: str, subject: str, by: Actor, now: datetime) -> None:
    """Named anew, whoever came in before is forgotten."""
    email, subject = email.strip().lower(), subject.strip()
    rules.check_can_name_for_provider(user, by=by if isinstance(by, User) else None)
    if bool(email) == bool(subject):
        raise Refused(_("Hãy ghi một trong hai: thư điện tử, hoặc mã người dùng."), field="email")
    others = ProviderIdentity.objects.filter(issuer=settings.OIDC_ISSUER).exclude(user=user)
    taken = others.filter(email=email) if email else others.filter(subject=subject)
    if taken.exists():
        raise Refused(
            _("Tài khoản ấy ở nơi đăng nhập chung đã được ghi cho một người khác."),
            field="email" if email else "subject",
        )
    ProviderIdentity.objects.filter(user=user).delete()
    ProviderIdentity.objects.create(
        user=user, email=email, subject=subject, issuer=settings.OIDC_ISSUER, allowed_at=now
    )
    ledger.record(ProviderAllowed(user.pk, "email" if email else "subject"), by=by, now=now)


@transaction.atomic
def end_provider(user: User, *, by: Actor, now: datetime) -> None:
    gone, _rows = ProviderIdentity.objects.filter(user=user).delete()
    if gone:
        ledger.record(ProviderEnded(user.pk), by=by, now=now)


@transaction.atomic
def note_provider_sign_in(user: User, *, subject: str, now: datetime) -> None:
    """From the first whole sign-in on, only this subject is the person."""
    rows = ProviderIdentity.objects.filter(user=user, linked_at=None)
    if rows.update(subject=subject, linked_at=now):
        ledger.record(ProviderLinked(user.pk), by=user, now=now)


def note_provider_refusal(user: User, *, why: str, now: datetime) -> None:
    ledger.record(ProviderRefused(user.pk, why), by=user, now=now)

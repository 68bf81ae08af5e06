"""Invitations: a link good once and for 48 hours, with which a person sets their own password."""

from dataclasses import dataclass
from datetime import datetime
from secrets import token_urlsafe
from uuid import UUID

from django.db import transaction

from khien.core import ledger
from khien.core.actors import SYSTEM, Actor
from khien.core.seal import keyed_hash
from khien.directory.models import Organisation
from khien.people import rules
from khien.people.actions.accounts import create_user
from khien.people.actions.duties import give_duty
from khien.people.actions.sessions import end_sessions
from khien.people.models import Invitation, User
from khien.people.roles import Role

FIRST = "quan-tri"


@dataclass(frozen=True)
class Invited(ledger.Event):
    invitation: UUID


@dataclass(frozen=True)
class InvitationAccepted(ledger.Event):
    invitation: UUID


@transaction.atomic
def invite(user: User, *, by: Actor, now: datetime, by_two: bool = False) -> str:
    """The token of a new link; links given before stop working. Only its keyed hash is stored."""
    rules.check_can_invite(user, by=by if isinstance(by, User) and not by_two else None)
    user.invitations.filter(used_at=None, expires_at__gt=now).update(expires_at=now)
    token = token_urlsafe(32)
    invitation = Invitation.objects.create(
        user=user,
        token_hash=token_hash(token),
        created_at=now,
        expires_at=now + rules.INVITATION_LIFE,
    )
    ledger.record(Invited(user.pk, invitation.pk), by=by, now=now)
    return token


@transaction.atomic
def add_person(
    username: str,
    role: Role,
    *,
    full_name: str = "",
    organisation: Organisation | None = None,
    territory: Organisation | None = None,
    by: Actor,
    now: datetime,
) -> tuple[User, str]:
    """An account with its first duty, and the token of the link to hand over."""
    user = create_user(username, full_name=full_name, by=by, now=now)
    give_duty(user, role, organisation=organisation, territory=territory, by=by, now=now)
    return user, invite(user, by=by, now=now)


@transaction.atomic
def invite_first_administrator(now: datetime) -> str:
    """For an installation without anybody; asked again, it makes a new link and ends the old."""
    rules.check_can_invite_first()
    user = User.objects.filter(username=FIRST).first()
    if user is None:
        user = create_user(FIRST, by=SYSTEM, now=now)
        give_duty(user, Role.ADMINISTRATOR, by=SYSTEM, now=now)
    return invite(user, by=SYSTEM, now=now)


def token_hash(token: str) -> bytes:
    return keyed_hash("invitation", token.encode())


@transaction.atomic
def accept(token: str, *, full_name: str, password: str, now: datetime) -> User:
    """Set name and password; of two at once the second is refused. Older sessions end."""
    found = Invitation.objects.select_for_update(of=("self",)).select_related("user")
    invitation = rules.check_can_accept(found.filter(token_hash=token_hash(token)).first(), now=now)
    invitation.used_at = now
    invitation.save(update_fields=["used_at"])
    user = invitation.user
    user.rename(full_name)
    user.set_password(password)
    user.save(update_fields=["full_name", "folded_name", "password"])
    end_sessions(user, by=user, now=now)
    ledger.record(InvitationAccepted(user.pk, invitation.pk), by=user, now=now)
    return user

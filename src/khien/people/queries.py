"""Readers of accounts, duties and sessions."""

from uuid import UUID

from allauth.mfa.models import Authenticator

from khien.people.models import StaffSession, User


def open_session(key: UUID | str, *, user: User) -> StaffSession | None:
    return StaffSession.objects.filter(pk=key, user=user, ended_at=None).first()


def has_second_factor(user: User) -> bool:
    """Recovery codes alone are none: they only stand in for a lost one."""
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return bool(Authenticator.objects.filter(user_id=user.pk, type__in=kinds).exists())

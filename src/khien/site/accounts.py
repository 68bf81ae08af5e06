"""Targets for accounts on the machine itself, for when nobody can sign in any more.

The ledger notes each as the system's doing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from khien.site.console import Stopped, in_english, line, say
from khien.site.prepared import site

# Rooms are imported inside: they need Django, which needs the database's address.


def show_users() -> None:
    with site():
        from django.utils import timezone

        from khien.people.commands import listing

        for row in listing(now=timezone.now()):
            line(f"{row.username}{'' if row.is_active else ' (đã ngừng · stopped)'}")


def show_roles() -> None:
    with site():
        from khien.people.roles import ROLES

        for role, card in ROLES.items():
            line(f"{role.value:<24} {card.title}")


def show_duties(name: str) -> None:
    with site(), _named(name) as (commands, now):
        for row in commands.duties(name, now=now):
            until = f" – {row.valid_to:%d/%m/%Y}" if row.valid_to else ""
            place = row.territory or row.organisation
            line(f"{row.valid_from:%d/%m/%Y}{until}  {row.title}  {place}")


def invite_user(name: str) -> None:
    """A one-time link to choose a new password."""
    with site(), _named(name) as (commands, now):
        _show_link(commands.invite_again(name, now=now))


def create_user(name: str, full_name: str | None = None) -> None:
    """The first administrator; refused once there is one who can sign in."""
    with site(), _named(name) as (commands, now):
        _show_link(commands.create(name, full_name or "", now=now))


def recover_user(name: str) -> None:
    """Password and second factor go; every administrator is told."""
    with site(), _named(name) as (commands, now):
        _show_link(commands.recover(name, now=now))


def disable_user(name: str) -> None:
    with site(), _named(name) as (commands, now):
        commands.disable(name, now=now)
    say(f"“{name}” đã ngừng.", "The account is stopped.")


def enable_user(name: str) -> None:
    with site(), _named(name) as (commands, now):
        commands.enable(name, now=now)
    say(f"“{name}” hoạt động trở lại.", "The account is open again.")


def end_sessions(name: str) -> None:
    with site(), _named(name) as (commands, now):
        ended = commands.end_sessions(name, now=now)
    say(f"Đã kết thúc {ended} phiên của “{name}”.", f"{ended} sessions ended.")


@contextmanager
def _named(name: str) -> Iterator[tuple[Any, Any]]:
    """The commands of accounts and the moment; what they refuse is said in both languages."""
    from django.utils import timezone

    from khien.core.refusal import Refused
    from khien.people import commands

    try:
        yield commands, timezone.now()
    except Refused as refusal:
        raise Stopped(f"“{name}”: {refusal}", in_english(refusal)) from None


def _show_link(token: str) -> None:
    from django.conf import settings
    from django.urls import reverse

    address = f"{settings.SITE_URL}{reverse('people:invitation', args=[token])}"
    say(f"Mở một lần: {address}", "Open it once.")

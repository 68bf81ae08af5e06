"""Targets for when nobody can sign in any more: who has an account, and a new link for one."""

from khien.site.console import Stopped, line, say
from khien.site.prepared import site

# Rooms are imported inside: they need Django, which needs the database's address.


def show_users() -> None:
    with site():
        from django.utils import timezone

        from khien.people.commands import listing

        for row in listing(now=timezone.now()):
            line(f"{row.username}{'' if row.is_active else ' (đã ngừng · stopped)'}")


def invite_user(name: str) -> None:
    """A one-time link to choose a new password; the ledger notes it as the system's doing."""
    with site():
        from django.conf import settings
        from django.urls import reverse
        from django.utils import timezone

        from khien.core.refusal import Refused
        from khien.people.commands import invite_again

        try:
            token = invite_again(name, now=timezone.now())
        except Refused as refusal:
            raise Stopped(f"“{name}”: {refusal}", "There is no such account.") from None
        say(
            f"Mở một lần: {settings.SITE_URL}{reverse('people:invitation', args=[token])}",
            "Open it once.",
        )

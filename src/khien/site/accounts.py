"""Targets for when nobody can sign in any more: who has an account, and a new link for one."""

from khien.site.console import Stopped, line, say
from khien.site.prepared import site

# Rooms are imported inside: they need Django, which needs the database's address.


def show_users() -> None:
    with site():
        from khien.people.models import User  # noqa: PLC0415

        for name, active in User.objects.order_by("username").values_list("username", "is_active"):
            line(f"{name}{'' if active else ' (đã ngừng · stopped)'}")


def invite_user(name: str) -> None:
    """A one-time link to choose a new password; the ledger notes it as the system's doing."""
    with site():
        from django.conf import settings  # noqa: PLC0415
        from django.urls import reverse  # noqa: PLC0415
        from django.utils import timezone  # noqa: PLC0415

        from khien.core.actors import SYSTEM  # noqa: PLC0415
        from khien.people.actions.invitations import invite  # noqa: PLC0415
        from khien.people.models import User  # noqa: PLC0415

        user = User.objects.filter(username=name).first()
        if user is None:
            raise Stopped(f"Không có tài khoản “{name}”.", "There is no such account.")
        token = invite(user, by=SYSTEM, now=timezone.now())
        say(
            f"Mở một lần: {settings.SITE_URL}{reverse('people:invitation', args=[token])}",
            "Open it once.",
        )

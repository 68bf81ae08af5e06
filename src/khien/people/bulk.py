"""Many people at once: new links of invitation for those who never came in."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khien.core import bulk, ledger
from khien.core.bulk import Done, Line
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.actions.invitations import invite
from khien.people.models import Invitation, User


@dataclass(frozen=True)
class InvitationEnded(ledger.Event):
    """The subject is the person."""

    invitation: UUID


class NothingAsked(forms.Form):
    def __init__(self, data: Any, _user: User, _now: datetime) -> None:
        super().__init__(data if data is not None else {})


def _people(keys: Collection[str]) -> list[User]:
    return list(
        User.objects.filter(pk__in=[key for key in keys if _is_id(key)]).order_by("username")
    )


def _is_id(key: str) -> bool:
    try:
        UUID(key)
    except ValueError:
        return False
    return True


def _why_not(user: User) -> str:
    if not user.is_active:
        return _("tài khoản đã ngừng")
    if user.has_usable_password():
        return _("đã tự đặt mật khẩu; nếu quên, hãy mở trang của người này")
    return ""


def _lines(_user: User, keys: Collection[str], _said: dict[str, Any], _now: datetime) -> list[Line]:
    says = _("liên kết mới, dùng một lần trong 48 giờ; liên kết cũ thôi dùng được")
    rows = [(row, _why_not(row)) for row in _people(keys)]
    return [Line(str(row.pk), str(row), "" if why else says, why) for row, why in rows]


def _do(user: User, key: str, _said: dict[str, Any], now: datetime) -> Done:
    found = _people([key])
    if not found or (why := _why_not(found[0])):
        raise Refused(why if found else _("Không còn tài khoản này."))
    row = found[0]
    token = invite(row, by=user, now=now)
    made = row.invitations.latest("created_at")
    link = f"{settings.SITE_URL}{reverse('people:invitation', args=[token])}"
    return Done({"invitation": str(made.pk)}, once=link)


def _undo(user: User, _key: str, needs: dict[str, Any], now: datetime) -> None:
    made = Invitation.objects.select_for_update().get(pk=needs["invitation"])
    if made.used_at is not None:
        raise Refused(_("Liên kết đã được dùng."))
    if made.expires_at > now:
        Invitation.objects.filter(pk=made.pk).update(expires_at=now)
        ledger.record(InvitationEnded(made.user_id, made.pk), by=user, now=now)


def publish() -> None:
    bulk.register(
        bulk.Kind(
            "moi-lai",
            "people:people",
            gettext_lazy("Tạo liên kết mời mới"),
            (Permission.PEOPLE_MANAGE,),
            NothingAsked,
            _lines,
            _do,
            _undo,
        )
    )

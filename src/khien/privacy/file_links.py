"""Beside every file: whether it is held, and the way to hold it, for those who may."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core.calendars import today
from khien.core.file_links import FileLink, register
from khien.core.permissions import Permission
from khien.people.models import User
from khien.privacy.queries.holds import is_held


def offer(user: Any, kind: str, key: UUID, now: datetime) -> list[FileLink]:
    if not isinstance(user, User) or not user.may(Permission.LEGAL_HOLD):
        return []
    url = reverse("privacy:holds")
    if is_held(key, today(now)):
        return [FileLink(_("Xem các hồ sơ được giữ lại"), url, _("Đang được giữ lại."))]
    asked = urlencode({"kind": kind, "reference": key})
    return [FileLink(_("Giữ lại, không để máy xóa"), f"{url}?{asked}#giu")]


def publish() -> None:
    register(offer)

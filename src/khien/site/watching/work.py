"""Troubles on an administrator's own list of work, also when nothing else reaches them."""

from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from khien.core import work
from khien.core.permissions import Permission
from khien.core.work import Level, WorkItem
from khien.people.models import User
from khien.site.doctor.checks.queue import SEEN_WITHIN
from khien.site.doctor.looking.running import queue
from khien.site.models import Severity, Trouble

_LEVELS: dict[str, Level] = {Severity.NOW: "red", Severity.SOON: "orange"}


def publish() -> None:
    work.register(_items)


def open_troubles() -> "QuerySet[Trouble]":
    """For an administrator who reads them: that there is none is no longer true then."""
    return Trouble.objects.filter(ended_at=None).exclude(code="people.no-administrator")


def _items(user: User, now: datetime) -> list[WorkItem]:
    if not user.may(Permission.SETTINGS_MANAGE):
        return []
    url, why = reverse("health"), _("Sức khỏe hệ thống")
    rows = open_troubles().exclude(severity=Severity.NOTE)
    found = [WorkItem(said(row), url, why=why, level=_LEVELS[row.severity]) for row in rows]
    seen = queue(now).worker_seen_at
    if seen is None or now - seen > SEEN_WITHIN:
        text = _("Không thấy worker chạy nên hệ thống không tự khám được. Hãy khởi động lại.")
        found.append(WorkItem(text, url, why=why, level="red"))
    return found


def said(row: Trouble) -> str:
    return str(row.said["en" if get_language() == "en" else "vi"])


def advice(row: Trouble) -> str:
    return str(row.advice["en" if get_language() == "en" else "vi"])

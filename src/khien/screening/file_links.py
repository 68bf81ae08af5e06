"""Beside an exhibit: the way to propose its hashes for a bank."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core.file_links import FileLink, register
from khien.core.permissions import Permission
from khien.evidence.models import Exhibit
from khien.people.models import User
from khien.screening.queries.proposals import is_waiting
from khien.screening.rules.proposals import is_for_banks


def offer(user: Any, kind: str, key: UUID, now: datetime) -> list[FileLink]:  # noqa: ARG001  (every offer takes it)
    if kind != "exhibit" or not isinstance(user, User) or not user.may(Permission.SCREENING_WORK):
        return []
    if not is_for_banks(Exhibit.objects.only("kind").get(pk=key)):
        return []
    state = _("Dấu vân đang chờ quyết định.") if is_waiting(key) else ""
    url = reverse("screening:proposal_new", args=[key])
    return [FileLink(_("Đề nghị đưa dấu vân vào kho"), url, state)]


def publish() -> None:
    register(offer)

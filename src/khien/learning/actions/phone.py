"""What a phone sends at once: sessions it wrote down itself, then its sheets of attendance."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from khien.core.refusal import Refused
from khien.learning.actions.attendance import Answer, take_in
from khien.learning.actions.record import record
from khien.learning.queries.programme import document_of
from khien.learning.rules import Details
from khien.learning.rules.attendance import SheetSaid
from khien.people.models import User

MOST_AT_ONCE = 100


@dataclass(frozen=True)
class SessionSaid:
    """`id`: made by the phone; sheets of this session name it too."""

    id: UUID
    school: UUID
    details: Details


@dataclass(frozen=True)
class Sending:
    """`unread`: what could not be understood, by its id as it came, with the sentence."""

    person: str
    sessions: list[SessionSaid]
    sheets: list[SheetSaid]
    unread: Mapping[str, str]


def take_sending(said: Sending, *, by: User, now: datetime) -> list[dict[str, Any]]:
    """An answer for everything that was sent; sent again it changes nothing."""
    check_is_whose_phone(said.person, by)
    answers = [_session(each, by, now) for each in said.sessions]
    answers += take_in(said.sheets, by=by, now=now)
    told = [{"id": str(a.id), "state": a.state, "said": a.said} for a in answers]
    return told + [{"id": k, "state": "refused", "said": why} for k, why in said.unread.items()]


def check_is_whose_phone(said: str, by: User) -> None:
    """`said`: who wrote it down, as the phone knows."""
    if said != str(by.pk):
        raise Refused(
            _("Người khác đã ghi trên máy này. Hãy đăng nhập bằng tài khoản của người ấy.")
        )


def _session(said: SessionSaid, by: User, now: datetime) -> Answer:
    details = said.details
    of_year = details.document or document_of(said.school, on=details.held_on)
    try:
        record(
            said.school,
            details=replace(details, document=of_year),
            sent_key=said.id,
            by=by,
            now=now,
        )
    except Refused as refusal:
        return Answer(said.id, "refused", str(refusal))
    return Answer(said.id, "stored")

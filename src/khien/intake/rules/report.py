"""What a report may hold. Only what happened is asked of everybody; the rest may be unknown."""

import json
import re
from dataclasses import dataclass, fields
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from khien.core.calendars import today
from khien.core.refusal import Refused
from khien.core.seal import keyed_hash
from khien.intake.models import Answer, Channel, Door
from khien.intake.rules.age import OLDEST
from khien.intake.rules.codes import CodeStyle

LONGEST_TEXT = 20_000
LONGEST_LINE = 500
MOST_LINES = 20
LONGEST_MORE = 200_000
_KEY = re.compile(r"^[\x21-\x7e]{8,200}$")
_DAY_FIRST = re.compile(r"^(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})$")
_YEAR_FIRST = re.compile(r"^(\d{4})-(\d{2})-(\d{2})(T.*)?$")


class OtherContent(Refused):
    """The same idempotency key came with something else in it."""


@dataclass(frozen=True)
class NewReport:
    """As the person gave it, hidden characters already taken out (rules.plain_text).

    `commune_text` is what they typed, `commune_id` the one commune it stands for, if one does.
    `happened` is free text; a date in it is read by `day_in`. `contact_safe` None: not said.
    `more`: answers that fitted no field of their own, each with its question.
    """

    what_happened: str
    door: Door = Door.FRIEND
    channel: Channel = Channel.WEB
    language: str = "vi"
    kinds: tuple[str, ...] = ()
    danger_now: Answer = Answer.UNKNOWN
    offender_near: Answer = Answer.UNKNOWN
    urls: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    bank_accounts: tuple[str, ...] = ()
    platform: str = ""
    happened: str = ""
    commune_id: UUID | None = None
    commune_text: str = ""
    child_age: int | None = None
    asks_for_support: bool = False
    asked_by: str = ""
    contact_safe: bool | None = None
    safe_contact: str = ""
    contact_address: str = ""
    must_not_know: str = ""
    more: str = ""
    code_style: CodeStyle = CodeStyle.DIGITS


def day_in(text: str) -> date | None:
    """The day meant by "12/10/2026" or "2026-10-12"; None where it is told in words.

    Raises Refused where it looks like a date and is none.
    """
    if found := _DAY_FIRST.match(text):
        day, month, year = map(int, found.groups())
    elif found := _YEAR_FIRST.match(text):
        year, month, day = (int(found[place]) for place in (1, 2, 3))
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        raise Refused(
            _("Không có ngày này trên lịch. Hãy viết như 12/10/2026, hoặc viết bằng lời."),
            field="happened",
        ) from None


def check_can_submit(facts: NewReport, *, now: datetime) -> None:
    if not facts.what_happened:
        raise Refused(_("Hãy viết vài chữ về chuyện đã xảy ra."), field="what_happened")
    if len(facts.what_happened) > LONGEST_TEXT:
        raise Refused(_("Lời kể dài quá 20.000 chữ cái. Hãy viết ngắn lại."), field="what_happened")
    if facts.child_age is not None and not 0 <= facts.child_age <= OLDEST:
        raise Refused(_("Tuổi là một số từ 0 đến 120."), field="child_age")
    happened_on = day_in(facts.happened)
    if happened_on is not None and happened_on > today(now):
        raise Refused(_("Ngày này chưa đến. Hãy xem lại ngày."), field="happened")
    _check_lengths(facts)


def _check_lengths(facts: NewReport) -> None:
    for name in ("urls", "handles", "phones", "bank_accounts"):
        lines: tuple[str, ...] = getattr(facts, name)
        if len(lines) > MOST_LINES:
            raise Refused(_("Nhiều nhất 20 dòng. Phần còn lại hãy viết vào lời kể."), field=name)
        if any(len(line) > LONGEST_TEXT // 10 for line in lines):
            raise Refused(_("Có dòng dài quá 2.000 chữ cái."), field=name)
    for name in ("platform", "happened", "commune_text", "safe_contact", "contact_address"):
        if len(getattr(facts, name)) > LONGEST_LINE:
            raise Refused(_("Chỗ này dài quá 500 chữ cái."), field=name)
    if len(facts.must_not_know) > LONGEST_TEXT:  # names are looked for in all of it
        raise Refused(_("Chỗ này dài quá 20.000 chữ cái."), field="must_not_know")
    if len(facts.more) > LONGEST_MORE:
        raise Refused(_("Tất cả dài quá 200.000 chữ cái. Hãy viết ngắn lại."))


def check_idempotency_key(key: str) -> None:
    if not _KEY.match(key):
        raise Refused(
            _("Idempotency-Key phải có 8 đến 200 ký tự ASCII nhìn thấy được."),
            field="idempotency_key",
        )


def content_hash(facts: NewReport) -> bytes:
    """Tells whether a repeated sending says the same, without keeping what it says."""
    told = {field.name: getattr(facts, field.name) for field in fields(facts)}
    return keyed_hash("report-content", json.dumps(told, sort_keys=True, default=str).encode())


def request_hash(key: str) -> bytes:
    return keyed_hash("report-request", key.encode())

"""Attendance as devices send it: many sheets at once, each kept once, in whatever order.

What was refused stays on the device with the sentence; what was taken is never changed again, only
replaced by a newer sheet.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.calendars import today
from khien.core.refusal import Refused
from khien.learning.actions.desk import Desk, lay_out
from khien.learning.models import AttendanceSheet, Session
from khien.learning.rules.attendance import SheetSaid, check_can_take, filled
from khien.learning.rules.standing import place, standing
from khien.people.models import User


@dataclass(frozen=True)
class AttendanceTaken(ledger.Event):
    """The subject is the session; `conflicts`: classes of which devices tell different things."""

    institution: UUID
    sheets: int
    conflicts: int


@dataclass(frozen=True)
class AttendanceSettled(ledger.Event):
    """A person chose one of several sheets of a class. The subject is the session."""

    institution: UUID
    chosen: UUID


@dataclass(frozen=True)
class Answer:
    """What became of a sheet: stored, conflict (another device differs), refused."""

    id: UUID
    state: str
    said: str = ""


@transaction.atomic
def take_in(said: Sequence[SheetSaid], *, by: User, now: datetime) -> list[Answer]:
    """One answer for each sheet, in the same order."""
    asked, names = {each.session for each in said}, {each.class_name for each in said}
    desk = lay_out(asked, names, by=by, now=now)
    known = set(AttendanceSheet.objects.filter(pk__in=[s.id for s in said]).values_list("pk"))
    refused = {each.id: why for each in said if (why := _why_not(each, desk, known))}
    touched = sorted({row.session_id for row in desk.new})
    desk.write(touched)
    new = Counter(row.session_id for row in desk.new)
    taken = [
        AttendanceTaken(key, desk.sessions[key].institution_id, new[key], desk.conflicts(key))
        for key in touched
    ]
    ledger.record_many(taken, by=by, now=now)
    return [_answer(each, desk, refused.get(each.id, "")) for each in said]


def _why_not(said: SheetSaid, desk: Desk, known: set[tuple[UUID]]) -> str:
    """Empty where it was taken, now or before."""
    session = desk.sessions.get(said.session)
    if session is None:
        return _("Không còn buổi này, hoặc bạn không được giao ghi buổi của cơ sở ấy.")
    if any(row.id == said.id for row in desk.sheets[session.pk]):
        return ""
    if (said.id,) in known:
        return _("Phiếu này đã được gửi cho một buổi khác.")
    try:
        desk.add(_row(said, session, desk))
    except Refused as refusal:
        return str(refusal)
    return ""


def _row(said: SheetSaid, session: Session, desk: Desk) -> AttendanceSheet:
    year, there = desk.year(session.held_on), desk.existed(session)
    check_can_take(session, year, active=there, today=today(desk.now))
    row = filled(said, session, desk.listed(session, said.class_name))
    row.sent_at, row.sent_by = desk.now, desk.by
    row.filled_at = min(row.filled_at, desk.now)  # a clock that is ahead
    return row


def _answer(said: SheetSaid, desk: Desk, why_not: str) -> Answer:
    if why_not:
        return Answer(said.id, "refused", why_not)
    rows = desk.sheets[desk.sessions[said.session].pk]
    mine = next(row for row in rows if row.id == said.id)
    stand = standing(row for row in rows if place(row) == place(mine))
    return Answer(said.id, "conflict" if len(stand) > 1 else "stored")


@transaction.atomic
def settle(session: Session, *, chosen: UUID, by: User, now: datetime) -> None:
    """The chosen sheet now stands instead of the others of its class."""
    names = set(session.sheets.filter(pk=chosen).values_list("class_name", flat=True))
    desk = lay_out({session.pk}, names, by=by, now=now)
    rows = desk.sheets.get(session.pk, [])
    mine = next((row for row in standing(rows) if row.id == chosen), None)
    if mine is None:
        raise Refused(_("Bản điểm danh này không còn để chọn. Hãy xem lại."))
    others = [row.id for row in standing(rows) if place(row) == place(mine) and row is not mine]
    if not others:
        return
    mine.instead_of = [*mine.instead_of, *others]
    mine.save(update_fields=["instead_of"])
    desk.write([session.pk])
    settled = AttendanceSettled(session.pk, session.institution_id, chosen)
    ledger.record(settled, by=by, now=now)

"""Meetings: minutes written and approved, and what each office then has to do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from khien.coordination import events
from khien.coordination.assigning import assign_all
from khien.coordination.models import Meeting, MeetingAction, MeetingOffice, MeetingState
from khien.coordination.queries.offices import leads, works_for
from khien.coordination.rules import meetings as rules
from khien.coordination.rules.steps import check_mine, check_version, check_words
from khien.core import ledger
from khien.core.calendars import today
from khien.core.refusal import Refused
from khien.people.models import User

_TEXTS = ("chair", "secretary", "agenda", "said", "concluded")


@dataclass(frozen=True)
class Minutes:
    """`offices`: those asked to come, the host aside."""

    title: str
    held_at: datetime
    place: str
    chair: str
    secretary: str
    agenda: str
    office: UUID
    offices: Iterable[UUID]
    ended_at: datetime | None = None
    said: str = ""
    concluded: str = ""

    def checked(self, *, now: datetime) -> dict[str, object]:
        rules.check_times(self.held_at, self.ended_at, now=now)
        return {
            "title": check_words(self.title, _("Ghi cuộc họp về việc gì."), field="title"),
            "held_at": self.held_at,
            "ended_at": self.ended_at,
            "place": check_words(self.place, _("Ghi địa điểm."), field="place"),
            "office_id": self.office,
            **{name: getattr(self, name).strip() or None for name in _TEXTS},
        }


@transaction.atomic
def write(new: Minutes, *, by: User, now: datetime) -> Meeting:
    _check_host(new.office, by=by, now=now)
    row = Meeting(written_at=now, written_by=by, **new.checked(now=now))
    _save(row)
    _invite(row, {*new.offices, new.office})
    ledger.record(events.MeetingWritten(row.pk, row.office_id, row.version), by=by, now=now)
    return row


def _check_host(office: UUID, *, by: User, now: datetime) -> None:
    mine = office in works_for(by, now)
    check_mine(mine=mine, sentence=_("Biên bản do đơn vị chủ trì ghi."))


def _save(row: Meeting) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise Refused(_("Cuộc họp này đã được ghi."), field="title") from None


def _invite(meeting: Meeting, offices: set[UUID]) -> None:
    """Who is invited no more goes with what was written of who came."""
    meeting.offices.exclude(office__in=offices).delete()
    known = set(meeting.offices.values_list("office", flat=True))
    for office in offices - known:
        MeetingOffice.objects.create(meeting=meeting, office_id=office)


def _begin(
    meeting: Meeting, *, by: User, now: datetime, seen: int | None = None, lead: bool = False
) -> Meeting:
    """`lead`: whoever leads may do it too, not only the host."""
    row = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if not (lead and leads(by)):
        _check_host(row.office_id, by=by, now=now)
    rules.check_is_draft(row)
    check_version(row.version, seen)
    row.version += 1
    return row


@transaction.atomic
def change(
    meeting: Meeting, new: Minutes, *, by: User, now: datetime, seen: int | None = None
) -> None:
    row = _begin(meeting, by=by, now=now, seen=seen)
    _check_host(new.office, by=by, now=now)
    for name, value in new.checked(now=now).items():
        setattr(row, name, value)
    row.written_at, row.written_by = now, by
    _save(row)
    _invite(row, {*new.offices, new.office})
    ledger.record(events.MeetingWritten(row.pk, row.office_id, row.version), by=by, now=now)


@transaction.atomic
def say_who_came(
    meeting: Meeting,
    people: Mapping[UUID, str],
    *,
    by: User,
    now: datetime,
    seen: int | None = None,
) -> None:
    row = _begin(meeting, by=by, now=now, seen=seen)
    row.save(update_fields=["version"])
    for each in row.offices.all():
        each.people = people.get(each.office_id, "").strip() or None
        each.save(update_fields=["people"])
    ledger.record(events.MeetingWritten(row.pk, row.office_id, row.version), by=by, now=now)


@dataclass(frozen=True)
class Whom:
    """An office, as the function it is to do it for, so that the work follows the function."""

    office: UUID
    function: str = ""
    territory: UUID | None = None


@transaction.atomic
def add_action(
    meeting: Meeting, words: str, whom: Whom, *, due_on: date, by: User, now: datetime
) -> MeetingAction:
    row = _begin(meeting, by=by, now=now)
    invited = set(row.offices.values_list("office", flat=True))
    rules.check_action(whom.office, invited=invited, due_on=due_on, held_on=today(row.held_at))
    row.save(update_fields=["version"])
    positions = row.actions.values_list("position", flat=True)
    made = MeetingAction.objects.create(
        meeting=row,
        position=max(positions, default=0) + 1,
        words=check_words(words, _("Ghi phải làm gì."), field="words"),
        office_id=whom.office,
        function=whom.function,
        territory_id=whom.territory,
        due_on=due_on,
    )
    ledger.record(events.MeetingWritten(row.pk, row.office_id, row.version), by=by, now=now)
    return made


@transaction.atomic
def remove_action(action: MeetingAction, *, by: User, now: datetime) -> None:
    """While the minutes are written; afterwards the plan's own rules hold for it."""
    row = _begin(action.meeting, by=by, now=now)
    row.save(update_fields=["version"])
    action.delete()
    ledger.record(events.MeetingWritten(row.pk, row.office_id, row.version), by=by, now=now)


@transaction.atomic
def approve(meeting: Meeting, *, by: User, now: datetime, seen: int | None = None) -> None:
    """Nothing changes any more, and every action is a task of its office."""
    row = _begin(meeting, by=by, now=now, seen=seen, lead=True)
    came = sum(bool(each.people) for each in row.offices.all())
    rules.check_can_approve(row, by=by.pk, came=came)
    row.state, row.approved_at, row.approved_by = MeetingState.APPROVED, now, by
    row.save()
    actions = list(row.actions.all())
    assign_all(row, actions, by=by, now=now)
    ledger.record(events.MeetingApproved(row.pk, row.office_id, len(actions)), by=by, now=now)

"""The programme of an institution for a year, and what of last year it may take over."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from khien.core.calendars import working_calendar
from khien.learning.models import CalendarFeed, SchoolProgramme, SchoolYear, Session, State
from khien.learning.rules.programme import day_in


@dataclass(frozen=True)
class Copy:
    """A session of last year and its day in the new one; None: past already, or no such day."""

    session: Session
    day: date | None


def programme_of(institution: UUID, year: SchoolYear) -> SchoolProgramme | None:
    return SchoolProgramme.objects.filter(institution=institution, year=year).first()


def document_of(institution: UUID, *, on: date) -> str:
    """The plan of the year of that day, for a session that is just being written down."""
    rows = SchoolProgramme.objects.filter(institution=institution, year__starts__lte=on)
    return rows.filter(year__ends__gte=on).values_list("document", flat=True).first() or ""


def planned(institution: UUID, year: SchoolYear) -> list[Session]:
    rows = Session.objects.filter(institution=institution, state=State.PLANNED)
    return list(rows.filter(held_on__range=(year.starts, year.ends)).order_by("held_on", "id"))


def year_before(year: SchoolYear) -> SchoolYear | None:
    return SchoolYear.objects.filter(ends__lt=year.starts).order_by("-ends").first()


def copies(institution: UUID, year: SchoolYear, *, today: date) -> list[Copy]:
    """What copying would make, in the order of last year."""
    last = year_before(year)
    if last is None:
        return []
    rows = Session.objects.filter(institution=institution, held_on__range=(last.starts, last.ends))
    calendar = working_calendar()
    found = []
    for session in rows.exclude(state=State.SENT_BACK).order_by("held_on", "id"):
        day = day_in(year, session.held_on, calendar=calendar)
        found.append(Copy(session, day if day and day >= today else None))
    return found


def feed_of(institution: UUID) -> CalendarFeed | None:
    return CalendarFeed.objects.filter(pk=institution).first()

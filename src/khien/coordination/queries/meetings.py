"""Who reads which minutes: the host, and once approved every office that was asked to come."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404

from khien.coordination.models import Meeting, MeetingAction, MeetingOffice, MeetingState
from khien.coordination.queries.offices import leads, works_for
from khien.directory.models import Function, FunctionBinding
from khien.directory.periods import asked_day
from khien.people.models import User


def visible_to(user: User, now: datetime) -> QuerySet[Meeting]:
    if leads(user):
        return Meeting.objects.all()
    mine = works_for(user, now)
    invited = MeetingOffice.objects.filter(meeting=OuterRef("pk"), office__in=mine)
    return Meeting.objects.filter(
        Q(office__in=mine) | Q(Exists(invited), state=MeetingState.APPROVED)
    )


def get_for(user: User, meeting_id: UUID, now: datetime) -> Meeting:
    rows = visible_to(user, now).select_related("written_by", "approved_by")
    return get_object_or_404(rows, pk=meeting_id)


def listing(user: User, now: datetime) -> QuerySet[Meeting]:
    """Newest first. `tasks`: how many things it left to do."""
    rows = visible_to(user, now).annotate(tasks=Count("actions"))
    return rows.order_by("-held_at", "pk")


def offices_of(meeting: Meeting) -> list[MeetingOffice]:
    return list(meeting.offices.all())


def actions_of(meeting: Meeting) -> list[MeetingAction]:
    return list(meeting.actions.select_related("task"))


def functions_of(offices: Iterable[UUID], on: date) -> list[tuple[UUID, str, UUID]]:
    """Office, function, territory: what each of these carries that day, by name of function."""
    rows = FunctionBinding.objects.filter(
        organisation__in=list(offices), valid__contains=asked_day(on)
    )
    found = rows.values_list("organisation", "function", "territory")
    return sorted(found, key=lambda row: (str(row[0]), str(Function(row[1]).label)))

"""What the calendar of an office tells: the due day of each assignment that is not finished."""

from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core.ical import Event
from khien.steering.queries.assignments import Shown
from khien.steering.queries.lists import to_do


def events(office: UUID, *, on: date, site: str) -> list[Event]:
    """`site`: the address of the installation, without a slash at the end."""
    return [_event(each, site) for each in to_do([office], on=on) if each.due]


def _event(each: Shown, site: str) -> Event:
    row = each.assignment
    assert each.due is not None  # noqa: S101  (only such are told)
    about = [str(row.get_role_display()), str(each.state.label)]
    if each.due != row.due:
        about.append(_("đã gia hạn"))
    return Event(
        id=row.pk,
        day=each.due,
        title=_("Đến hạn: %(task)s") % {"task": row.task},
        about="\n".join(about),
        address=site + reverse("steering:assignment", args=[row.pk]),
        written_at=row.assigned_at,
        version=row.version + len(each.course.granted) + len(each.course.rests),
        sure=not each.course.resting(each.due),
    )

"""What the calendar of an institution tells: its sessions of this school year and after it."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from khien.core.ical import Event
from khien.curriculum.models import Strand
from khien.learning.models import SchoolYear, Session, State


def events(institution: UUID, *, on: date, site: str) -> list[Event]:
    """`site`: the address of the installation, without a slash at the end. One query."""
    begun = SchoolYear.objects.filter(ends__gte=on).order_by("starts").values("starts")[:1]
    rows = Session.objects.filter(institution=institution, held_on__gte=begun)
    return [_event(row, site) for row in rows.order_by("held_on", "id")]


def _event(row: Session, site: str) -> Event:
    title = row.title or str(row.get_form_display())
    if row.state == State.PLANNED:
        title = _("Dự kiến: %(title)s") % {"title": title}
    return Event(
        id=row.id,
        day=row.held_on,
        title=title,
        about=_about(row),
        address=f"{site}/lam-viec/giao-duc/buoi/{row.id}/",
        written_at=row.recorded_at,
        version=row.version,
        sure=row.state != State.PLANNED,
    )


def _about(row: Session) -> str:
    lines = [
        _("%(form)s, %(minutes)s phút") % {"form": row.get_form_display(), "minutes": row.minutes}
    ]
    if row.grades:
        lines.append(_("Khối lớp: %(grades)s") % {"grades": ", ".join(map(str, row.grades))})
    lines.append("; ".join(str(Strand(code).label) for code in row.strands))
    return "\n".join(lines)

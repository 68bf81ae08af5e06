"""What an incident could tell a body abroad before anybody is known who did it."""

from collections.abc import Iterator
from datetime import date

from khien.core.calendars import today
from khien.enforcement.models import TraceKind
from khien.enforcement.queries import offices_of
from khien.enforcement.tips.draft import TRACES, Draft, Field, files_of, of_us, of_victims
from khien.intake.models import Incident, ReportIdentifier
from khien.intake.queries.scope import reports_not_kept_from
from khien.people.models import User


def draft_of_incident(incident: Incident, *, user: User, on: date) -> Draft:
    """The day of the act is the person's to say: reports tell it seldom."""
    office = offices_of(user, on).order_by("pk").first()
    fields = [
        *of_us(incident, user, str(getattr(office, "name", ""))),
        *_reported(incident, user),
        *of_victims(incident),
    ]
    told = incident.reports.exclude(happened_on=None).order_by("happened_on")
    first = told.values_list("happened_on", flat=True).first()
    files = files_of(incident, user)
    guess = first or today(incident.opened_at)
    return Draft(tuple(fields), tuple(files), incident.summary or "", guess=guess)


def _reported(incident: Incident, user: User) -> Iterator[Field]:
    """Traces that reporters left of whoever did it, each value once."""
    reports = reports_not_kept_from(user).filter(
        incident_links__incident=incident, incident_links__separated_at=None
    )
    seen = set()
    for row in ReportIdentifier.objects.filter(report__in=reports).order_by("id"):
        path = TRACES[TraceKind(row.kind)]
        if row.value and (path, row.value) not in seen:
            seen.add((path, row.value))
            yield Field(row.pk.hex, path, row.get_kind_display(), str(row.value))

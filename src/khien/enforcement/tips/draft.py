"""What a file could tell a body abroad: each field by itself, none of them chosen yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khien.directory.queries import name_of
from khien.enforcement.models import TraceKind, Violation
from khien.enforcement.rules.places import place_name
from khien.evidence import queries as evidence
from khien.evidence.access import may_view
from khien.evidence.models import Exhibit
from khien.intake.models import Incident, IncidentReport
from khien.intake.rules.reference import incident_reference
from khien.people.models import User

Value = str | int


@dataclass(frozen=True)
class Field:
    """`key` names it in the form, `path` says where it stands in the report; lists end in "[]"."""

    key: str
    path: str
    label: str | Promise
    value: Value
    place: str = ""


@dataclass(frozen=True)
class Draft:
    """`story`: words of what happened, left out unless the person ticks them. `on`: the day of
    the act; None: the person writes it, as `guess` may be it.
    """

    fields: tuple[Field, ...]
    files: tuple[Exhibit, ...]
    story: str
    on: date | None = None
    guess: date | None = None


_PERSON = "personOrUserReported"
TRACES = {
    TraceKind.HANDLE: f"{_PERSON}.screenName[]",
    TraceKind.PHONE: f"{_PERSON}.phone[]",
    TraceKind.URL: "url[]",
    TraceKind.DOMAIN: "url[]",
    TraceKind.DEVICE: f"{_PERSON}.deviceId[]",
    TraceKind.BANK_ACCOUNT: f"{_PERSON}.account[]",
}


def draft(violation: Violation, *, user: User, on: date) -> Draft:
    agency = name_of(violation.office_id, on)
    fields = [
        *of_us(violation.incident, user, agency, number=f"/{violation.number}"),
        *_of_respondent(violation),
        *of_victims(violation.incident),
    ]
    files = files_of(violation.incident, user, violation.pk)
    return Draft(tuple(fields), tuple(files), violation.account or "", on=violation.act_on)


def of_us(incident: Incident, user: User, agency: str, *, number: str = "") -> Iterator[Field]:
    number = incident_reference(incident.number, incident.opened_at) + number
    yield Field("agency", "reporter.agencyName", _("Đơn vị báo"), agency)
    yield Field("case", "reporter.caseNumber", _("Số hồ sơ"), number)
    yield Field("officer", "reporter.name", _("Người báo"), user.full_name)


def _of_respondent(violation: Violation) -> Iterator[Field]:
    name = (violation.respondent.identity or {}).get("name", "")
    if name:
        yield Field("name", f"{_PERSON}.name", _("Tên người bị cho là vi phạm"), name)
    rows = violation.respondent.identifiers.filter(withdrawn_at=None).order_by("id")
    for row in rows:
        path = TRACES.get(TraceKind(row.kind))
        if path and row.value:
            label = row.get_kind_display()
            yield Field(row.pk.hex, path, label, str(row.value), place_name(row.place))


def of_victims(incident: Incident) -> Iterator[Field]:
    """The age alone: no name, no school, no home."""
    links = IncidentReport.objects.filter(incident=incident, separated_at=None)
    ages = links.exclude(report__child_age=None).values_list("report__child_age", flat=True)
    for age in sorted({age for age in ages if age is not None}):
        yield Field(f"age{age}", "victim.age[]", _("Tuổi của trẻ bị hại"), age)


def files_of(incident: Incident, user: User, *holders: UUID) -> Iterator[Exhibit]:
    """Those of the holders and of the incident's reports that this person may open."""
    links = IncidentReport.objects.filter(incident=incident, separated_at=None)
    for holder in [*holders, *links.values_list("report", flat=True)]:
        yield from (each for each in evidence.for_holder(holder) if may_view(user, each))

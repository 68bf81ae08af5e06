"""What a list of tasks is read against: groups, numbers, offices and documents of that day."""

from datetime import date
from uuid import UUID

from khien.core.fold import fold
from khien.directory import queries as directory
from khien.directory.models import Function, FunctionBinding, Kind, OrganisationVersion
from khien.directory.queries.heirs import heirs
from khien.law.models import LegalDocument
from khien.steering.importer import Book
from khien.steering.models import Plan
from khien.steering.rules.task import Holder

_CARRIERS = (Kind.AGENCY, Kind.MASS_ORGANISATION)


def book(plan: Plan, *, on: date) -> Book:
    here = directory.installation()
    communes = [row.pk for row in directory.communes_of_installation(on)]
    offices = _of_communes(communes, on) | (_of_province(here.province_id, on) if here else {})
    return Book(
        plan=plan,
        day=on,
        groups={fold(row.title): row for row in plan.task_groups.filter(until=None)},
        taken=set(plan.tasks.filter(until=None).values_list("number", flat=True)),
        offices=offices,
        gone=_gone(set(offices), on),
        communes=communes,
        documents=_documents(),
    )


def _documents() -> dict[str, LegalDocument]:
    """By number and symbol, with and without the kind before it."""
    rows = list(LegalDocument.objects.all())
    found = {fold(f"{row.number}/{row.symbol}"): row for row in rows}
    return found | {fold(row.reference): row for row in rows}


def _of_province(province: UUID, on: date) -> dict[str, Holder]:
    """By the function it carries, so that the task follows it; the first of several."""
    found: dict[str, Holder] = {}
    for row in directory.bindings(province, on):
        found.setdefault(fold(row.office_name), Holder(Function(row.function), province))
    for office in directory.offices_of(province, on):
        found.setdefault(office.folded_name, Holder(organisation=office.pk))
    return found


def _of_communes(communes: list[UUID], on: date) -> dict[str, Holder]:
    rows = FunctionBinding.objects.filter(
        function=Function.COMMUNE_COMMITTEE, territory__in=communes, valid__contains=on
    ).values_list("territory", "organisation")
    names = directory.names_of({office for _place, office in rows}, on)
    return {
        fold(names[office]): Holder(Function.COMMUNE_COMMITTEE, place)
        for place, office in rows
        if office in names
    }


def _gone(known: set[str], on: date) -> dict[str, str]:
    """Names of agencies that are no more, each with who stands in their place."""
    rows = OrganisationVersion.objects.filter(
        organisation__kind__in=_CARRIERS, valid__endswith__lte=on
    ).exclude(folded_name__in=known)
    found = {}
    for name, key in rows.values_list("folded_name", "organisation"):
        after = directory.names_of(set(heirs(key, on)), on)
        if after:
            found[name] = ", ".join(sorted(after.values()))
    return found

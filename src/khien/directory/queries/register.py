"""What a list of institutions is compared with."""

from datetime import date

from django.db.models import OuterRef, Subquery

from khien.core.fold import fold
from khien.directory.importer import Commune, CommuneBook, Known, Register
from khien.directory.models import (
    Kind,
    Level,
    OrganisationIdentifier,
    OrganisationVersion,
    Scheme,
)
from khien.directory.periods import since
from khien.directory.queries.institutions import institutions
from khien.directory.queries.units import communes_of_installation, installation

_SCHEMES = (Scheme.MOET, Scheme.FACILITY)


def commune_book(on: date) -> CommuneBook:
    """The installation's communes of that day, and what codes that ended before it meant."""
    here = installation()
    book = CommuneBook(province=here.name if here else "")
    book.fill(Commune(unit.pk, unit.name, unit.code or "") for unit in communes_of_installation(on))
    names = OrganisationVersion.objects.filter(
        organisation=OuterRef("organisation"), valid__overlap=OuterRef("valid")
    )
    ended = (
        OrganisationIdentifier.objects.filter(scheme=Scheme.GSO, valid__endswith__lte=on)
        .filter(organisation__versions__level=Level.COMMUNE)
        .annotate(name=Subquery(names.values("name")[:1]))
    )
    book.former = {
        code: name for code, name in ended.values_list("value", "name") if code not in book.by_code
    }
    return book


def register(on: date, *, first_day: date) -> Register:
    """Institutions of a day; `spent`: codes that others carry on any day from `first_day` on."""
    found = Register()
    codes = dict(
        OrganisationIdentifier.objects.filter(scheme__in=_SCHEMES, valid__contains=on).values_list(
            "organisation", "value"
        )
    )
    for row in institutions(on):
        known = Known(
            organisation_id=row.pk,
            name=row.name,
            type=row.institution_type or "",
            commune_id=row.commune_id,
            code=codes.get(row.pk, ""),
            contact=row.contact,
            hours=row.hours,
            latitude=row.latitude,
            longitude=row.longitude,
        )
        scheme = Scheme.FACILITY if row.kind == Kind.CARE_FACILITY else Scheme.MOET
        if known.code:
            found.by_code[str(scheme), known.code] = known
        found.by_name[known.commune_id, fold(known.name)] = known
    found.spent = _spent(first_day)
    return found


def _spent(first_day: date) -> dict[tuple[str, str], str]:
    names = OrganisationVersion.objects.filter(organisation=OuterRef("organisation"))
    later = OrganisationIdentifier.objects.filter(
        scheme__in=_SCHEMES, valid__overlap=since(first_day)
    ).annotate(name=Subquery(names.order_by("-valid").values("name")[:1]))
    rows = later.values_list("scheme", "value", "name")
    return {(scheme, value): name for scheme, value, name in rows}

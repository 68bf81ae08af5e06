"""What a conversion table is compared with."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from khien.directory.importer.communes import Commune
from khien.directory.importer.conversion import ConversionBook, Known
from khien.directory.models import (
    Extent,
    Level,
    OrganisationIdentifier,
    OrganisationVersion,
    Scheme,
    SuccessionEdge,
    SuccessionShare,
)


def conversion_book(day: date) -> ConversionBook:
    """Units by code on the day before the change and on its day, and who follows whom by it."""
    edges = SuccessionEdge.objects.filter(event__date=day)
    wholly = _wholly(edges.filter(extent=Extent.PART).values_list("pk", flat=True))
    rows = edges.values_list("pk", "predecessor", "successor", "extent")
    known = {
        (old, new): Known(Extent(extent), frozenset(wholly[key])) for key, old, new, extent in rows
    }
    return ConversionBook(units_by_code(day - timedelta(days=1)), units_by_code(day), known)


def units_by_code(on: date) -> dict[str, Commune]:
    names = dict(
        OrganisationVersion.objects.filter(valid__contains=on)
        .exclude(level=Level.NONE)
        .values_list("organisation_id", "name")
    )
    codes = OrganisationIdentifier.objects.filter(scheme=Scheme.GSO, valid__contains=on)
    return {
        value: Commune(key, names.get(key, ""), value)
        for key, value in codes.values_list("organisation_id", "value")
    }


def _wholly(edges: Iterable[UUID]) -> dict[UUID, set[str]]:
    """By the newest share of each edge and basis."""
    found: dict[UUID, set[str]] = defaultdict(set)
    shares = SuccessionShare.objects.filter(edge__in=list(edges)).order_by("recorded_at")
    for share in shares:
        found[share.edge_id].discard(share.basis)
        if share.numerator == share.denominator:
            found[share.edge_id].add(share.basis)
    return found

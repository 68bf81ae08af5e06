"""Telephones of the sample's offices, schools and facilities: such numbers are nobody's."""

from datetime import date

from khien.directory.models import Kind, OrganisationVersion

_CALLED = (Kind.AGENCY, Kind.MASS_ORGANISATION, Kind.CARE_FACILITY, Kind.SCHOOL)


def give_numbers(on: date) -> int:
    """How many got one: 0000 is no beginning of a number in Việt Nam."""
    rows = list(
        OrganisationVersion.objects.filter(
            organisation__kind__in=_CALLED, valid__contains=on, contact=""
        ).order_by("folded_name", "id")
    )
    for number, row in enumerate(rows, start=1):
        row.contact = f"Số mẫu: 0000 {number // 1000:03} {number % 1000:03}"
    OrganisationVersion.objects.bulk_update(rows, ["contact"], batch_size=500)
    return len(rows)

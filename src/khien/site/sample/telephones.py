"""Telephones of the sample's offices, schools and facilities: such numbers are nobody's. When
somebody is there, of offices that everybody turns to.
"""

from datetime import date

from khien.directory import queries as directory
from khien.directory.models import Function, Kind, OrganisationVersion

_IN_THE_WEEK = "Thứ hai đến thứ sáu: 7:30–11:30, 13:30–17:00 (mẫu)"
_OPEN = {
    Function.HOTLINE: "Ngày và đêm, cả ngày nghỉ (mẫu)",
    Function.CYBER_POLICE: "Có người trực ngày và đêm (mẫu)",
    Function.CHILD_AFFAIRS: _IN_THE_WEEK,
    Function.JUSTICE: _IN_THE_WEEK,
    Function.WOMENS_UNION: _IN_THE_WEEK,
}
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
    _give_hours(on)
    return len(rows)


def _give_hours(on: date) -> None:
    """To some offices of the province; the others, as in life, have not written theirs."""
    here = directory.installation()
    for binding in directory.bindings(here.province_id, on) if here else ():
        if hours := _OPEN.get(Function(binding.function)):
            rows = OrganisationVersion.objects.filter(organisation=binding.organisation_id)
            rows.filter(valid__contains=on, hours="").update(hours=hours)

"""Which grades an institution of a type can have."""

from khien.directory.models import InstitutionType as Type

_GRADES: dict[str, range] = {
    Type.NURSERY: range(0),
    Type.PRIMARY: range(1, 6),
    Type.LOWER_SECONDARY: range(6, 10),
    Type.PRIMARY_AND_LOWER_SECONDARY: range(1, 10),
    Type.UPPER_SECONDARY: range(10, 13),
    Type.ETHNIC_BOARDING: range(6, 13),
    Type.CARE_FACILITY: range(0),
}


def grades_of(institution_type: str | None) -> range:
    """All twelve where the type does not tell."""
    return _GRADES.get(institution_type or "", range(1, 13))

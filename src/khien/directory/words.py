"""How organisations are spoken of on pages and in files."""

from khien.directory.models import InstitutionType, Kind


def type_words(kind: str, type_: str, institution_type: str | None) -> str:
    """What an organisation is, as precisely as is known."""
    if institution_type in InstitutionType.values:
        return str(InstitutionType(institution_type).label)
    return type_ or str(Kind(kind).label)

"""What differed, before and after."""

from typing import Any

from khien.law.models import EndedAgency, LegalDocument, Provision
from khien.law.searching import words_of


def change(
    row: LegalDocument | Provision | EndedAgency, values: dict[str, Any]
) -> tuple[dict[str, str], dict[str, str]]:
    """What differed, before and after; the row is saved if anything did."""
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    before = {name: str(getattr(row, name) or "") for name in changed}
    for name, value in changed.items():
        setattr(row, name, value)
    if changed:
        row.revision += 1
        kept = [*changed, "revision"]
        if not isinstance(row, EndedAgency):
            row.words = words_of(row)
            kept.append("words")
        row.save(update_fields=kept)
    return before, {name: str(value or "") for name, value in changed.items()}

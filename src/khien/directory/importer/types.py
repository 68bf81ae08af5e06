"""Reading the type of an institution from a cell or from its own name."""

import json
from functools import cache
from pathlib import Path

from khien.core.fold import fold
from khien.directory.models import InstitutionType

_WORDS = Path(__file__).parent.parent / "data" / "institution_types.json"


@cache
def _words() -> dict[str, dict[str, list[str]]]:
    return json.loads(_WORDS.read_text("utf-8"))  # type: ignore[no-any-return]  # our own file


def institution_type(text: str) -> InstitutionType | None:
    """None where the words do not say. TH&THCS Suối Ngọc is primary and lower secondary."""
    folded = f" {fold(text)} "
    words = _words()
    for value, spoken in words["first"].items():
        if any(f" {word} " in folded for word in spoken):
            return InstitutionType(value)
    levels = {
        value
        for value, spoken in words["words"].items()
        if any(f" {word} " in folded for word in spoken)
    }
    if levels == {"primary", "lower_secondary"}:
        return InstitutionType.PRIMARY_AND_LOWER_SECONDARY
    if len(levels) > 1:
        return InstitutionType.MULTI_LEVEL
    return InstitutionType(levels.pop()) if levels else None

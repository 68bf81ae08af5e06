"""Reading exhibits, their custody, and the keys of those that are sealed."""

from khien.evidence.queries.exhibits import (
    ShownStep,
    Unfinished,
    count_by_holder,
    count_same_content,
    custody,
    duplicates_of,
    for_holder,
    get_for,
    same_content,
    shown_steps,
    unfinished,
    verify,
)

__all__ = [
    "ShownStep",
    "Unfinished",
    "count_by_holder",
    "count_same_content",
    "custody",
    "duplicates_of",
    "for_holder",
    "get_for",
    "same_content",
    "shown_steps",
    "unfinished",
    "verify",
]

from khien.curriculum.queries.lessons import (
    Card,
    cards,
    cards_once_used,
    content_of,
    descriptors,
    in_use,
    languages_of,
)

__all__ = [
    "Card",
    "cards",
    "cards_once_used",
    "content_of",
    "descriptors",
    "in_use",
    "languages_of",
]

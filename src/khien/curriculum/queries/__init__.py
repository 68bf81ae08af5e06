from khien.curriculum.queries.lessons import (
    Card,
    cards,
    content_of,
    descriptors,
    in_use,
    languages_of,
)

__all__ = [
    "Card",
    "cards",
    "content_of",
    "descriptors",
    "in_use",
    "languages_of",
]

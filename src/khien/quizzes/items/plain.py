"""Items as the database and files of other programs keep them: plain data, the same each time."""

from dataclasses import asdict
from typing import Any

from khien.quizzes.items.content import Item, Kind

Plain = dict[str, Any]


def as_plain(item: Item) -> Plain:
    said = asdict(item)
    lists = ("options", "key", "partners")
    return {name: list(v) if name in lists else v for name, v in said.items()}


def from_plain(plain: Plain) -> Item:
    return Item(
        kind=Kind(plain["kind"]),
        text=plain["text"],
        options=tuple(plain["options"]),
        key=tuple(plain["key"]),
        partners=tuple(plain["partners"]),
        explanation=plain["explanation"],
    )

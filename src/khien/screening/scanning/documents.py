"""The words and links of a Word document or a PDF, read apart, as items of a scan."""

from collections.abc import Iterator

from khien.screening.apart.asking import read
from khien.screening.rules.material import LONGEST_TEXT
from khien.screening.scanning.items import Item, Link, Unreadable, Words


def texts(name: str, kind: str, data: bytes) -> Iterator[Item]:
    """`kind`: word or pdf. Each paragraph, or page, by its number; then what was not read."""
    told = read(kind, data)
    for row in told.found:
        if "link" in row:
            yield Link(name, row["link"])
        else:
            yield Words(f"{name}: {row['part']}", row["text"][:LONGEST_TEXT])
    if told.trouble:
        yield Unreadable(name, told.trouble)

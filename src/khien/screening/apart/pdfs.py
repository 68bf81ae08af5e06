"""The text of a PDF: page after page, and where its links lead. No script in it is run."""

import logging
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from khien.screening.apart.reading import MOST_CHARACTERS, Found, NotReadable

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_MOST_PAGES = 5_000


def found(data: bytes) -> Iterator[Found]:
    """{text, part}: `part` counts pages. {link}: an address a link leads to."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)  # a broken file makes it talk much
    characters = 0
    damaged = False
    reader = _opened(data)
    for number, page in enumerate(_pages(reader), start=1):
        if number > _MOST_PAGES or characters > MOST_CHARACTERS:
            raise NotReadable("too_large")
        text = _text(page)
        damaged |= text is None
        characters += len(text or "")
        if text and text.strip():
            yield {"text": text, "part": number}
        yield from ({"link": address} for address in _links(page))
    if damaged:
        raise NotReadable("broken")
    if not characters:
        raise NotReadable("no_text")


def _opened(data: bytes) -> "PdfReader":
    from pypdf import PdfReader  # noqa: PLC0415  (only where a PDF is read)

    try:
        reader = PdfReader(BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
    except Exception:  # noqa: BLE001  (a hostile file makes its reader raise anything)
        raise NotReadable("broken") from None
    if locked:
        raise NotReadable("locked")
    return reader


def _pages(reader: "PdfReader") -> "Iterator[PageObject]":
    try:
        yield from reader.pages
    except NotReadable:
        raise
    except Exception:  # noqa: BLE001  (the same)
        raise NotReadable("broken") from None


def _text(page: "PageObject") -> str | None:
    """None where this page cannot be read; the others may."""
    try:
        return str(page.extract_text()).encode("utf-8", "replace").decode()
    except Exception:  # noqa: BLE001  (the same)
        return None


def _links(page: "PageObject") -> list[str]:
    try:
        notes: list[Any] = list(page.annotations or [])
        addresses = [str(note.get_object().get("/A", {}).get("/URI", "")) for note in notes[:1000]]
    except Exception:  # noqa: BLE001  (the same)
        return []
    return [each[:2000] for each in addresses if each.startswith(("http:", "https:"))]

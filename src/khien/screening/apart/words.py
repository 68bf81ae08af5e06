"""The text of a Word document: paragraph after paragraph, and where its links lead."""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.parsers.expat import ExpatError, ParserCreate

from khien.screening.apart.reading import MOST_CHARACTERS, Found, NotReadable

_PARTS = ("document", "footnotes", "endnotes", "comments", "header", "footer")
_MOST_BYTES = 200 * 1024 * 1024  # of one part, unpacked
_CHUNK = 256 * 1024
_BREAKS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
_BROKEN = (zipfile.BadZipFile, zlib.error, ExpatError, EOFError, OSError, ValueError,
           RuntimeError, KeyError)  # fmt: skip


def found(data: bytes) -> Iterator[Found]:
    """{text, part}: `part` counts paragraphs. {link}: an address a link leads to."""
    characters = number = 0
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            for name in _named(package, "word/", ".xml"):
                for text in _Part(package, name):
                    number += 1
                    characters += len(text)
                    if characters > MOST_CHARACTERS:
                        raise NotReadable("too_large")
                    if text.strip():
                        yield {"text": text, "part": number}
            for name in _named(package, "word/_rels/", ".xml.rels"):
                yield from ({"link": address} for address in _Links(package, name))
    except _BROKEN:
        raise NotReadable("broken") from None


def _named(package: zipfile.ZipFile, folder: str, ending: str) -> list[str]:
    """The text itself first."""
    names = [name for name in package.namelist() if name.endswith(ending)]
    return [n for part in _PARTS for n in sorted(names) if n.startswith(folder + part)]


class _Part:
    """One part of the package, parsed as it is unpacked; what it gathers is given out in order."""

    def __init__(self, package: zipfile.ZipFile, name: str) -> None:
        self._package, self._name = package, name
        self._ready: list[str] = []
        self._here: list[str] = []
        self._in_text = False

    def __iter__(self) -> Iterator[str]:
        parser = ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self.begin, self.end
        parser.CharacterDataHandler = self.say
        parser.StartDoctypeDeclHandler = _no_doctype
        size = 0
        with self._package.open(self._name) as file:
            while chunk := file.read(_CHUNK):
                size += len(chunk)
                if size > _MOST_BYTES:
                    raise NotReadable("too_large")
                parser.Parse(chunk)
                yield from self._given()
        parser.Parse(b"", True)  # noqa: FBT003  (its own word for the end)
        yield from self._given()

    def _given(self) -> Iterator[str]:
        ready, self._ready = self._ready, []
        yield from ready

    def begin(self, name: str, _attributes: dict[str, Any]) -> None:
        tag = name.rpartition(" ")[2]
        self._in_text = tag == "t"
        self._here.append(_BREAKS.get(tag, ""))

    def end(self, name: str) -> None:
        self._in_text = False
        if name.rpartition(" ")[2] == "p":
            self._ready.append("".join(self._here))
            self._here.clear()

    def say(self, text: str) -> None:
        if self._in_text:
            self._here.append(text)


class _Links(_Part):
    """Of the relations of a part those that lead out of the document."""

    def begin(self, _name: str, attributes: dict[str, Any]) -> None:
        target = str(attributes.get("Target", ""))
        if attributes.get("TargetMode") == "External" and target.startswith(("http:", "https:")):
            self._ready.append(target[:2000])

    def end(self, name: str) -> None:
        """Nothing is gathered between its tags."""


def _no_doctype(*_: Any) -> None:
    """No Word document has one; what has one wants to swell."""
    raise NotReadable("broken")

"""From the bytes of a file to hashes and addresses, line by line, in bounded memory.

What is no hash or address is refused with its number and a reason; the lines beside it are read.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, islice
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.screening.importing import bundles
from khien.screening.models import Matter
from khien.screening.models.banks import shown
from khien.screening.rules import bank_reasons
from khien.screening.rules.banks import clean_note

MOST_BYTES = 150_000_000
LARGEST_BUNDLE = 8_000_000  # bytes of JSON that are read in one piece
_LONGEST = 10_000  # bytes of a line: the longest that khien_detect takes
_STRETCH = 5_000  # lines read in one go
_TEXT_LENGTH = 80
_COMMENT = "#\n"  # a heading that says nothing
_PACKED = {b"PK": "zip, xlsx", b"\x1f\x8b": "gz", b"BZ": "bz2", b"\xfd7": "xz", b"Rar": "rar"}


@dataclass(frozen=True, slots=True)
class Line:
    """`value`: the hash, or the key of the address. None: refused, for `reason`, and `text` is its
    beginning. `number` where known.
    """

    number: int | None
    kind: str = ""
    value: bytes | None = None
    note: str = ""
    expires_on: date | None = None
    text: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the bank takes. `expires_on`: for lines that say no day of their own."""

    matter: str
    harmless: bool
    today: date
    expires_on: date | None = None


def read_lines(stream: BinaryIO, wanted: Wanted) -> Iterator[Line]:
    """Raises Refused for what is no text at all."""
    _check_text(stream)
    pictures = wanted.matter == Matter.PICTURES
    for line in _pictures(stream) if pictures else _addresses(stream, harmless=wanted.harmless):
        yield line if line.value is None else _dated(line, line.value, wanted)


def _dated(line: Line, value: bytes, wanted: Wanted) -> Line:
    expires_on = line.expires_on or wanted.expires_on
    if expires_on is not None and expires_on <= wanted.today:
        return Line(
            line.number, text=shown(line.kind, value)[:_TEXT_LENGTH], reason=bank_reasons.EXPIRED
        )
    return replace(line, expires_on=expires_on, note=clean_note(line.note))


def _check_text(stream: BinaryIO) -> None:
    head = stream.read(1_024)
    stream.seek(0)
    for begin, kind in _PACKED.items():
        if head.startswith(begin):
            raise Refused(
                _("Đây là tệp nén hoặc bảng tính (%(kind)s). Hãy lưu lại thành tệp chữ.")
                % {"kind": kind},
                field="file",
            )
    if b"\0" in head:
        raise Refused(_("Tệp không phải là chữ UTF-8."), field="file")


def _addresses(stream: BinaryIO, *, harmless: bool) -> Iterator[Line]:
    # Here, because numpy comes with it: 20 MB that a process without files need not hold.
    from khien_detect.links.names import host_of_key  # noqa: PLC0415  (see above)
    from khien_detect.links.sources import Refused as No  # noqa: PLC0415  (see above)
    from khien_detect.links.sources import Report, read_lines  # noqa: PLC0415  (see above)

    report = Report()
    for found in read_lines(stream, report):
        if isinstance(found, No):
            yield Line(found.line, text=found.text[:_TEXT_LENGTH], reason=found.reason)
            continue
        if found.allow and not harmless:
            host = host_of_key(found.key)[:_TEXT_LENGTH]
            yield Line(report.lines, text=host, reason=bank_reasons.AN_EXCEPTION)
        else:
            yield Line(report.lines, value=found.key.encode())


Numbered = list[tuple[int, str]]


def _pictures(stream: BinaryIO) -> Iterator[Line]:
    head = stream.read(1_024)
    stream.seek(0)
    if head.decode("utf-8", "replace").lstrip("\ufeff \t\r\n").startswith("{"):
        yield from _bundle(stream)
        return
    too_long: list[int] = []
    lines = _numbered(stream, too_long)
    first = next(((n, line) for n, line in lines if line.strip()), None)
    if first is None:
        return
    heading = _heading(first[1])
    rest = lines if heading != _COMMENT else chain([first], lines)
    while stretch := _stretch(rest):
        yield from _hashes(stretch, heading)
        for number in too_long:
            yield Line(number, reason=f"longer than {_LONGEST} characters")
        too_long.clear()


def _bundle(stream: BinaryIO) -> Iterator[Line]:
    """In one piece where that is little, else its objects some thousand at a time."""
    text = stream.read(LARGEST_BUNDLE + 1)
    if len(text) <= LARGEST_BUNDLE:
        yield from _rows(text.decode("utf-8", "replace"), [], 1)
        return
    stream.seek(0)
    before = 0
    objects = bundles.objects(stream)
    while some := list(islice(objects, _STRETCH)):
        yield from _rows(f'{{"objects": [{",".join(some)}]}}', [], before + 1)
        before += len(some)


def _numbered(stream: BinaryIO, too_long: list[int]) -> Iterator[tuple[int, str]]:
    """Lines with their end; an empty one where it is too long, and its number is told."""
    number = 0
    while line := stream.readline(_LONGEST + 1):
        number += 1
        if len(line) > _LONGEST and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = stream.readline(_LONGEST)
            too_long.append(number)
            line = b"\n"
        text = line.decode("utf-8", "replace")
        yield number, text.removeprefix("\ufeff") if number == 1 else text


def _heading(first: str) -> str:
    """The first line where it names columns, to stand before every stretch."""
    from khien_detect.images import banks  # noqa: PLC0415  (numpy comes with it)

    line = first.rstrip("\r\n") + "\n"
    return line if "," in line and not list(banks.read(line)) else _COMMENT


def _stretch(lines: Iterator[tuple[int, str]]) -> Numbered:
    """Some thousand lines, cut where no quotation mark is open."""
    found: Numbered = []
    quotes = 0
    for number, line in lines:
        found.append((number, line))
        quotes += line.count('"')
        if len(found) >= 2 * _STRETCH or (len(found) >= _STRETCH and quotes % 2 == 0):
            break
    return found


def _hashes(stretch: Numbered, heading: str) -> Iterator[Line]:
    """One by one where a quotation mark never closes, so that only its own line suffers."""
    if heading != _COMMENT and sum(line.count('"') for _number, line in stretch) % 2:
        parts = [[each] for each in stretch]
    else:
        parts = [stretch]
    for part in parts:
        text = heading + "".join(line.rstrip("\n") + "\n" for _number, line in part)
        yield from _rows(text, part, part[0][0] - 1)


def _rows(text: str, lines: Numbered, before: int) -> Iterator[Line]:
    """`before`: to be added to the reader's own numbers, which count the heading."""
    from khien_detect.images import banks  # noqa: PLC0415  (numpy comes with it)

    for row in banks.read(text):
        if isinstance(row, banks.RefusedLine):
            place = row.line - 2
            said = lines[place][1] if 0 <= place < len(lines) else ""
            number = row.line + before - 1
            yield Line(number, text=_beginning(said), reason=row.reason)
        else:
            yield Line(None, row.kind.value, row.hash, row.note, row.expires)


def _beginning(line: str) -> str:
    text = line[:_TEXT_LENGTH].strip()
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)

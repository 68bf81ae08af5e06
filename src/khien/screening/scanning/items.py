"""What was handed in, thing after thing and always in the same order; nothing is read ahead."""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from io import BytesIO

from khien.core.refusal import Refused
from khien.screening import material
from khien.screening.material import Piece
from khien.screening.rules.material import (
    HEAD,
    Sort,
    Unread,
    check_size,
    check_zip,
    sort_of,
    sort_of_zip,
)

_CHUNK = 1024 * 1024
_HIDDEN = "__MACOSX/"
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, KeyError,
)  # fmt: skip  # all that a broken ZIP makes its reader raise


@dataclass(frozen=True)
class Picture:
    """`read` gives its bytes while it is the item at hand."""

    name: str
    read: Callable[[], bytes]


@dataclass(frozen=True)
class Film:
    """As a picture."""

    name: str
    read: Callable[[], bytes]


@dataclass(frozen=True)
class Words:
    name: str
    text: str


@dataclass(frozen=True)
class Link:
    name: str
    address: str


@dataclass(frozen=True)
class Unreadable:
    name: str
    why: Unread


Item = Picture | Film | Words | Link | Unreadable


def items(path: str) -> Iterator[Item]:
    """Everything below this path of the material. Raises StoreBroken."""
    from khien.screening.scanning.tables import rows  # noqa: PLC0415  (it makes these items)

    for piece in material.pieces(path):
        if piece.unread:
            yield Unreadable(piece.name, Unread(piece.unread))
        elif piece.sort == Sort.ZIP:
            yield from _members(piece.name, BytesIO(_whole(path, piece)))
        elif piece.sort == Sort.TABLE:
            yield from rows(piece.name, material.content(path, piece))
        else:
            yield from _one(Sort(piece.sort), piece.name, partial(_whole, path, piece))


def _one(sort: Sort, name: str, read: Callable[[], bytes]) -> Iterator[Item]:
    from khien.screening.scanning.documents import texts  # noqa: PLC0415  (it makes these items)

    if sort is Sort.PICTURE:
        yield Picture(name, read)
    elif sort is Sort.FILM:
        yield Film(name, read)
    else:
        yield from texts(name, str(sort), read())


def _whole(path: str, piece: Piece) -> bytes:
    return b"".join(material.content(path, piece))


def _members(name: str, file: BytesIO) -> Iterator[Item]:
    try:
        archive = zipfile.ZipFile(file)
    except _BROKEN:
        yield Unreadable(name, Unread.BROKEN)
        return
    with archive:
        for member in archive.infolist():
            if not member.is_dir() and not member.filename.startswith(_HIDDEN):
                yield from _member(archive, member, f"{name} › {member.filename}")


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> Iterator[Item]:
    from khien.screening.scanning.tables import rows  # noqa: PLC0415  (the same)

    try:
        with archive.open(member) as file:
            sort = sort_of(file.read(HEAD))
        if sort is Sort.ZIP:
            sort = _nested(archive, member)
        too_large = check_size(sort, member.file_size) if isinstance(sort, Sort) else None
        if isinstance(sort, Unread) or too_large:
            yield Unreadable(name, too_large or Unread(sort))
        elif sort is Sort.TABLE:
            with archive.open(member) as file:
                yield from rows(name, iter(lambda: file.read(_CHUNK), b""))
        else:
            yield from _one(sort, name, partial(archive.read, member))
    except _BROKEN:
        yield Unreadable(name, Unread.BROKEN)


def _nested(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Sort | Unread:
    """A Word document may lie in a ZIP; nothing else that is packed is opened there."""
    if check_size(Sort.ZIP, member.file_size):
        return Unread.TOO_LARGE
    inner = BytesIO(archive.read(member))
    try:
        check_zip(inner)
        return Sort.WORD if sort_of_zip(inner) is Sort.WORD else Unread.NESTED
    except Refused:
        return Unread.NESTED


def read_whole(item: Picture | Film) -> bytes | Unread:
    try:
        return item.read()
    except _BROKEN:
        return Unread.BROKEN

"""What was handed in, thing after thing and always in the same order; nothing is read ahead."""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO

from khien.screening import material
from khien.screening.material import Piece
from khien.screening.rules.material import HEAD, Sort, Unread, check_size, sort_of

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


Item = Picture | Words | Link | Unreadable


def items(path: str) -> Iterator[Item]:
    """Everything below this path of the material. Raises StoreBroken."""
    from khien.screening.scanning.tables import rows  # noqa: PLC0415  (it makes these items)

    for piece in material.pieces(path):
        if piece.unread:
            yield Unreadable(piece.name, Unread(piece.unread))
        elif piece.sort == Sort.PICTURE:
            yield Picture(piece.name, lambda piece=piece: _whole(path, piece))  # type: ignore[misc]  # bound now
        elif piece.sort == Sort.ZIP:
            yield from _members(piece.name, BytesIO(_whole(path, piece)))
        else:
            yield from rows(piece.name, material.content(path, piece))


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
            sort = Unread.NESTED
        too_large = check_size(sort, member.file_size) if isinstance(sort, Sort) else None
        if isinstance(sort, Unread) or too_large:
            yield Unreadable(name, too_large or Unread(sort))
        elif sort is Sort.PICTURE:
            yield Picture(name, lambda: archive.read(member))
        else:
            with archive.open(member) as file:
                yield from rows(name, iter(lambda: file.read(_CHUNK), b""))
    except _BROKEN:
        yield Unreadable(name, Unread.BROKEN)


def read_picture(picture: Picture) -> bytes | Unread:
    try:
        return picture.read()
    except _BROKEN:
        return Unread.BROKEN

"""What a file is, by its content alone. Anything that could be two things at once is refused.

`puremagic` names the kind; a strict look at the structure of that kind has to agree. Pictures get
a second look when they are decoded (khien.evidence.pictures).
"""

import codecs
import re
import zipfile
from typing import BinaryIO

import puremagic
from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.evidence.audio import is_mp3
from khien.evidence.documents import is_docx, is_pdf
from khien.evidence.hidden import hides_something
from khien.evidence.models import ExhibitKind
from khien.evidence.movies import is_mp4

_HEAD = 4096
_CHUNK = 1024 * 1024
_FACE = 1024  # as far as programs look for the beginning of something else

EXECUTABLE = _("Tệp này là chương trình chạy được nên không được nhận.")
ARCHIVE = _("Tệp nén không được nhận. Hãy gửi từng tệp bên trong.")
DRAWING = _("Ảnh SVG có thể chứa mã lệnh nên không được nhận. Hãy gửi ảnh chụp màn hình.")
WEB_PAGE = _("Trang web không được nhận dưới dạng tệp. Hãy gửi đường dẫn hoặc ảnh chụp màn hình.")
HEIC = _("Ảnh HEIC chưa mở được ở đây. Hãy gửi ảnh chụp màn hình của nó, hoặc đổi sang JPEG.")
TWO_FACES = _("Tệp này giấu một tệp khác bên trong nên không được nhận.")
UNKNOWN = _(
    "Loại tệp này không được nhận. Nhận ảnh JPEG, PNG, WebP, GIF; phim MP4; "
    "âm thanh MP3, Ogg, WAV; tài liệu PDF, DOCX và văn bản thuần."
)

_STARTS = (
    (b"MZ", EXECUTABLE),
    (b"\x7fELF", EXECUTABLE),
    (b"#!", EXECUTABLE),
    (b"\xca\xfe\xba\xbe", EXECUTABLE),
    (b"\xcf\xfa\xed\xfe", EXECUTABLE),
    (b"\xfe\xed\xfa", EXECUTABLE),
    (b"L\x00\x00\x00\x01\x14\x02\x00", EXECUTABLE),
    (b"Rar!\x1a\x07", ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", ARCHIVE),
    (b"\x1f\x8b", ARCHIVE),
    (b"BZh", ARCHIVE),
    (b"\xfd7zXZ\x00", ARCHIVE),
    (b"\x28\xb5\x2f\xfd", ARCHIVE),
)
_MARKUP = re.compile(rb"<(html|head|body|script|iframe|svg|!doctype|\?php)\b", re.IGNORECASE)
_DRAWING = re.compile(rb"<([a-z]+:)?svg\b", re.IGNORECASE)

_MIMES = {
    "image/jpeg": ExhibitKind.JPEG,
    "image/png": ExhibitKind.PNG,
    "image/webp": ExhibitKind.WEBP,
    "image/gif": ExhibitKind.GIF,
    "application/pdf": ExhibitKind.PDF,
    "video/mp4": ExhibitKind.MP4,
    "audio/mpeg": ExhibitKind.MP3,
    "application/ogg": ExhibitKind.OGG,
    "audio/wave": ExhibitKind.WAV,
}
_SIGNATURES = {
    ExhibitKind.JPEG: re.compile(rb"\xff\xd8\xff"),
    ExhibitKind.PNG: re.compile(rb"\x89PNG\r\n\x1a\n"),
    ExhibitKind.WEBP: re.compile(rb"RIFF.{4}WEBPVP8", re.DOTALL),
    ExhibitKind.GIF: re.compile(rb"GIF8[79]a"),
    ExhibitKind.PDF: re.compile(rb"%PDF-\d\.\d"),
    ExhibitKind.MP4: re.compile(rb".{4}ftyp", re.DOTALL),
    ExhibitKind.MP3: re.compile(rb"ID3|\xff[\xe2-\xff]"),
    ExhibitKind.OGG: re.compile(rb"OggS\x00"),
    ExhibitKind.WAV: re.compile(rb"RIFF.{4}WAVEfmt ", re.DOTALL),
}


def sniff(file: BinaryIO) -> ExhibitKind:
    """Raises Refused with the reason. `file` is left at its beginning."""
    kind = kind_of(file)
    check_hides_nothing(file, kind)
    return kind


def check_hides_nothing(file: BinaryIO, kind: ExhibitKind) -> None:
    """All of it is read; `file` is left at its beginning. Raises Refused."""
    file.seek(0)
    if hides_something(file, kind):
        raise Refused(TWO_FACES)
    file.seek(0)


def kind_of(file: BinaryIO) -> ExhibitKind:
    """By its structure; whether it hides something shows only when all of it is read. Raises
    Refused with the reason. `file` is left at its beginning.
    """
    file.seek(0)
    head = file.read(_HEAD)
    _check_start(head)
    if head.startswith(b"PK"):
        kind = _docx_or_archive(file)
    else:
        kind = _named(head) or _text(file)
        _check_structure(file, kind)
    _check_one_face(file, kind, head)
    file.seek(0)
    return kind


def _check_start(head: bytes) -> None:
    for start, sentence in _STARTS:
        if head.startswith(start):
            raise Refused(sentence)
    if head[4:8] == b"ftyp" and head[8:12] in {b"heic", b"heix", b"heif", b"mif1", b"msf1"}:
        raise Refused(HEIC)
    if _MARKUP.search(head[:_FACE]) or head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml"):
        if any(signature.match(head) for signature in _SIGNATURES.values()):
            raise Refused(TWO_FACES)
        raise Refused(DRAWING if _DRAWING.search(head) else WEB_PAGE)


def _docx_or_archive(file: BinaryIO) -> ExhibitKind:
    if not is_docx(file):
        raise Refused(ARCHIVE)
    return ExhibitKind.DOCX


def _named(head: bytes) -> ExhibitKind | None:
    try:
        candidates = {match.mime_type for match in puremagic.magic_string(head)}
    except puremagic.PureError:
        return None
    kinds = (kind for mime, kind in _MIMES.items() if mime in candidates)
    return next((kind for kind in kinds if _SIGNATURES[kind].match(head)), None)


def _text(file: BinaryIO) -> ExhibitKind:
    """UTF-8 all through, without the bytes that no text has."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    file.seek(0)
    try:
        while chunk := file.read(_CHUNK):
            decoder.decode(chunk)
            if any(byte in chunk for byte in b"\x00\x01\x02\x03\x04\x05\x06\x0e\x0f\x7f"):
                raise Refused(UNKNOWN)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        raise Refused(UNKNOWN) from None
    return ExhibitKind.TEXT


def _check_structure(file: BinaryIO, kind: ExhibitKind) -> None:
    looks = {ExhibitKind.PDF: is_pdf, ExhibitKind.MP4: is_mp4, ExhibitKind.MP3: is_mp3}
    if kind in looks and not looks[kind](file):
        raise Refused(UNKNOWN)


def _check_one_face(file: BinaryIO, kind: ExhibitKind, head: bytes) -> None:
    if kind is ExhibitKind.TEXT:
        return
    if kind is not ExhibitKind.DOCX and zipfile.is_zipfile(file):
        raise Refused(TWO_FACES)
    if kind is not ExhibitKind.PDF and b"%PDF-" in head[:_FACE]:
        raise Refused(TWO_FACES)

"""What may be handed in to be looked at, what it is by its content, and why some of it is not read.

Names and endings are not believed. A ZIP is judged by its directory before anything is unpacked.
"""

import stat
import zipfile
from enum import StrEnum
from pathlib import PurePosixPath
from typing import BinaryIO

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.evidence.documents import is_docx

MEGABYTE = 1024 * 1024
LARGEST_PICTURE = 30 * MEGABYTE
LARGEST_FILE = 100 * MEGABYTE  # a ZIP is held in memory while it is looked through
LARGEST_IN_ALL = 190 * MEGABYTE
MOST_FILES = 200
MOST_MEMBERS = 10_000
MOST_UNPACKED = 1024 * MEGABYTE
MOST_SWOLLEN = 200  # times as large unpacked; text reaches a hundred
_SMALL = 10 * MEGABYTE  # below it nobody asks how much it swells
LONGEST_TEXT = 200_000
LONGEST_LINE = MEGABYTE
HEAD = 64 * 1024


class Sort(StrEnum):
    PICTURE = "picture"
    FILM = "film"
    WORD = "word"
    PDF = "pdf"
    ZIP = "zip"
    TABLE = "table"  # lines, CSV or JSONL: which one, its first line tells


class Unread(StrEnum):
    """Why an item was not looked at."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_VAST = "too_vast"
    BROKEN = "broken"
    UNKNOWN = "unknown"
    NOT_UTF8 = "not_utf8"
    NOT_JSON = "not_json"
    NOT_CSV = "not_csv"
    NO_TEXT = "no_text"
    LONG_LINE = "long_line"
    NESTED = "nested"
    SOUND = "sound"
    LOCKED = "locked"
    NO_FILMS = "no_films"
    TOO_LONG = "too_long"
    BRINGS_DOWN = "brings_down"


UNREAD_WORDS: dict[Unread, str | Promise] = {
    Unread.EMPTY: _("Trống, không có gì bên trong."),
    Unread.TOO_LARGE: _("Lớn quá: ảnh không quá 30 MB, tệp khác không quá 100 MB."),
    Unread.TOO_VAST: _("Ảnh có quá nhiều điểm ảnh để mở an toàn."),
    Unread.BROKEN: _("Bị hỏng hoặc chưa đủ."),
    Unread.UNKNOWN: _("Không phải ảnh, phim, Word, PDF, ZIP hay văn bản thuần mà máy đọc được."),
    Unread.NOT_UTF8: _("Không phải chữ UTF-8. Hãy lưu lại theo UTF-8."),
    Unread.NOT_JSON: _("Dòng này không phải JSON."),
    Unread.NOT_CSV: _("Dòng này không đúng CSV."),
    Unread.NO_TEXT: _("Không có lời nhắn hay địa chỉ nào ở đây."),
    Unread.LONG_LINE: _("Dòng dài quá 1 MB."),
    Unread.NESTED: _("Tệp nén loại này, hoặc nằm trong một tệp nén khác, không được mở."),
    Unread.SOUND: _("Chỉ có âm thanh, không có hình; máy chưa nghe được."),
    Unread.LOCKED: _("Có mật khẩu nên máy không mở được."),
    Unread.NO_FILMS: _("Máy chủ này chưa cài phần đọc phim."),
    Unread.TOO_LONG: _("Xem quá lâu nên máy thôi giữa chừng; phần đã xem vẫn được tính."),
    Unread.BRINGS_DOWN: _("Mục này làm chương trình xem bị dừng nhiều lần."),
}


def unread_for(reason: str) -> Unread:
    """What `khien_detect` says of a picture or film that it cannot read."""
    told = (("pixels", Unread.TOO_VAST), ("empty", Unread.EMPTY))
    return next((unread for word, unread in told if word in reason), Unread.BROKEN)


def unread_in_words(code: str) -> str:
    return str(UNREAD_WORDS[Unread(code)])


_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*")
_HEIF = {b"heic", b"heix", b"heif", b"mif1", b"msf1", b"hevc", b"hevx"}
_PACKED = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
_NO_LETTERS = frozenset(b"\x00\x01\x02\x03\x04\x05\x06\x07\x0e\x0f\x7f")


def sort_of(head: bytes) -> Sort | Unread:
    """What begins like this; `head`: the first bytes, HEAD of them where there are as many."""
    answers: list[tuple[bool, Sort | Unread]] = [
        (not head, Unread.EMPTY),
        (_is_picture(head), Sort.PICTURE),
        (head.startswith((b"PK\x03\x04", b"PK\x05\x06")), Sort.ZIP),
        (head.startswith(_PACKED), Unread.NESTED),
        (head.startswith((b"\xff\xfe", b"\xfe\xff")), Unread.NOT_UTF8),
        (head.startswith(b"%PDF-"), Sort.PDF),
        (_is_film(head), Sort.FILM),
        (bool(_NO_LETTERS.intersection(head)), Unread.UNKNOWN),
    ]
    return next((answer for holds, answer in answers if holds), Sort.TABLE)


def _is_picture(head: bytes) -> bool:
    if head.startswith(_PICTURES):
        return True
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return True
    bitmap = head.startswith(b"BM") and len(head) > 14 and head[6:10] == bytes(4)  # noqa: PLR2004  (its header)
    return bitmap or (head[4:8] == b"ftyp" and head[8:12] in _HEIF)


def _is_film(head: bytes) -> bool:
    """A text may begin as some films do, but has letters alone."""
    from khien_detect.images import is_film  # noqa: PLC0415  (numpy comes with it)

    return bool(_NO_LETTERS.intersection(head)) and is_film(head)


def check_size(sort: Sort, size: int) -> Unread | None:
    most = LARGEST_PICTURE if sort is Sort.PICTURE else LARGEST_FILE
    return Unread.TOO_LARGE if size > most else None


def check_in_all(sizes: list[int]) -> None:
    if len(sizes) > MOST_FILES:
        raise Refused(_("Nhiều nhất 200 tệp một lần; nhiều hơn thì gói vào ZIP."), field="uploads")
    if sum(sizes) > LARGEST_IN_ALL:
        raise Refused(_("Tất cả lớn quá 190 MB. Hãy chia làm nhiều lượt."), field="uploads")


def check_zip(file: BinaryIO) -> None:
    """Raises Refused with the reason where a ZIP is hostile, broken or locked."""
    try:
        with zipfile.ZipFile(file) as archive:
            members = [each for each in archive.infolist() if not each.is_dir()]
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError):
        raise _refused(_("nó bị hỏng")) from None
    if not members:
        raise _refused(_("nó trống"))
    if len(members) > MOST_MEMBERS:
        raise _refused(_("nó chứa quá 10.000 tệp"))
    if len({each.filename for each in members}) != len(members):
        raise _refused(_("hai tệp trong nó trùng tên"))
    for member in members:
        _check_member(member)
    if sum(each.file_size for each in members) > MOST_UNPACKED:
        raise _refused(_("bung ra lớn quá 1 GB"))
    _check_apart(members)


def sort_of_zip(file: BinaryIO) -> Sort | Unread:
    """Excel and programs are a ZIP inside too, but nothing that somebody packed."""
    with zipfile.ZipFile(file) as archive:
        names = set(archive.namelist())
    if not names & {"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"}:
        return Sort.ZIP
    return Sort.WORD if is_docx(file) else Unread.UNKNOWN


def _check_member(member: zipfile.ZipInfo) -> None:
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        raise _refused(_("có tên tệp trỏ ra ngoài"))
    if stat.S_ISLNK(member.external_attr >> 16):
        raise _refused(_("có liên kết thay cho tệp"))
    if member.flag_bits & 0x1:
        raise _refused(_("nó có mật khẩu"))
    swollen = member.file_size > MOST_SWOLLEN * max(member.compress_size, 1)
    if member.file_size > _SMALL and swollen:
        raise _refused(_("có tệp bung ra lớn gấp hơn 200 lần, như một quả bom nén"))


def _check_apart(members: list[zipfile.ZipInfo]) -> None:
    """Members that share the same bytes swell without end."""
    end = -1
    for member in sorted(members, key=lambda each: each.header_offset):
        if member.header_offset < end:
            raise _refused(_("các tệp trong nó chồng lên nhau, như một quả bom nén"))
        end = member.header_offset + member.compress_size


def _refused(why: str | Promise) -> Refused:
    return Refused(_("Tệp ZIP này không được nhận: %(why)s.") % {"why": why}, field="uploads")

"""What a file is by its content, and which ZIPs are hostile."""

import io
import struct
import zipfile

import pytest

from drawn_pictures import boxes, encoded
from khien.core.refusal import Refused
from khien.screening import material
from khien.screening.material import Piece
from khien.screening.rules.material import Sort, Unread, check_in_all, check_zip, sort_of
from scan_cases import PLAIN, archive, picture


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF"])
def test_a_picture_is_known_by_its_first_bytes(kind):
    assert sort_of(encoded(boxes(1, 40, 40), kind)) is Sort.PICTURE


@pytest.mark.parametrize(
    ("head", "sort"),
    [
        (b"", Unread.EMPTY),
        (archive(a="x"), Sort.ZIP),
        (PLAIN.encode(), Sort.TABLE),
        (b'{"text": "a"}\n', Sort.TABLE),
        (b"\x1f\x8b\x08\x00", Unread.NESTED),
        ("chữ".encode("utf-16"), Unread.NOT_UTF8),
        (b"MZ\x90\x00\x03", Unread.UNKNOWN),
        (b"%PDF-1.7\n\x00\x01", Sort.PDF),
        (b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00", Sort.FILM),
        (b"\x1aE\xdf\xa3\x01\x00", Sort.FILM),
        (b"G" + b"a" * 187 + b"G cho em", Sort.TABLE),
        (b"BMW la mot hang xe, ban a", Sort.TABLE),
    ],
)
def test_names_are_not_asked(head, sort):
    assert sort_of(head) is sort


def refusal(data):
    with pytest.raises(Refused) as refused:
        check_zip(io.BytesIO(data))
    return str(refused.value)


def test_an_ordinary_zip_is_taken():
    assert check_zip(io.BytesIO(archive(**{"a.png": picture(1), "tin/b.txt": PLAIN}))) is None


def test_a_bomb_is_refused_before_it_is_unpacked():
    assert "quả bom nén" in refusal(archive(a=bytes(20_000_000)))


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a", "tin/../../a", "C:\\a.txt", "..\\a"])
def test_names_that_point_outside_are_refused(name):
    assert "trỏ ra ngoài" in refusal(archive(**{name: "x"}))


def test_links_locks_and_lies_are_refused():
    link = zipfile.ZipInfo("a")
    link.external_attr = 0o120777 << 16
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr(link, "/etc/passwd")
    assert "liên kết" in refusal(file.getvalue())
    locked = bytearray(archive(a="x"))
    at = locked.rindex(b"PK\x01\x02")
    locked[at + 8] |= 1
    assert "mật khẩu" in refusal(bytes(locked))
    assert "hỏng" in refusal(archive(a="x")[:-10])
    assert "trống" in refusal(archive())


def test_members_that_share_their_bytes_are_refused():
    """As in bombs that need no nesting: two entries of the directory point at one body."""
    whole = archive(a="một hai ba" * 100, b="bốn")
    at = whole.index(b"PK\x01\x02")
    second = whole.index(b"PK\x01\x02", at + 4)
    shared = bytearray(whole)
    shared[second + 42 : second + 46] = struct.pack("<I", 0)
    assert "chồng lên nhau" in refusal(bytes(shared))


def test_too_many_files_are_refused():
    assert "10.000" in refusal(archive(**{f"{n}": "" for n in range(10_001)}))
    with pytest.raises(Refused, match="200 tệp"):
        check_in_all([1] * 201)
    with pytest.raises(Refused, match="190 MB"):
        check_in_all([100 * 1024 * 1024] * 2)


def test_what_is_kept_is_encrypted_and_opens_again(db, settings):
    piece, other = Piece(1, "bé An.txt", sort="table"), Piece(2, "a.exe", unread="unknown")
    path = material.keep("0190", [(piece, io.BytesIO(PLAIN.encode())), (other, None)])
    stored = [f for f in (settings.KHIEN_HOME / path).iterdir() if f.is_file()]
    assert len(stored) == 2
    assert all(f.stat().st_mode & 0o077 == 0 for f in stored)
    plain = b"".join(f.read_bytes() for f in stored)
    assert PLAIN.encode() not in plain
    assert "bé An".encode() not in plain
    assert material.pieces(path) == [piece, other]
    assert b"".join(material.content(path, piece)).decode() == PLAIN
    material.remove(path)
    assert not (settings.KHIEN_HOME / path).exists()


def test_what_a_kill_left_is_swept_but_not_what_is_needed(db, settings, monkeypatch):
    kept = material.keep("0001", [])
    left = material.keep("0002", [])
    assert material.sweep({kept}) == 0, "it may be that its row is written in a moment"
    monkeypatch.setattr(material, "_ORPHAN_AFTER", -1)
    assert material.sweep({kept}) == 1
    assert not (settings.KHIEN_HOME / left).exists()
    material.remove(kept)

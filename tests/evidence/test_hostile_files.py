"""Every kind of file that is not taken, each with the sentence the person reads."""

import io
import zlib
from contextlib import suppress

import pytest

from fixtures_evidence import archive, box, docx, mp3, mp4, ogg, pdf, picture, receive, wav
from khien.core.refusal import Refused
from khien.evidence.models import Exhibit, ExhibitKind
from khien.evidence.pictures import BROKEN
from khien.evidence.rules import MAX_SIZE, TOO_VAST
from khien.evidence.sniff import (
    ARCHIVE,
    DRAWING,
    EXECUTABLE,
    HEIC,
    TWO_FACES,
    UNKNOWN,
    WEB_PAGE,
    sniff,
)

pytestmark = pytest.mark.django_db

SCRIPT = b"<script>alert(1)</script>"

TAKEN = {
    "jpeg": (picture("JPEG"), ExhibitKind.JPEG),
    "progressive jpeg": (picture("JPEG", progressive=True), ExhibitKind.JPEG),
    "png": (picture("PNG"), ExhibitKind.PNG),
    "webp": (picture("WEBP"), ExhibitKind.WEBP),
    "lossless webp": (picture("WEBP", lossless=True), ExhibitKind.WEBP),
    "gif": (picture("GIF"), ExhibitKind.GIF),
    "pdf": (pdf(), ExhibitKind.PDF),
    "mp4": (mp4(), ExhibitKind.MP4),
    "mp3 with a tag": (mp3(), ExhibitKind.MP3),
    "mp3 without a tag": (mp3()[20:], ExhibitKind.MP3),
    "wav": (wav(), ExhibitKind.WAV),
    "ogg": (ogg(), ExhibitKind.OGG),
    "docx": (docx(), ExhibitKind.DOCX),
    "text": ("Chị ơi, họ đòi tiền.\r\n\tĐây là tin nhắn 💬".encode(), ExhibitKind.TEXT),
    "text with a mark": ("\ufeffCó dấu".encode(), ExhibitKind.TEXT),
    "text about less than": (b"3 < 5 and <3 and <b>", ExhibitKind.TEXT),
}

REFUSED = {
    "windows program": (b"MZ\x90\x00" + bytes(200), EXECUTABLE),
    "linux program": (b"\x7fELF\x02\x01\x01" + bytes(200), EXECUTABLE),
    "mac program": (b"\xcf\xfa\xed\xfe" + bytes(200), EXECUTABLE),
    "shell script": (b"#!/bin/sh\nrm -rf /\n", EXECUTABLE),
    "shortcut": (b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(80), EXECUTABLE),
    "zip": (archive(), ARCHIVE),
    "rar": (b"Rar!\x1a\x07\x00" + bytes(80), ARCHIVE),
    "7z": (b"7z\xbc\xaf\x27\x1c" + bytes(80), ARCHIVE),
    "gzip": (b"\x1f\x8b\x08" + bytes(80), ARCHIVE),
    "svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", DRAWING),
    "svg behind a declaration": (b"<?xml version='1.0'?>\n<svg/>", DRAWING),
    "svg with a prefix": (b"<?xml version='1.0'?><s:svg xmlns:s='x'/>", DRAWING),
    "html": (b"<!DOCTYPE html><p>a</p>", WEB_PAGE),
    "html behind spaces": (b"\xef\xbb\xbf \n <HTML><p>a</p>", WEB_PAGE),
    "html behind words": (b"xin chao " + SCRIPT, WEB_PAGE),
    "xml": (b"<?xml version='1.0'?><note/>", WEB_PAGE),
    "heic": (box(b"ftyp", b"heic\0\0\0\0mif1heic"), HEIC),
    "quicktime": (box(b"ftyp", b"qt  \0\0\0\0") + box(b"moov"), UNKNOWN),
    "random bytes": (bytes(range(256)) * 4, UNKNOWN),
    "text with a null": (b"abc\x00def", UNKNOWN),
    "text in another encoding": ("Tiếng Việt".encode("utf-16"), UNKNOWN),
    "bitmap": (picture("BMP"), UNKNOWN),
    "pdf without an end": (pdf().replace(b"%%EOF", b""), UNKNOWN),
    "pdf with html behind it": (pdf(padding=2000) + b"<html>" + SCRIPT, UNKNOWN),
    "small pdf with html behind it": (pdf() + b"<html>" + SCRIPT, TWO_FACES),
    "mp4 with something behind it": (mp4() + b"PK\x03\x04 and more", UNKNOWN),
    "mp4 cut short": (mp4()[:-10], UNKNOWN),
    "mp3 of one frame": (b"\xff\xfb\x90\x00" + bytes(413), UNKNOWN),
    "pdf with html in its head": (b"%PDF-1.4\n<html>" + SCRIPT + pdf(), TWO_FACES),
    "pdf and zip": (pdf()[:-6] + archive() + b"%%EOF\n", TWO_FACES),
    "jpeg and zip": (picture("JPEG") + archive(), TWO_FACES),
    "png and rar": (picture("PNG") + b"Rar!\x1a\x07\x00" + bytes(40), TWO_FACES),
    "gif and html": (picture("GIF") + b"<!DOCTYPE html>" + SCRIPT, TWO_FACES),
    "jpeg with html in its comment": (picture("JPEG", comment=b"<html>" + SCRIPT), TWO_FACES),
    "jpeg and php": (picture("JPEG") + b"<?php echo 1;", TWO_FACES),
    "jpeg and pdf": (picture("JPEG", comment=pdf()), TWO_FACES),
    "wav and program": (
        wav() + b"MZ" + b"This program cannot be run in DOS mode",
        TWO_FACES,
    ),
    "word with macros": (docx([("word/vbaProject.bin", b"x")]), ARCHIVE),
    "word template with macros": (docx(main="document.macroEnabled.main"), ARCHIVE),
    "word with odd paths": (docx([("../../etc/passwd", b"x")]), ARCHIVE),
    "word with something behind it": (docx() + b"\x00more", ARCHIVE),
    "word unpacking to a mountain": (docx([("bomb.bin", bytes(301 * 1024 * 1024))]), ARCHIVE),
    "word cut short": (docx()[:-30], ARCHIVE),
    "half a jpeg": (picture("JPEG")[:1500], BROKEN),
    "a jpeg's head alone": (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(60), BROKEN),
    "empty": (b"", "trống"),
}


@pytest.mark.parametrize(("content", "kind"), TAKEN.values(), ids=TAKEN)
def test_taken_by_content_whatever_the_name(content, kind):
    assert receive(content, "hoa-don.exe").kind == kind


@pytest.mark.parametrize(("content", "sentence"), REFUSED.values(), ids=REFUSED)
def test_refused_with_its_sentence(content, sentence):
    with pytest.raises(Refused) as refused:
        receive(content, "anh.jpg")
    assert str(sentence) in str(refused.value)
    assert not Exhibit.objects.exists()


def test_thirty_megabytes_are_taken_and_one_byte_more_is_not():
    receive(b"a" * MAX_SIZE)
    with pytest.raises(Refused, match="30 MB"):
        receive(b"a" * (MAX_SIZE + 1))


def bomb(width, height):
    """A PNG of a few bytes that says it is vast."""

    def chunk(kind, content):
        body = kind + content
        return len(content).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")

    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\x00\x00\x00"
    pixels = zlib.compress(bytes(1000))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("width", "height"), [(7072, 7071), (9500, 9500), (60_000, 60_000), (40_000, 100)]
)
def test_a_picture_that_would_fill_memory_is_refused_before_it_is_decoded(width, height):
    with pytest.raises(Refused) as refused:
        receive(bomb(width, height))
    assert str(refused.value) == str(TOO_VAST)


def test_what_is_hidden_across_two_pieces_is_found():
    body = wav() + bytes(1024 * 1024 - len(wav()) - 3) + b"Rar!\x1a\x07" + bytes(50)
    with pytest.raises(Refused) as refused:
        sniff(io.BytesIO(body))
    assert str(refused.value) == str(TWO_FACES)


@pytest.mark.parametrize("length", [1, 3, 8, 12, 40])
@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "gif", "pdf", "mp4", "mp3 with a tag"])
def test_a_file_cut_off_anywhere_is_never_taken_for_what_it_was(kind, length):
    start, whole = TAKEN[kind][0][:length], TAKEN[kind][1]
    with suppress(Refused):
        assert receive(start).kind != whole  # "GIF" alone is three letters of text

"""Films, Word documents and PDFs read in a process of their own: what is in them, and that the
worst of them harm only that process.
"""

import signal
import sys

import pytest

from document_cases import docx, pdf
from drawn_films import film, picture, with_sound_alone
from khien.screening.apart import asking, pdfs, reading, words
from khien.screening.apart.asking import Read, read
from khien.screening.apart.reading import NotReadable
from khien.screening.rules.material import Unread
from khien_detect import images

LINK = "https://qua-tang.example/nhan"


def given(kind, data):
    """Read here, as the other process does it: what is in it, and how it ended."""
    found, ended = [], ""
    try:
        found.extend(reading.READERS[kind](data))
    except NotReadable as why:
        ended = str(why)
    return found, ended


def test_a_word_document_gives_its_paragraphs_and_links():
    data = docx("Chào cả lớp", "", ["Mày coi chừng,", "tan học"], links=[LINK, "mailto:a@b.c"])
    assert read("word", data) == Read(
        [
            {"text": "Chào cả lớp", "part": 1},
            {"text": "Mày coi chừng, tan học", "part": 3},
            {"link": LINK},
        ]
    )


def test_notes_and_comments_of_a_word_document_are_read_too():
    note = '<w:p xmlns:w="w"><w:r><w:t>ghi chú</w:t></w:r></w:p>'
    data = docx("một", more=[("word/comments.xml", note), ("word/media/a.xml", note)])
    assert [row["text"] for row in read("word", data).found] == ["một", "ghi chú"]


def test_a_pdf_gives_its_pages_and_links():
    told = read("pdf", pdf("mai tan hoc", "trang hai", link=LINK))
    assert told.found == [
        {"text": "mai tan hoc", "part": 1},
        {"link": LINK},
        {"text": "trang hai", "part": 2},
    ]
    assert told.trouble is None


def test_a_film_gives_the_hashes_of_its_key_frames():
    told = read("film", film(many=30, gop=10))
    frames = [row["frame"] for row in told.found]
    assert [second for second, _hash, _quality in frames] == [0.0, 1.0, 2.0]
    expected = images.pdq_array(picture(0)).hash
    apart = int.from_bytes(bytes.fromhex(frames[0][1])) ^ int.from_bytes(expected)
    assert apart.bit_count() < 31
    assert told.trouble is None


BOMB = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("kind", "data", "ended"),
    [
        ("word", b"", "broken"),
        ("word", docx("một")[:-30], "broken"),
        ("word", docx("một", before=BOMB), "broken"),
        ("word", docx("một", before="<broken>"), "broken"),
        ("pdf", b"", "broken"),
        ("pdf", b"%PDF-1.7\n%%EOF", "broken"),
        ("pdf", pdf("mot", password="a"), "locked"),
        ("pdf", pdf(""), "no_text"),
        ("film", b"", "empty"),
        ("film", b"\x00\x00\x00\x18ftypisom" + bytes(100), "broken"),
        ("film", with_sound_alone(), "sound"),
    ],
)
def test_what_cannot_be_read_says_why(kind, data, ended):
    assert given(kind, data)[1] == ended
    assert Unread(ended)


def test_a_film_that_was_cut_short_is_told_after_what_could_be_seen():
    whole = film("mpegts", many=40)
    found, ended = given("film", whole[: len(whole) // 2])
    assert found
    assert ended in {"broken", ""}


def test_endless_documents_are_read_up_to_a_bound(monkeypatch):
    monkeypatch.setattr(words, "MOST_CHARACTERS", 10)
    monkeypatch.setattr(pdfs, "_MOST_PAGES", 1)
    assert given("word", docx("một hai ba", "bốn năm sáu"))[1] == "too_large"
    assert given("pdf", pdf("mot", "hai"))[1] == "too_large"
    monkeypatch.setattr(words, "_MOST_BYTES", 10)
    assert given("word", docx("một hai ba"))[1] == "too_large"


def made_to(monkeypatch, code):
    """A reader that does this instead."""
    monkeypatch.setattr(asking, "_command", lambda _kind: [sys.executable, "-c", code])


def test_a_reader_that_dies_or_never_ends_is_told_and_what_it_gave_counts(monkeypatch):
    said = 'import os, time; print(\'{"text": "a", "part": 1}\', flush=True); '
    made_to(monkeypatch, said + f"os.kill(os.getpid(), {int(signal.SIGKILL)})")
    assert read("pdf", b"x") == Read([{"text": "a", "part": 1}], Unread.BRINGS_DOWN)
    made_to(monkeypatch, said + "time.sleep(60)")
    assert read("pdf", b"x", seconds=3) == Read([{"text": "a", "part": 1}], Unread.TOO_LONG)


def test_the_reader_knows_neither_the_database_nor_a_secret(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://x")
    monkeypatch.setenv("SECRET_KEY", "x")
    names = "print(json.dumps({'names': sorted(os.environ)}))"
    made_to(monkeypatch, f"import os, json; {names}; print(json.dumps({{'end': ''}}))")
    (told,) = read("pdf", b"x").found
    assert not {"DATABASE_URL", "SECRET_KEY", "KHIEN_HOME"} & set(told["names"])


def test_its_memory_is_bounded(monkeypatch):
    """Whatever wants all there is: its process ends, we do not."""
    code = (
        "from khien.screening.apart import __main__, reading\n"
        "reading.READERS['pdf'] = lambda data: [{'text': len(bytearray(8 << 30)), 'part': 1}]\n"
        "__main__.main('pdf')"
    )
    made_to(monkeypatch, code)
    assert read("pdf", b"x") == Read([], Unread.BRINGS_DOWN)

"""Lists as files: every refused line is reported, memory is bounded, what is known is known."""

import tracemalloc
from datetime import date, timedelta
from io import BytesIO

import pytest

from khien_detect.cli import Trouble
from khien_detect.links import About, Category, Report, Scope, open_list
from khien_detect.links.sources import LONGEST_LINE, MOST_SHOWN, read

DAY = date(2026, 11, 25)


def reading(data):
    report = Report()
    return [rule.key for rule in read(BytesIO(data), report)], report


def test_each_refused_line_is_reported_with_its_number():
    data = b"\xef\xbb\xbfa.com\r\n# c\n\ncom.vn\n" + b"x" * 1_000_000 + b"\n\xff\xfe.com\nb.com"
    keys, report = reading(data)
    assert keys == ["com!a", "com!b"]
    assert [(line.line, line.reason.split()[0]) for line in report.refused] == [
        (4, "a"),
        (5, "a"),
        (6, "bytes"),
    ]
    assert f"longer than {LONGEST_LINE} bytes" in report.refused[1].reason
    assert (report.lines, report.rules) == (7, 2)


def test_a_line_without_an_end_does_not_fill_the_memory():
    data = BytesIO(b"x" * 10_000_000)
    tracemalloc.start()
    report = Report()
    assert list(read(data, report)) == []
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert report.reasons.total() == 1
    assert peak < 1_000_000


def test_of_very_many_refused_lines_all_are_counted_and_told():
    told = []
    report = Report(tell=told.append)
    assert list(read(BytesIO(b"com.vn\n" * (MOST_SHOWN + 5)), report)) == []
    assert len(report.refused) == MOST_SHOWN
    assert len(told) == report.reasons.total() == MOST_SHOWN + 5


def test_what_a_refused_line_shows_cannot_play_tricks_on_a_terminal():
    _, report = reading(b"\x1b[2J com \xe2\x80\xaevn\n")
    assert report.refused[0].text.isprintable()


def test_what_is_known_of_a_list_stands_beside_it(tmp_path):
    path = tmp_path / "bad.txt"
    path.write_text("a.com\n")
    (tmp_path / "bad.txt.toml").write_text(
        'name = "Bad"\ncategory = "gambling"\nsource = "https://lists.example/bad"\n'
        'terms = "MIT"\nowner = "Province"\nexpires = 2026-12-31\nages = ["6-10"]\ntrust = 0.8\n'
    )
    about = About(
        "Bad",
        Category.GAMBLING,
        "https://lists.example/bad",
        "MIT",
        "Province",
        date(2026, 12, 31),
        ("6-10",),
        0.8,
    )
    assert open_list(path).about == about
    assert About.from_row(about.as_row()) == about


@pytest.mark.parametrize(
    "said",
    ['category = "funny"', 'expires = "soon"', "trust = 2", "trust = []", "nme = 'x'", "= broken"],
)
def test_what_is_wrongly_said_of_a_list_is_refused_with_a_sentence(tmp_path, said):
    (tmp_path / "bad.txt").write_text("a.com\n")
    (tmp_path / "bad.txt.toml").write_text(said)
    with pytest.raises(Trouble, match=r"list|read"):
        open_list(tmp_path / "bad.txt")


def test_a_list_applies_until_its_last_day_and_to_whom_it_is_for():
    about = About("x", Category.ADULT, expires=DAY, ages=("6-10",))
    assert Scope(DAY).takes(about)
    assert not Scope(DAY + timedelta(days=1)).takes(about)
    assert Scope(DAY, age="6-10").takes(about)
    assert not Scope(DAY, age="11-15").takes(about)
    assert not Scope(DAY, frozenset({Category.GAMBLING})).takes(about)
    assert Scope(DAY, age="11-15").takes(About("for all"))

"""Files as they come: every hash and address read, every other line named, memory bounded."""

import tracemalloc
from datetime import date
from io import BytesIO

import pytest

from fixtures_banks import MD5, PDQ, SHA256
from khien.core.refusal import Refused
from khien.screening.importing import bundles, reading
from khien.screening.importing.reading import Wanted, read_lines
from khien.screening.models.banks import shown

TODAY = date(2026, 11, 26)
PICTURES = Wanted("pictures", harmless=False, today=TODAY)
ADDRESSES = Wanted("addresses", harmless=False, today=TODAY)


def read(content, wanted=PICTURES):
    data = content if isinstance(content, bytes) else content.encode()
    return list(read_lines(BytesIO(data), wanted))


def good(content, wanted=PICTURES):
    return [shown(line.kind, line.value) for line in read(content, wanted) if line.value]


def refused(content, wanted=PICTURES):
    return [(line.number, line.reason) for line in read(content, wanted) if line.value is None]


def hashes(many, width=64):
    return [f"{number:0{width}x}" for number in range(many)]


def test_the_three_formats_of_hashes():
    assert good(f"hash,kind,note\n{PDQ},pdq,x\n{MD5},md5,y\n") == [PDQ, MD5]
    assert good(f"signal_type,signal_str\nsha256,{SHA256}\n") == [SHA256]
    assert good(f"\ufeff{PDQ}\r\nmd5 {MD5}\n") == [PDQ, MD5]
    pattern = f"[file:hashes.'SHA-256' = '{SHA256}']"
    bundle = f'{{"objects": [{{"type": "indicator", "pattern": "{pattern}"}}]}}'
    assert good(bundle) == [SHA256]


def test_the_four_formats_of_addresses():
    assert good("xau.example\n0.0.0.0 to.example\n||lon.example^\n", ADDRESSES) == [
        "xau.example",
        "to.example",
        "lon.example",
    ]
    zone = "$ORIGIN z.\n@ SOA a. b. 1 1 1 1 1\nxau.example CNAME .\n*.xau.example CNAME .\n"
    assert good(zone, ADDRESSES) == ["xau.example"] * 2
    assert good("https://Xau.example/A/b?x=1", ADDRESSES) == ["xau.example/a/b?x=1"]


def test_an_exception_belongs_in_a_harmless_bank():
    line = "@@||vui.example^\n"
    assert [number for number, _reason in refused(line, ADDRESSES)] == [1]
    harmless = Wanted("addresses", harmless=True, today=TODAY)
    assert good(line, harmless) == ["vui.example"]


@pytest.mark.parametrize("before", [0, 3])
def test_a_wrong_line_is_named_wherever_it_stands(before, monkeypatch):
    monkeypatch.setattr(reading, "_STRETCH", 4)
    lines = ["", *hashes(10)]
    lines.insert(7, "x" * 63)
    assert refused("\n" * before + "\n".join(lines)) == [(8 + before, "pdq has 64 digits, not 63")]
    table = ["hash,note", *(f"{value},mẫu" for value in hashes(10))]
    table.insert(9, "abc,mẫu")
    assert refused("\n".join(table)) == [(10, "pdq has 64 digits, not 3")]
    assert len(good("\n".join(table))) == 10


def test_a_note_over_two_lines_is_never_cut(monkeypatch):
    monkeypatch.setattr(reading, "_STRETCH", 2)
    rows = [f'{value},"một\nhai"' for value in hashes(9)]
    assert good("hash,note\n" + "\n".join(rows)) == hashes(9)


def test_a_quotation_mark_that_never_closes_costs_only_its_own_line(monkeypatch):
    monkeypatch.setattr(reading, "_STRETCH", 4)
    rows = [f"{value},mẫu" for value in hashes(9)]
    rows.insert(2, '"abc,mẫu')
    assert good("hash,note\n" + "\n".join(rows)) == hashes(9)
    assert [number for number, _reason in refused("hash,note\n" + "\n".join(rows))] == [4]


def test_a_line_of_a_megabyte_is_refused_and_never_held_whole():
    long = f"{PDQ}\n" + "x" * 5_000_000 + f"\n{SHA256}\n"
    stream = BytesIO(long.encode())
    tracemalloc.start()
    found = list(read_lines(stream, PICTURES))
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [(line.number, line.reason[:11]) for line in found if line.value is None] == [
        (2, "longer than")
    ]
    assert sum(line.value is not None for line in found) == 2
    assert most < 2_000_000


def test_a_day_of_the_file_counts_unless_the_line_says_another():
    later, over = "2027-01-31", "2026-11-26"
    wanted = Wanted("pictures", harmless=False, today=TODAY, expires_on=date(2027, 6, 1))
    first, second, third = read(
        f"hash,expires\n{PDQ},{later}\n{SHA256},\n{'0' * 64},{over}\n", wanted
    )
    assert (first.expires_on, second.expires_on) == (date(2027, 1, 31), date(2027, 6, 1))
    assert (third.value, third.reason, third.text) == (None, "expired already", "0" * 64)


def test_a_note_comes_in_clean():
    (line,) = read(f'hash,note\n{PDQ},"=1+1\x07 mẫu"\n')
    assert line.note == "1+1 mẫu"


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"\x1f\x8b\x08", b"a\0b\0"])
@pytest.mark.parametrize("wanted", [PICTURES, ADDRESSES])
def test_what_is_no_text_is_refused_whole(content, wanted):
    with pytest.raises(Refused) as answer:
        read(content, wanted)
    assert answer.value.field == "file"


def bundle(many, broken=""):
    """`broken`: stands among the indicators."""
    rows = [
        f'{{"type": "indicator", "pattern": "[file:hashes.PDQ = \'{each}\']"}}'
        for each in hashes(many)
    ]
    rows.insert(many // 2, '{"type": "indicator", "pattern": "[ipv4-addr:value = \'1.1.1.1\']"}')
    return f'{{"type": "bundle", "id": "bundle--1", "objects": [{", ".join(rows)}{broken}]}}'


def test_a_large_bundle_is_read_object_by_object_with_the_same_outcome(monkeypatch):
    said = bundle(700)
    whole = good(said), refused(said)
    monkeypatch.setattr(reading, "LARGEST_BUNDLE", 20)
    monkeypatch.setattr(reading, "_STRETCH", 50)
    monkeypatch.setattr(bundles, "_CHUNK", 97)
    monkeypatch.setattr(bundles, "_HEAD", 200)
    assert (good(said), refused(said)) == whole
    assert whole[1] == [(351, "an indicator without a file hash")]


@pytest.mark.parametrize(
    "said",
    [bundle(9)[:-30], '{"type": "bundle"}' + " " * 50, bundle(9, ", {"), "{" + "[" * 5000],
    ids=["cut short", "no objects", "an object without its end", "nested for ever"],
)
def test_a_large_bundle_that_is_broken_says_what_to_do(monkeypatch, said):
    monkeypatch.setattr(reading, "LARGEST_BUNDLE", 20)
    with pytest.raises(Refused, match="CSV"):
        read(said)


def test_nothing_is_nothing():
    assert read("") == read("\n\n \n") == read("", ADDRESSES) == []
    assert refused(b"\xff\xfe\xff", ADDRESSES)[0][0] == 1

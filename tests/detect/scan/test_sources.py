"""What a part covers: every picture, row and line exactly once, whatever is broken among them."""

import csv
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawn_pictures import encoded, soft
from khien_detect.cli import Trouble
from khien_detect.scan import items as reading
from khien_detect.scan import sources
from khien_detect.scan.items import Item, Unreadable, items

pyarrow = pytest.importorskip("pyarrow", reason="the extra `scan` is installed by `./khien test`")
parquet = pytest.importorskip("pyarrow.parquet")


def everything(path, text="text", url="url"):
    parts = sources.parts_of(path, text=text, url=url)
    assert [part.number for part in parts] == list(range(len(parts)))
    return [item for part in parts for item in items(part)]


def contents(found):
    return [(item.field, item.content) for item in found if isinstance(item, Item)]


def reasons(found):
    return [(item.place, item.reason) for item in found if isinstance(item, Unreadable)]


def test_a_folder_is_every_file_below_it(tmp_path):
    (tmp_path / "trong nữa").mkdir()
    picture = encoded(soft(1, 20, 20), "PNG")
    (tmp_path / "trong nữa" / "ảnh.PNG").write_bytes(picture)
    (tmp_path / "không đuôi").write_bytes(picture)
    (tmp_path / "lời.txt").write_text("một\n\nhai\r\n", "utf-8")
    assert sorted(map(str, contents(everything(tmp_path)))) == sorted(
        map(
            str,
            [("picture", picture), ("picture", picture), ("text", "một"), ("text", "hai")],
        )
    )


@settings(deadline=None)
@given(
    rows=st.lists(
        st.tuples(
            st.text(st.characters(codec="utf-8", exclude_characters="\x00\r")), st.text("abc./:")
        ),
        max_size=30,
    )
)
@pytest.mark.parametrize("size", [1, 20, 10**9])
def test_each_row_of_a_table_is_read_once_however_it_is_cut(tmp_path_factory, rows, size):
    path = tmp_path_factory.mktemp("t") / "x.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["id", "text", "url"])
        table.writerows((number, *row) for number, row in enumerate(rows))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sources, "BYTES_A_PART", size)
        found = contents(everything(path))
    wanted = [
        (field, value)
        for text, url in rows
        for field, value in (("text", text), ("url", url))
        if value
    ]
    assert found == wanted


@pytest.mark.parametrize("size", [1, 10**9])
def test_lines_and_json_are_read_once_and_what_is_broken_is_told(tmp_path, monkeypatch, size):
    monkeypatch.setattr(sources, "BYTES_A_PART", size)
    (tmp_path / "a.txt").write_bytes("\ufeffmột\nhai\n".encode() + b"\xff\xfe\nba")
    rows = [json.dumps({"text": "bốn"}), "{", "[1]", json.dumps({"text": 5, "url": "x.vn"})]
    (tmp_path / "b.jsonl").write_text("\n".join(rows), "utf-8")
    found = everything(tmp_path)
    assert [value for _field, value in contents(found)] == ["một", "hai", "ba", "bốn", "x.vn"]
    assert [reason for _place, reason in reasons(found)] == [
        "not UTF-8 at its byte 1",
        "not a JSON object",
        "not a JSON object",
        "column “text” holds no text",
    ]


def test_parquet_is_read_by_its_groups(tmp_path):
    rows = pyarrow.table({"lời": [f"câu {n}" for n in range(10)], "other": range(10)})
    parquet.write_table(rows, tmp_path / "x.parquet", row_group_size=4)
    assert len(sources.parts_of(tmp_path, text="lời", url="url")) == 3
    found = contents(everything(tmp_path, text="lời"))
    assert found == [("text", f"câu {n}") for n in range(10)]


def test_a_message_of_ten_megabytes_in_a_table_is_read(tmp_path):
    long = "chào bạn " * 1_200_000
    (tmp_path / "a.csv").write_text(f"text\nmột\n{long}\nhai\n", "utf-8")
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": long}) + "\n", "utf-8")
    assert [value for _field, value in contents(everything(tmp_path))] == ["một", long, "hai", long]


def test_a_cell_that_is_too_long_is_told_and_the_rows_behind_it_are_read(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "LONGEST_CELL", 0)
    before = csv.field_size_limit(1000)
    (tmp_path / "a.csv").write_text(f"text\nmột\n{'x' * 2000}\nhai\n", "utf-8")
    found = everything(tmp_path)
    csv.field_size_limit(before)
    assert [value for _field, value in contents(found)] == ["một", "hai"]
    assert reasons(found) == [
        ("from byte 5 row 2", "not CSV: field larger than field limit (1000)")
    ]


@pytest.mark.parametrize(("name", "head"), [("a.txt", ""), ("a.csv", 'text\n"'), ("a.jsonl", "")])
def test_what_never_ends_is_told_and_not_read_into_memory(tmp_path, monkeypatch, name, head):
    monkeypatch.setattr(sources, "BYTES_A_PART", 100)
    monkeypatch.setattr(sources, "_PIECE", 100)
    monkeypatch.setattr(reading, "MOST_BYTES_A_PART", 1000)
    (tmp_path / name).write_text(head + "x" * 5000)
    assert reasons(everything(tmp_path)) == [
        (f"byte {5 if head else 0}", "no row ends within 1,000 bytes: this part was not read")
    ]


def test_a_picture_larger_than_any_is_told_and_not_read_into_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "MOST_BYTES", 1000)
    (tmp_path / "film.jpg").write_bytes(bytes(1001))
    (tmp_path / "small.jpg").write_bytes(bytes(1000))
    found = everything(tmp_path)
    assert reasons(found) == [("", "no film, and larger than 1,000 bytes")]
    assert contents(found) == [("picture", bytes(1000))]


def test_a_table_without_the_column_says_which_it_has(tmp_path):
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    with pytest.raises(Trouble, match="no column “text” or “url” among a, b"):
        everything(tmp_path)


def test_what_is_not_there_says_so(tmp_path):
    with pytest.raises(Trouble, match="no such file"):
        everything(tmp_path / "none")


def test_an_empty_folder_and_empty_tables_hold_nothing(tmp_path):
    for name, text in (("a.csv", "text\n"), ("b.txt", ""), ("c.jsonl", "\n\n")):
        (tmp_path / name).write_text(text)
    assert everything(tmp_path) == []

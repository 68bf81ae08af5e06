"""Messages and addresses out of lines, CSV and JSONL, and items out of what was handed in."""

from hypothesis import given
from hypothesis import strategies as st

from khien.screening.rules.material import LONGEST_LINE, Unread
from khien.screening.scanning.items import Link, Picture, Unreadable, Words, items, read_whole
from khien.screening.scanning.tables import rows
from scan_cases import PLAIN, archive, picture, upload


def read(data, size=7):
    data = data if isinstance(data, bytes) else data.encode()
    return list(rows("a", iter([data[at : at + size] for at in range(0, len(data), size)])))


def test_every_line_is_a_message_or_an_address():
    assert read(
        f"\ufeff{PLAIN}\r\n\r\nhttps://a.example/x\nxau.example\nChào bạn. Đi chơi nhé"
    ) == [
        Words("a: 1", PLAIN),
        Link("a: 3", "https://a.example/x"),
        Link("a: 4", "xau.example"),
        Words("a: 5", "Chào bạn. Đi chơi nhé"),
    ]


def test_a_table_is_known_by_its_heading_whatever_divides_it():
    for divided in (",", ";", "\t"):
        heading = divided.join(["Người gửi", "Nội dung", "Đường dẫn"])
        row = divided.join(["An", '"hai\ndòng"', "b.example"])
        assert read(f"{heading}\n{row}\n\n") == [
            Words("a: 3", "hai\ndòng"),
            Link("a: 3", "b.example"),
        ]


def test_json_lines_give_their_text_and_url():
    told = read('{"text": "chào", "url": "c.example"}\n{"tuoi": 3}\nhỏng\n')
    assert told == [
        Words("a: 1", "chào"),
        Link("a: 1", "c.example"),
        Unreadable("a: 2", Unread.NO_TEXT),
        Unreadable("a: 3", Unread.NOT_JSON),
    ]


def test_what_cannot_be_read_is_told_and_the_rest_goes_on():
    long = b"x" * (LONGEST_LINE + 1)
    told = read(b"mot\n\xff\xfe\n" + long + b"\nhai", size=100_000)
    assert told == [
        Words("a: 1", "mot"),
        Unreadable("a: 2", Unread.NOT_UTF8),
        Unreadable("a: 3", Unread.LONG_LINE),
        Words("a: 4", "hai"),
    ]
    table = read(b"text\nmot\n\xff\xff\nhai\n")
    assert table == [
        Words("a: 2", "mot"),
        Unreadable("a: 3", Unread.NOT_UTF8),
        Words("a: 4", "hai"),
    ]


@given(st.binary(max_size=300), st.integers(1, 50))
def test_any_bytes_give_items_and_the_same_however_they_come(data, size):
    assert read(data, size) == read(data, 1000)


def test_an_archive_gives_its_members_in_order(new_scan):
    inside = archive(
        **{
            "a/1.bin": picture(1),
            "hai.dat": f"text\n{PLAIN}\n",
            "b.zip": archive(x="y"),
            "c.exe": b"MZ\x00\x00",
            "__MACOSX/._a": b"\x00",
        }
    )
    scan = new_scan(files=[upload("tin.zip", inside), upload("anh.txt", picture(2))])
    found, pictures = [], []
    for item in items(scan.source_path):
        found.append(item)
        pictures += [read_whole(item)] if isinstance(item, Picture) else []
    assert [item.name for item in found] == [
        "tin.zip › a/1.bin",
        "tin.zip › hai.dat: 2",
        "tin.zip › b.zip",
        "tin.zip › c.exe",
        "anh.txt",
    ]
    assert [type(item) for item in found] == [Picture, Words, Unreadable, Unreadable, Picture]
    assert [item.why for item in found[2:4]] == [Unread.NESTED, Unread.UNKNOWN]
    assert pictures == [picture(1), picture(2)]


def test_a_member_that_lies_about_itself_is_unreadable(new_scan):
    whole = bytearray(archive(**{"a.txt": PLAIN * 50, "b.txt": PLAIN}))
    at = whole.index(b"a.txt") + 12
    whole[at : at + 4] = b"\xff\xff\xff\xff"
    found = list(items(new_scan(files=[upload("z.zip", bytes(whole))]).source_path))
    assert [type(item) for item in found] == [Unreadable, Words]
    assert found[0].why is Unread.BROKEN

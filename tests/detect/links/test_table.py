"""A compiled list is whole or refused, and the same rules make the same bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fixtures_links import NOW
from khien_detect.cli import Trouble
from khien_detect.links import Table, compile_lists, write
from khien_detect.links.names import address_of, key_of
from khien_detect.links.rules import Rule
from khien_detect.links.screen import Screen
from khien_detect.links.sources import About, Source
from khien_detect.links.table import hash_of, place

NAMES = st.lists(st.from_regex(r"[a-z]{1,3}(?:!([a-z]|[a-z]-[a-z])){1,3}", fullmatch=True))


def compiled(*lists):
    return compile_lists(Source(About(name), map(Rule, keys)) for name, keys in lists)


@given(NAMES, st.randoms())
def test_neither_order_nor_duplicates_matter(keys, random):
    shuffled = [*keys, *keys[:3]]
    random.shuffle(shuffled)
    other = ["com!other", *keys[:2]]
    assert compiled(("a", keys), ("b", other)) == compiled(("b", other), ("a", shuffled))


@given(NAMES)
def test_what_was_put_in_is_there_in_sorted_order_and_nothing_else(keys):
    table = Table(compiled(("a", keys)))
    assert [table.key(row) for row in table.order] == sorted(set(keys))


@pytest.mark.parametrize("spoil", [lambda d: d[:-1], lambda d: d[:30], lambda d: d + b"\0"])
def test_a_file_cut_short_or_grown_is_refused(spoil):
    with pytest.raises(Trouble, match=r"checksum|not a compiled"):
        Table(spoil(compiled(("a", ["com!a"]))))


def test_every_changed_byte_is_seen():
    data = compiled(("a", ["com!a", "com!b/x"]))
    for at in range(len(data)):
        changed = bytearray(data)
        changed[at] ^= 1
        with pytest.raises(Trouble):
            Table(bytes(changed))


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + bytes(99), b"a.com\n", bytes(100)])
def test_a_foreign_file_is_refused(tmp_path, data):
    path = tmp_path / "foreign"
    path.write_bytes(data)
    with pytest.raises(Trouble, match="foreign is not a compiled list"):
        Table.open(path)


def test_an_empty_file_is_refused_and_an_empty_list_is_none(tmp_path):
    (tmp_path / "empty").touch()
    with pytest.raises(Trouble, match="is empty"):
        Table.open(tmp_path / "empty")
    table = Table(compiled())
    assert len(table) == 0
    assert not list(table.matches(address_of("a.com")))


def test_a_later_format_asks_to_be_built_anew():
    data = bytearray(compiled(("a", ["com!a"])))
    data[8] = 9
    with pytest.raises(Trouble, match="format 9"):
        Table(bytes(data))


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "list"
    write(path, [b"old"])

    def broken():
        yield b"half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(path, broken())
    assert [(found.name, found.read_bytes()) for found in tmp_path.iterdir()] == [("list", b"old")]


def test_a_table_goes_on_answering_while_its_file_is_replaced(tmp_path):
    path = tmp_path / "list"
    write(path, [compiled(("a", ["com!a"]))])
    table = Table.open(path)
    write(path, [compiled(("a", ["com!b"]))])
    assert [match.key for match in table.matches(address_of("a.com"))] == ["com!a"]
    assert table.digest != Table.open(path).digest


def test_many_combinations_of_lists_are_kept_apart():
    lists = [
        (f"list {bit:02}", [f"com!h{n}" for n in range(700) if n >> bit & 1]) for bit in range(10)
    ]
    table = Table(compiled(*lists))
    (match,) = table.matches(address_of("h691.com"))
    assert [number for number, _ in match.named] == [bit for bit in range(10) if 691 >> bit & 1]


def test_a_host_with_the_hash_of_a_listed_one_is_not_taken_for_it():
    listed = [f"com!listed{number}" for number in range(100)]
    table = Table(compiled(("a", listed)))

    def hashed(key):
        return place(hash_of(table.seed, key), table.bits)

    taken = set(map(hashed, listed))
    strangers = [f"stranger{number}.com" for number in range(200_000)]
    alike = [host for host in strangers if hashed(key_of(host)) in taken]
    assert len(alike) > 2
    assert not [host for host in alike if list(table.matches(address_of(host)))]
    assert not Screen([table], NOW).check_many(strangers).any()

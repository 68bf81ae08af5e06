"""Every hash within the radius is found and no other, also after saving and opening again."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khien_detect.images import Damaged, Index, tables
from khien_detect.images.bands import BITS, choose, flips
from khien_detect.images.index_file import HEAD


def random_hashes(seed, many):
    return np.random.default_rng(seed).integers(0, 256, (many, 32), dtype=np.uint8)


def near(seed, bank, many, most):
    """Hashes of the bank with 0 to `most` of their bits turned."""
    chance = np.random.default_rng(seed)
    found = bank[chance.integers(0, len(bank), many)].copy()
    for row in found:
        for bit in chance.choice(BITS, chance.integers(0, most + 1), replace=False):
            row[bit >> 3] ^= 1 << (bit & 7)
    return found


def clustered(seed, many):
    """Few pictures, each in many nearly equal versions, and some exact copies."""
    return near(seed + 1, random_hashes(seed, max(1, many // 50)), many, 6)


def one_band(seed, many):
    """All alike but for their last 40 bits: what a table by the other bands cannot tell apart."""
    found = np.zeros((many, 32), np.uint8)
    found[:, 27:] = random_hashes(seed, many)[:, :5]
    return found


BANKS = {
    "random": random_hashes,
    "clustered": clustered,
    "alike but for one band": one_band,
    "all the same": lambda seed, many: np.repeat(random_hashes(seed, 1), many, axis=0),
    "all zero": lambda _seed, many: np.zeros((many, 32), np.uint8),
}


def every_match(bank, queries, radius):
    """By comparing each with each."""
    apart = np.bitwise_count(queries[:, None] ^ bank[None]).sum(axis=2, dtype=np.int16)
    query, row = np.nonzero(apart <= radius)
    return sorted(zip(query.tolist(), apart[query, row].tolist(), row.tolist(), strict=True))


def found_by(index, queries):
    matches = index.search(queries)
    assert (matches.query.dtype, matches.row.dtype) == (np.int64, np.int64)
    assert matches.distance.dtype == np.int16
    columns = (matches.query.tolist(), matches.distance.tolist(), matches.row.tolist())
    found = list(zip(*columns, strict=True))
    for place, query in enumerate(queries[:5]):  # one by one it is the same
        alone = [(place, distance, row) for distance, row in index.search_one(query)]
        assert alone == [match for match in found if match[0] == place]
    return found


@pytest.mark.parametrize("radius", [*range(41), 64, 128, 255])
@pytest.mark.parametrize("kind", BANKS)
def test_at_every_radius_it_finds_what_comparing_each_with_each_finds(kind, radius):
    bank = BANKS[kind](3, 400)
    queries = np.concatenate([near(4, bank, 30, radius + 3), random_hashes(5, 10)])
    assert found_by(Index(bank, radius), queries) == every_match(bank, queries, radius)


@settings(deadline=None, max_examples=120)
@given(
    kind=st.sampled_from(sorted(BANKS)),
    seed=st.integers(0, 10**6),
    many=st.integers(1, 300),
    radius=st.integers(0, 40),
)
def test_of_any_bank_none_is_missed(kind, seed, many, radius):
    bank = BANKS[kind](seed, many)
    queries = near(seed + 2, bank, 12, radius + 2)
    assert found_by(Index(bank, radius), queries) == every_match(bank, queries, radius)


@pytest.mark.parametrize("distance", range(34))
def test_recall_is_whole_at_every_distance_in_a_large_bank(distance, large):
    bank, index = large
    chance = np.random.default_rng(distance)
    rows = chance.integers(0, len(bank), 50)
    queries = bank[rows].copy()
    for query in queries:
        for bit in chance.choice(BITS, distance, replace=False):
            query[bit >> 3] ^= 1 << (bit & 7)
    matches = index.search(queries)
    found = set(zip(matches.query.tolist(), matches.row.tolist(), strict=True))
    wanted = set(enumerate(rows.tolist()))
    assert wanted <= found if distance <= 31 else not wanted & found


@pytest.fixture(scope="module")
def large():
    bank = random_hashes(9, 200_000)
    return bank, Index(bank)


@pytest.mark.parametrize("threads", [2, 3, 4])
def test_however_many_threads_fill_it_the_file_is_the_same(threads, large, tmp_path, monkeypatch):
    bank, index = large
    index.save(tmp_path / "as it is")
    monkeypatch.setattr(tables, "_threads", lambda _many: threads)
    Index(bank).save(tmp_path / "by so many")
    monkeypatch.setattr(tables, "_threads", lambda _many: 1)
    Index(bank).save(tmp_path / "by one")
    first, *others = [path.read_bytes() for path in tmp_path.iterdir()]
    assert all(other == first for other in others)


@pytest.mark.parametrize("many", [0, 1, 2, 3, 4, 8, 16, 32, 33, 64, 1000])
@pytest.mark.parametrize("kind", BANKS)
@pytest.mark.parametrize("radius", [0, 31, 40])
def test_nothing_is_lost_by_saving_and_opening(tmp_path, kind, many, radius):
    bank = BANKS[kind](6, many)[:many]
    index = Index(bank, radius)
    index.save(tmp_path / "bank")
    again = Index.open(tmp_path / "bank")
    assert (len(again), again.radius) == (many, radius)
    assert np.array_equal(again.hashes, bank)
    queries = random_hashes(8, 5)
    if many:
        queries = np.concatenate([near(7, bank, 40, radius + 2), bank])
    wanted = every_match(bank, queries, radius)
    assert found_by(again, queries) == found_by(index, queries) == wanted


def test_a_query_with_more_matches_than_there_is_room_for(monkeypatch):
    monkeypatch.setattr("khien_detect.images.index._ROOM", 4)
    bank = BANKS["all the same"](1, 900)
    queries = np.concatenate([random_hashes(2, 3), bank[:2], random_hashes(3, 1)])
    assert found_by(Index(bank), queries) == every_match(bank, queries, 31)


def test_no_queries_and_no_bank_have_no_matches():
    assert len(Index(random_hashes(1, 5)).search(np.empty((0, 32), np.uint8))) == 0
    empty = Index(np.empty((0, 32), np.uint8))
    assert len(empty.search(random_hashes(1, 5))) == 0
    assert empty.search_one(random_hashes(1, 1)[0]) == []


@pytest.mark.parametrize(
    "wrong", [np.zeros((3, 31), np.uint8), np.zeros(32, np.uint8), np.zeros((3, 32)), [[1] * 32]]
)
def test_what_is_no_hash_is_refused(wrong):
    with pytest.raises(ValueError, match="expected uint8"):
        Index(wrong)
    with pytest.raises(ValueError, match="expected uint8"):
        Index(random_hashes(1, 2)).search(wrong)


@pytest.mark.parametrize("radius", [-1, 256])
def test_a_radius_that_cannot_be_is_refused(radius):
    with pytest.raises(ValueError, match="radius"):
        Index(random_hashes(1, 2), radius)


@given(many=st.integers(0, 20_000_000), radius=st.integers(0, 255))
def test_bands_cover_all_bits_and_their_reaches_leave_no_gap(many, radius):
    cut = choose(many, radius)
    assert cut.width.sum() == BITS
    assert np.array_equal(cut.start, np.concatenate(([0], np.cumsum(cut.width)[:-1])))
    assert (cut.reach + 1).sum() >= min(radius + 1, (cut.width + 1).sum())


@given(width=st.integers(1, 14), reach=st.integers(-1, 14))
def test_flips_are_all_patterns_of_few_ones(width, reach):
    wanted = [value for value in range(2**width) if value.bit_count() <= reach]
    assert sorted(flips(width, reach).tolist()) == wanted


@pytest.fixture
def saved(tmp_path):
    Index(random_hashes(1, 100)).save(tmp_path / "bank")
    return tmp_path / "bank"


def changed(path, at, new):
    data = bytearray(path.read_bytes())
    data[at : at + len(new)] = new
    path.write_bytes(bytes(data))


def test_a_file_that_is_no_index_says_so(saved):
    for content in (b"", b"x", b"\x89PNG" + bytes(99), bytes(5000), HEAD.pack(b"KHIENPDQ", 1, 99)):
        saved.write_bytes(content)
        with pytest.raises(Damaged, match="not an index"):
            Index.open(saved)


def test_a_file_cut_short_or_longer_says_so(saved):
    data = saved.read_bytes()
    for wrong in (data[:-1], data[: len(data) // 2], data + b"x"):
        saved.write_bytes(wrong)
        with pytest.raises(Damaged, match=r"cut short|something added"):
            Index.open(saved)


def test_a_newer_format_says_which_it_reads(saved):
    changed(saved, 8, (7).to_bytes(4, "little"))
    with pytest.raises(Damaged, match="format 7"):
        Index.open(saved)


def test_numbers_that_would_lead_astray_are_found_before_they_are_followed(saved):
    whole = saved.read_bytes()
    size = len(whole)
    changed(saved, size - 4, b"\xff\xff\xff\x7f")
    with pytest.raises(Damaged, match="rows that it does not have"):
        Index.open(saved)
    saved.write_bytes(whole)
    length = HEAD.unpack_from(whole)[2]
    hashes = -(-(HEAD.size + length) // 64) * 64
    changed(saved, hashes + 100 * 32 + 64 + 40, b"\xff\xff\xff\x7f")
    with pytest.raises(Damaged, match="do not go up"):
        Index.open(saved)


def test_bands_that_leave_gaps_are_not_believed(saved):
    data = saved.read_bytes()
    length = HEAD.unpack_from(data)[2]
    about = json.loads(data[HEAD.size : HEAD.size + length])
    about["reach"] = [-1] * len(about["reach"])
    text = json.dumps(about).encode()
    saved.write_bytes(HEAD.pack(b"KHIENPDQ", 1, len(text)) + text + data[HEAD.size + length :])
    with pytest.raises(Damaged, match="bands"):
        Index.open(saved)


def test_a_save_that_is_cut_short_leaves_the_old_file(saved, monkeypatch):
    before = saved.read_bytes()

    def fail(_descriptor):
        raise OSError("no space")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="no space"):
        Index(random_hashes(2, 50)).save(saved)
    assert saved.read_bytes() == before
    assert [each.name for each in saved.parent.iterdir()] == ["bank"]

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from khien_detect.text.model import grams, reading
from khien_detect.text.model.letters import letters, without_marks

BITS = 20


def read(text):
    """What the kernel reads of a text's first window, as a string."""
    packed = reading.pack([text])
    out = np.empty(reading.WINDOW, np.uint32)
    length, _ = reading.read_window(packed.codes, 0, len(packed.codes), letters(), out)
    return "".join(map(chr, out[:length]))


def windows(text):
    packed = reading.pack([text])
    out, at, found = np.empty(reading.WINDOW, np.uint32), 0, []
    while True:
        length, at = reading.read_window(packed.codes, at, len(packed.codes), letters(), out)
        found.append("".join(map(chr, out[:length])))
        if at >= len(packed.codes):
            return found


def features(text):
    """(family, words) of every feature and the set of its distinct slots."""
    packed = reading.pack([text])
    out = np.empty(reading.WINDOW, np.uint32)
    length, _ = reading.read_window(packed.codes, 0, len(packed.codes), letters(), out)
    hashed = grams.room(BITS, with_places=True)
    count = grams.hash_window(out, length, letters().bare, BITS, hashed)
    words = [(f, "".join(map(chr, out[a:b]))) for f, a, b in hashed.places[:count].tolist()]
    return words, hashed.slots[:count].copy()


def distinct(slots):
    seen = grams.room(BITS).seen
    kept = slots.copy()
    count = grams.keep_distinct(kept, len(kept), seen)
    assert not seen.any()
    return kept[:count]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", " "),
        ("Xin CHÀO", " xin chào "),
        ("vuiiiiii quá", " vuii quá "),
        ("số 0912345678", " số 00 "),
        ("ăn,ngủ!!!", " ăn , ngủ !! "),
        ("a\u200bb\u202ec", " abc "),
        ("a\u0301\u0301\u0301n", " án "),
        ("\u1d4d2\U0001d41a", None),
        ("\uff21\uff22", " ab "),
        ("một\n\thai", " một hai "),
        ("\U0001f600\U0001f600\U0001f600", " \U0001f600\U0001f600 "),
        ("a\ud800b", " a b "),
        ("\U000e0041x", " x "),
    ],
)
def test_a_text_is_read_in_small_letters_with_runs_cut_and_tricks_undone(written, expected):
    assert expected is None or read(written) == expected


def test_composed_and_taken_apart_letters_are_the_same_text():
    assert read("tie\u0302\u0301ng Vie\u0323\u0302t") == read("tiếng Việt")


def test_the_features_are_words_pairs_bare_ones_and_runs_of_up_to_five():
    words, _ = features("đi chơi")
    assert {w for f, w in words if f == grams.WORD} == {"đi", "chơi", "đi chơi"}
    assert {w for f, w in words if f == grams.BARE_WORD} == {"đi", "chơi", "đi chơi"}
    runs = [w for f, w in words if f == grams.RUN]
    text = " đi chơi "
    assert sorted(runs) == sorted(
        text[a:b] for a in range(9) for b in range(a + 1, min(a + 5, 9) + 1)
    )


def test_words_without_tone_marks_share_their_bare_features():
    with_marks, without = (set(features(t)[1].tolist()) for t in ("đồ ngốc", "do ngoc"))
    words, slots = features("đồ ngốc")
    bare = {s for (f, _), s in zip(words, slots.tolist(), strict=True) if f == grams.BARE_WORD}
    assert len(bare) == 3
    assert bare <= with_marks & without


def test_a_text_without_marks_keeps_its_length():
    assert without_marks("Đường Ở Huế 😀") == "duong o hue 😀"


@given(st.text(max_size=300))
def test_distinct_slots_are_each_slot_once_in_the_order_first_met(text):
    _, slots = features(text)
    assert distinct(slots).tolist() == list(dict.fromkeys(slots.tolist()))


@given(st.lists(st.integers(0, 200), max_size=60))
def test_neighbouring_slots_are_told_apart(slots):
    assert distinct(np.array(slots, np.uint32)).tolist() == list(dict.fromkeys(slots))


@given(st.text(alphabet=st.characters(), max_size=400))
def test_what_is_read_begins_and_ends_with_a_blank_and_never_doubles_one(text):
    said = read(text)
    assert said[0] == said[-1] == " "
    assert "  " not in said


@given(st.text(alphabet="aăâ b.!\u200b\U0001f600\n", min_size=4000, max_size=4500))
def test_windows_lose_nothing_of_a_long_text(text):
    whole = "".join(read_all.replace(" ", "") for read_all in windows(text))
    kept = [c for c in text if c not in " \u200b\n"]
    assert set(whole) == set(kept)
    assert all(len(window) <= reading.WINDOW for window in windows(text))


def test_a_word_of_a_million_letters_is_read_in_bounded_windows():
    found = windows("ab" * 500_000)
    assert max(map(len, found)) <= reading.WINDOW
    assert sum(len(window) - 2 for window in found) == 1_000_000

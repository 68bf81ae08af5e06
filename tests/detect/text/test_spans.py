"""Whatever tricks a message plays: what is there is found, and its span is exact."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khien_detect.finding import Kind, Span
from khien_detect.text.key_kernels import everyday, keys
from khien_detect.text.letters import letters
from khien_detect.text.spelling import plain
from khien_detect.text.tables import points_of

RISKY = "việc nhẹ lương cao"
DISGUISES = [
    "VIỆC NHẸ LƯƠNG CAO",
    "việc   nhẹ\tlương,cao",
    "viec nhe luong cao",
    "việcc nhẹẹẹ lươnggg caoooo",
    "v.i.ệ.c nhẹ lương c.a.o",
    "việc n h ẹ lương c-a-o",
    "việc nhẹ l\u200bươ\u2060ng cao",
    "việc nhẹ lư\u00adơng ca\u202eo",
    "việc nhẹ lương с\u0430о",  # Cyrillic
    "ｖｉệｃ nhẹ lương ｃａｏ",
    "v1ệc nhẹ lương ca0",
    "việc nhẹ lương c@o",
    "𝐯𝐢ệ𝐜 nhẹ lương 𝓬𝓪𝓸",
    unicodedata.normalize("NFD", "việc nhẹ lương cao"),
]
HARMLESS = st.text(alphabet="bcgkqz \U0001f600\n,.", max_size=30)


def job(detector, message):
    return [f.where for f in detector.scan(message) if f.kind == Kind.ILLEGAL_WORK]


@pytest.mark.parametrize("written", DISGUISES)
def test_a_disguise_is_seen_through_and_its_span_is_the_disguise(detector, written):
    before, after = "😀 nè: ", "!!! 😀"
    (where,) = job(detector, before + written + after)
    assert where == Span(len(before), len(before) + len(written))


@pytest.mark.parametrize("written", ["hoà", "hòa", "HOÀ", unicodedata.normalize("NFD", "hoà")])
def test_the_place_of_the_tone_mark_does_not_matter(written):
    points, expected = points_of(written), points_of("hòa")
    assert keys(points, 0, len(points), letters())[0] == keys(expected, 0, 3, letters())[0]


@pytest.mark.parametrize(
    "written",
    ["việc nhẹ lượng cao", "việc nhé lương cáo", "vịec nhe lương cào", "việc nhẹ. Lương cao"],
)
def test_other_marks_are_other_words_and_a_sentence_ends_a_phrase(detector, written):
    assert job(detector, written) == []


@given(before=HARMLESS, after=HARMLESS, disguise=st.sampled_from(DISGUISES))
def test_a_span_is_exact_wherever_it_stands(detector, before, after, disguise):
    message = f"{before} | {disguise} | {after}"
    assert Span(len(before) + 3, len(before) + 3 + len(disguise)) in job(detector, message)


@given(st.text(max_size=200))
def test_spans_of_any_text_lie_in_it_and_reasons_are_its_own_words(detector, message):
    for finding in detector.scan(message):
        assert 0 <= finding.where.start < finding.where.end <= len(message)
        assert all(reason.words in message for reason in finding.why)


@given(st.lists(st.sampled_from([*RISKY.split(), "mày", "ngu", "em", "0900000123", "gửi", "."])))
def test_what_was_found_is_found_again_in_its_own_span(detector, words):
    message = " ".join(words)
    for finding in detector.scan(message):
        if len(finding.why) == 1:
            again = detector.scan(message[finding.where.start : finding.where.end])
            assert finding.kind in {other.kind for other in again}


VIETNAMESE = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
)


@given(st.text(alphabet=VIETNAMESE, min_size=1, max_size=12))
def test_the_fast_way_of_reading_a_word_gives_the_keys_of_the_thorough_one(word):
    points, table = points_of(word), letters()
    stop, written, once, size, marked = everyday(points, 0, len(points), table.simple, table.kind)
    assert stop == len(word)
    thorough = keys(points, 0, len(points), table)
    assert (written, once, size, marked) == (thorough[0], thorough[1], *thorough[3:])


@given(st.text(alphabet=VIETNAMESE, min_size=1, max_size=12))
def test_leaving_marks_out_twice_is_leaving_them_out_once(word):
    assert plain(plain(word)) == plain(word)
    assert plain(unicodedata.normalize("NFD", word)) == plain(word.upper()) == plain(word)

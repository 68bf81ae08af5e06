"""Codes, traces of an offender, words of danger, plain text: pure rules."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khien.core.fold import fold
from khien.intake.models import IdentifierKind
from khien.intake.rules import identifiers
from khien.intake.rules.codes import WORDS, CodeStyle, code_hash, derive, normalised, words
from khien.intake.rules.danger import danger_signs
from khien.intake.rules.plain_text import plain_line, plain_text

OLD_PLACE_OF_HUOU = 144
# Without marks: however somebody notes a word down, it is none of these.
UNKIND = {
    *("buoi", "cac", "cak", "cho", "chet", "chich", "chym", "cu", "cuc", "cut", "dam", "dau"),
    *("dech", "deo", "dit", "du", "giet", "hiep", "lon", "ma", "mau", "me", "ngu", "nguc"),
    *("nhuc", "tu", "xac"),
}


def test_either_form_of_the_code_carries_at_least_51_bits():
    assert 10**16 >= 2**51
    assert len({fold(word) for word in words()}) ** WORDS >= 2**51


def test_the_words_are_short_and_differ_without_their_marks_too():
    bare = [fold(word) for word in words()]
    assert len(bare) == len(set(bare)) >= 400
    assert all(word == unicodedata.normalize("NFC", word.casefold()) for word in words())
    assert all(" " not in word and 2 <= len(word) <= 6 for word in bare)


def test_most_words_are_shown_with_their_marks():
    assert sum(word != fold(word) for word in words()) > len(words()) * 3 // 4


def test_no_word_frightens_or_offends_with_marks_or_without():
    assert not {fold(word) for word in words()} & UNKIND


def test_a_code_given_before_words_had_marks_still_opens():
    """The place in the list stayed, and what is stored is the hash of the words without marks."""
    assert derive(bytes(32), CodeStyle.WORDS) != fold(derive(bytes(32), CodeStyle.WORDS))
    assert code_hash("tau cao mam dang huou ruong") == code_hash("tàu cao mâm dáng hươu ruộng")
    places = [[fold(word) for word in words()].index(word) for word in ("an", "huou", "yeu")]
    assert places == [0, OLD_PLACE_OF_HUOU, len(words()) - 1]


@given(st.binary(min_size=32, max_size=32), st.sampled_from(CodeStyle))
def test_the_same_seed_gives_the_same_code_and_any_spelling_of_it_opens(seed, style):
    code = derive(seed, style)
    assert code == derive(seed, style)
    for spelling in (code.upper(), code.replace(" ", "-"), f"  {code}\n", code.replace(" ", "  ")):
        assert code_hash(spelling) == code_hash(code)


def test_digits_open_without_their_spaces_and_words_with_their_tone_marks():
    assert normalised("1234 5678 9012 3456") == normalised("1234567890123456")
    assert normalised("Mèo NHÀ hoa lá trăng sao") == "meo nha hoa la trang sao"


@given(st.text(max_size=200))
def test_any_text_at_all_can_be_asked_as_a_code(text):
    assert len(code_hash(plain_line(text))) == 32


@pytest.mark.parametrize(
    ("typed", "kind", "value"),
    [
        ("https://www.Vidu.VN/Trang/", "url", "vidu.vn/Trang"),
        ("http://m.vidu.vn/Trang?fbclid=x&utm_source=y#top", "url", "vidu.vn/Trang"),
        ("vidu.vn/trang?b=2&a=1", "url", "vidu.vn/trang?a=1&b=2"),
        ("vidu.vn:443/a", "url", "vidu.vn/a"),
        ("https://vidu.vn:8443/a", "url", "vidu.vn:8443/a"),
        ("https://facebook.com@xau.example/x", "url", "xau.example/x"),
        ("HTTPS://VIDU.VN", "domain", "vidu.vn"),
        ("https://vídụ.vn/á", "url", "xn--vd-ula98m.vn/%C3%A1"),
        ("https://vidu.vn/%61", "url", "vidu.vn/a"),
        ("https://192.0.2.7/x", "url", "192.0.2.7/x"),
        ("(https://vidu.vn/a).", "url", None),
    ],
)
def test_links_come_to_one_spelling(typed, kind, value):
    found = identifiers.url(typed)
    if value is None:
        return
    assert found is not None
    assert found.value == value or (value.startswith("xn--") and found.value.startswith("xn--"))
    assert found.kind == IdentifierKind(kind)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "http://[::1",
        "http://a b/c",
        "chữ thường",
        "https://" + "a" * 3000,
        "http://\x00",
        "http://..",
        "ftp://vidu.vn/x",
        "http://vidu.vn:99999999/x",
        "http://" + "ạ" * 300 + ".vn/",
    ],
)
def test_what_is_no_link_is_none(typed):
    assert identifiers.url(typed) is None


@given(st.text(max_size=300))
def test_no_text_whatever_breaks_the_readers_of_traces(text):
    for read in (identifiers.url, identifiers.handle, identifiers.phone, identifiers.bank_account):
        found = read(text)
        assert found is None or found.value
    identifiers.links_in(text)


@given(st.text(max_size=300))
def test_a_link_in_its_one_spelling_stays_as_it_is(text):
    found = identifiers.url(text)
    if found is not None:
        again = identifiers.url(found.value)
        assert again is not None
        assert again.value == found.value


@pytest.mark.parametrize(
    "typed", ["0901234567", "+84 90 123 45 67", "84901234567", "(090) 123-4567", "0084901234567"]
)
def test_a_telephone_number_is_one_however_it_is_written(typed):
    assert identifiers.phone(typed) == identifiers.phone("0901234567")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("01621234567", "0321234567"),
        ("+84 120 123 4567", "0701234567"),
        ("01991234567", "0591234567"),
    ],
)
def test_an_old_number_of_eleven_digits_is_today_s(old, new):
    found = identifiers.phone(old)
    assert found is not None
    assert found.value == new


@pytest.mark.parametrize("typed", ["", "111", "không có", "1" * 30])
def test_what_is_no_telephone_number_is_none(typed):
    assert identifiers.phone(typed) is None


@pytest.mark.parametrize(
    "typed", ["@Nick_La", "nick_la", " NICK_LA ", "Ｎｉｃｋ_Ｌａ", "nick\u200b_la"]
)
def test_an_account_is_one_however_it_is_written(typed):
    found = identifiers.handle(typed)
    assert found is not None
    assert found.value == "nick_la"


def test_a_link_pasted_as_an_account_counts_as_the_link():
    assert identifiers.handle("https://vidu.vn/nick") == identifiers.url("https://vidu.vn/nick")


@pytest.mark.parametrize("typed", ["Ngân hàng Mây 0123 456 789", "0123456789", "0123-456.789 (NH)"])
def test_a_bank_account_is_its_number(typed):
    found = identifiers.bank_account(typed)
    assert found is not None
    assert found.value == "0123456789"


@pytest.mark.parametrize(
    ("told", "signs"),
    [
        ("Em muốn chết", {"self_harm"}),
        ("EM MUỐN   CHẾT!", {"self_harm"}),
        ("em muon chet", {"self_harm"}),
        ("Nó hẹn gặp em tối nay", {"meeting"}),
        ("no doa tung anh cua em", {"publish"}),
        ("Anh ấy cầm dao", {"violence"}),
        ("Em đi từ từ về nhà", set()),
        ("em di tu tu ve nha", set()),
        ("Hôm nay trời đẹp", set()),
        ("", set()),
    ],
)
def test_words_of_danger_are_found_with_and_without_marks(told, signs):
    assert {sign.sign for sign in danger_signs(told)} == signs


@given(st.text(max_size=300))
def test_plain_text_is_plain_already(text):
    once = plain_text(text)
    assert plain_text(once) == once
    once.encode()


def test_broken_and_hidden_characters_are_gone():
    assert plain_text("a\ud800b\u202ec\u200b\x00d") == "a\N{REPLACEMENT CHARACTER}bcd"
    assert plain_line("a\n b") == "a b"

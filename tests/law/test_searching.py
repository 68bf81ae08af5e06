"""Search with and without marks: a word typed with marks is found with those marks only."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khien.core.fold import fold, marked_words
from khien.core.searching import asked_words, excerpt
from khien.law import queries
from khien.law.actions.loading import load_register
from khien.law.models import Provision
from khien.law.searching import words_of

TODAY = date(2026, 11, 26)
VIETNAMESE = st.text("aàáảãạăắâấđeêệhiíknoóôơờuưyỳ t", max_size=30)


def test_marks_are_kept_whichever_way_they_are_typed():
    assert marked_words("Hoà Bình") == marked_words("HÒA BÌNH") == ["hoa2", "binh2"]
    assert marked_words("trẻ đồng") == ["tre3", "d9o6ng2"]
    assert marked_words("Nghị định 56/2017/NĐ-CP")[2:] == ["56", "2017", "nd9", "cp"]


@given(VIETNAMESE)
def test_marked_words_are_the_folded_ones_with_their_marks(text):
    plain = [word.translate(str.maketrans("", "", "0123456789")) for word in marked_words(text)]
    assert plain == fold(text).split()
    assert marked_words(unicodedata.normalize("NFD", text)) == marked_words(text)


@given(VIETNAMESE)
def test_what_is_asked_for_in_its_own_words_is_there(text):
    stored = f"{fold(text)} {' '.join(marked_words(text))}".split()
    assert set(asked_words(text)) <= set(stored)
    assert set(asked_words(fold(text))) <= set(stored)


@pytest.fixture
def with_words(register):
    row = register["nd-147-2024"].provisions.get()
    row.text = "Trang mạng phải có biện pháp bảo vệ trẻ em theo từng lứa tuổi."
    row.words = words_of(row)
    row.save()
    return row


def found(typed):
    return {item.document.code: item for item in queries.documents(TODAY, search=typed)}


@pytest.mark.parametrize("typed", ["lứa tuổi", "lua tuoi", "LỨA tuoi", "bao ve lua tuoi"])
def test_the_words_of_a_provision_lead_to_its_document(with_words, typed):
    (hit,) = found(typed)["nd-147-2024"].hits
    assert hit.provision == with_words
    assert "<mark>" in hit.excerpt


def test_other_marks_are_other_words(with_words):
    assert "nd-147-2024" not in found("lúa tuổi")
    assert "nd-147-2024" not in found("lứa tuổi, không có")


def test_what_stands_together_comes_first(register):
    first = next(iter(found("an ninh mang")))
    assert first.startswith("luat-an-ninh-mang")


@pytest.mark.parametrize("typed", ["", " ", "!!!", "' OR 1=1 --", "& | !", "a\x00b", "x" * 99])
def test_nothing_typed_breaks_the_search(register, typed):
    assert isinstance(queries.documents(TODAY, search=typed), list)


def test_an_excerpt_is_text_not_markup():
    part = excerpt("<b>Trẻ em</b> & người khác", "tre")
    assert part == "&lt;b&gt;<mark>Trẻ</mark> em&lt;/b&gt; &amp; người khác"


def test_rows_written_before_get_their_words(register):
    Provision.objects.update(words="")
    load_register()
    assert "luat-tre-em-2016" in found("đời sống riêng tư")

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from khien.core.fold import fold, tokens


def test_tone_marks_case_and_d_with_stroke_do_not_matter():
    assert fold("Hoà Bình") == fold("HÒA BÌNH") == fold("hoa binh") == "hoa binh"
    assert fold("Đường Lê Đại Hành") == "duong le dai hanh"


def test_separators_of_every_kind_become_one_space():
    assert fold("  Tân-Lạc,\u00a0Mường\u200bKhến! ") == "tan lac muong khen"


@given(st.text())
def test_composed_and_decomposed_letters_fold_alike(text: str):
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@given(st.text())
def test_folding_twice_changes_nothing(text: str):
    assert fold(fold(text)) == fold(text)
    assert tokens(text) == fold(text).split()

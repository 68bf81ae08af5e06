import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from khien.core.fold import alphabetical, fold, tokens


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


def in_order(*names: str) -> list[str]:
    return sorted(names, key=alphabetical)


def test_names_stand_by_name_whatever_kind_of_unit_they_are():
    assert in_order("Xã Yên Thủy", "Phường Tân Hòa", "Xã An Bình", "Đặc khu Cồn Cỏ") == [
        "Xã An Bình",
        "Đặc khu Cồn Cỏ",
        "Phường Tân Hòa",
        "Xã Yên Thủy",
    ]


def test_marked_letters_stand_beside_the_plain_ones_and_not_behind_them_all():
    assert in_order("Xã Yên Trị", "Xã Đà Bắc", "Xã Dân Chủ", "Xã Ân Nghĩa", "Xã Bao La") == [
        "Xã Ân Nghĩa",
        "Xã Bao La",
        "Xã Đà Bắc",
        "Xã Dân Chủ",
        "Xã Yên Trị",
    ]


def test_of_names_alike_but_for_their_marks_the_order_is_always_the_same():
    alike = ["Xã Tân Lạc", "Phường Tân Lạc", "Xã Tản Lạc", "Xã Tan Lac"]
    assert in_order(*alike) == in_order(*reversed(alike))


def test_a_name_that_only_looks_like_the_word_for_a_unit_keeps_it():
    assert in_order("Tịnh Khê", "Xã Khánh Hòa", "Xã Xá Nhè") == [
        "Xã Khánh Hòa",
        "Tịnh Khê",
        "Xã Xá Nhè",
    ]


def test_composed_and_decomposed_names_stand_together():
    name = "Xã Đồng Tâm"
    assert alphabetical(unicodedata.normalize("NFD", name)) == alphabetical(name)

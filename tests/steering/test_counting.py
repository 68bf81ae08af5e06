"""Numbers of tasks stand in the order in which people count."""

from khien.steering.rules.counting import place_of


def test_ten_stands_after_nine_and_nine_after_five_in_roman_too():
    counted = ["I.1", "I.2", "I.10", "II.1", "IV.3", "V", "IX.2", "XIV", "M.2", "M.10", "M.10.a"]
    mixed = counted[::2] + counted[1::2]
    assert sorted(mixed, key=place_of) == counted


def test_whatever_is_typed_has_a_place():
    assert sorted(["²", "–", "Mục đ", "", "IIII"], key=place_of)

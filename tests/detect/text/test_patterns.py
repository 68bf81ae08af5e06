"""The language of rules."""

import pytest

from khien_detect.text.patterns import Group, Way, ways


def way(*parts, gaps=()):
    return Way(tuple(frozenset(part) for part in parts), gaps)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("gửi ảnh", [way([("gửi", "ảnh")])]),
        ("(gửi|chụp) ảnh", [way([("gửi", "ảnh"), ("chụp", "ảnh")])]),
        ("gửi (ảnh)?", [way([("gửi", "ảnh"), ("gửi",)])]),
        ("<you>? ơi", [way([(Group("you"), "ơi"), ("ơi",)])]),
        ("((a|b) c|d)", [way([("a", "c"), ("b", "c"), ("d",)])]),
        ("gửi .. ảnh", [way([("gửi",)], [("ảnh",)], gaps=(3,))]),
        ("gửi ..7 ảnh", [way([("gửi",)], [("ảnh",)], gaps=(7,))]),
        (
            "a ..1 (b)? ..2 c",
            [
                way([("a",)], [("b",)], [("c",)], gaps=(1, 2)),
                way([("a",)], [("c",)], gaps=(3,)),
            ],
        ),
        ("a ..2 (b)?", [way([("a",)], [("b",)], gaps=(2,)), way([("a",)])]),
    ],
)
def test_a_pattern_stands_for_its_ways(pattern, expected):
    assert ways(pattern) == expected

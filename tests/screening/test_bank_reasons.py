"""Every reason for which `khien_detect` refuses a line has words in the reader's language."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest
from django.utils.translation import override

import khien_detect
from khien.screening.rules.bank_reasons import AN_EXCEPTION, EXPIRED, in_words

SOURCES = ("images/banks/reading.py", "links/rules.py", "links/sources.py", "links/zones.py")


def texts_of(node):
    """The sentences that an argument can be."""
    if isinstance(node, ast.IfExp):
        return texts_of(node.body) | texts_of(node.orelse)
    if isinstance(node, ast.JoinedStr):
        return {"".join(getattr(part, "value", "7") for part in map(plain, node.values))}
    return {node.value} if isinstance(getattr(node, "value", 0), str) else set()


def plain(part):
    return part if isinstance(part, ast.Constant) else ast.Constant("7")


def reasons():
    found = {EXPIRED, AN_EXCEPTION}
    for name in SOURCES:
        source = (Path(khien_detect.__file__).parent / name).read_text("utf-8")
        for call in ast.walk(ast.parse(source)):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "RefusedLine":
                found |= {text for arg in call.args for text in texts_of(arg)}
    return found


def is_vietnamese(text):
    return any(letter.isalpha() and not letter.isascii() for letter in text)


def test_every_reason_is_said_in_vietnamese_and_in_english():
    found = reasons()
    assert len(found) > 20
    with override("vi"):
        assert not [reason for reason in found if not is_vietnamese(in_words(reason))]
    with override("en"):
        assert not [reason for reason in found if is_vietnamese(in_words(reason))]


@pytest.mark.parametrize(
    ("make", "value"),
    [
        (bytes.fromhex, "zz"),
        (date.fromisoformat, "x"),
        (date.fromisoformat, "2026-13-01"),
        (date.fromisoformat, "2026-02-30"),
    ],
)
def test_what_python_says_of_a_wrong_value_has_words_too(make, value):
    with pytest.raises(ValueError, match=r"\w") as wrong, override("vi"):
        make(value)
    assert is_vietnamese(in_words(str(wrong.value)))


def test_numbers_stand_in_the_sentence():
    with override("vi"):
        said = in_words("pdq has 64 digits, not 63")
    assert re.findall(r"\d+", said) == ["64", "63"]
    assert in_words("something new") == "something new"

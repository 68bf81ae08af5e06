"""Plain data: what it keeps, what it leaves out, what it refuses."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fixtures_documents import DECISION, HEADING
from khien.core.refusal import Refused
from khien.documents.composing import compose, sections
from khien.documents.content import (
    MOST_LETTERS,
    MOST_LINES,
    BlockKind,
    Content,
    Signer,
    cleaned,
    paragraph,
    printable,
)
from khien.documents.models import DocumentType


def test_content_comes_back_from_json_as_it_was():
    assert Content.of(json.loads(json.dumps(DECISION.as_data()))) == DECISION


def test_what_could_hide_or_turn_letters_is_left_out():
    assert printable("a\u202eb\u2066c\u200d\x00\x1b\ufeffd") == "abcd"
    assert printable("một\tdòng\r\nhai\rba") == "một dòng\nhai\nba"
    assert printable("\ud800x") == "\N{REPLACEMENT CHARACTER}x"
    assert printable("e\u0302\u0301") == "ế"


@given(st.text())
def test_printable_text_has_no_control_and_stays_as_it_is(text):
    clean = printable(text)
    assert all(
        unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
        for letter in clean.replace("\n", "")
    )
    assert printable(clean) == clean


@pytest.mark.parametrize("text", ["a" * (MOST_LETTERS + 1), "a\n" * MOST_LINES + "a"])
def test_what_no_document_can_hold_is_refused(text):
    with pytest.raises(Refused, match="quá dài"):
        cleaned(Content(blocks=(paragraph(text),)))


def test_a_document_is_composed_of_what_its_type_says_and_of_sections():
    kind = DocumentType(
        title="Báo cáo", abstract="Về trẻ em", form="Mẫu số 01", grounds="Căn cứ A;\n\nCăn cứ B;"
    )
    parts = [("Trẻ em", [("Họ và tên", "Mẫu"), ("Tuổi", "")]), ("Kết luận", [("Đề xuất", "")])]
    made = compose(kind, *sections(parts), signers=[Signer("", "Cán bộ", "")])
    assert (made.title, made.abstract, made.form) == ("Báo cáo", "Về trẻ em", "Mẫu số 01")
    assert made.blocks[0].lines == ("Căn cứ A;", "Căn cứ B;")
    assert [b.text for b in made.blocks if b.kind == BlockKind.HEADING] == [
        "I. Trẻ em",
        "II. Kết luận",
    ]
    assert made.blocks[2].rows == (("1. Họ và tên", "Mẫu"), ("2. Tuổi", ""))
    assert made.heading != HEADING  # the letterhead is the office's, added when it is printed

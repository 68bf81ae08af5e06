"""The PDF is read and drawn by another library."""

import pypdfium2
import pytest
from pypdfium2 import raw

from fixtures_documents import DRAFT, ISSUED, LETTERS, pdf_pages, pdf_text
from khien.documents.content import Content, Signer, cleaned, grid, paragraph
from khien.documents.rendering import Paper, as_pdf, pdf

MM = 72 / 25.4


@pytest.fixture(scope="module")
def made():
    return as_pdf(ISSUED)


def test_every_page_is_a4(made):
    assert [(round(w / MM), round(h / MM)) for w, h in sizes(made)] == [(210, 297)] * 3


def sizes(made):
    document = pypdfium2.PdfDocument(made)
    return [page.get_size() for page in document]


def boxes(made, page):
    """Left, bottom, right, top of every letter, in millimetres."""
    text = pypdfium2.PdfDocument(made)[page].get_textpage()
    return [
        [edge / MM for edge in text.get_charbox(n)]
        for n in range(text.count_chars())
        if text.get_text_range(n, 1).strip()
    ]


def test_nothing_is_written_into_the_margins_but_the_page_number(made):
    for number in range(3):
        letters = boxes(made, number)
        above = [box for box in letters if box[3] > 297 - 20 + 1]
        assert len(above) == (0 if number == 0 else 1), "the page number, alone"
        assert all(abs((left + right) / 2 - (30 + 164 / 2)) < 2 for left, _, right, _ in above)
        assert min(box[0] for box in letters) > 29.5
        assert max(box[2] for box in letters) < 194.5
        assert min(box[1] for box in letters) > 19


def test_pages_are_numbered_from_the_second(made):
    first, second, third = pdf_pages(made)
    assert not first.startswith("1")
    assert second.strip().startswith("2")
    assert third.strip().startswith("3")


def test_its_one_face_is_embedded(made):
    document = pypdfium2.PdfDocument(made)
    fonts = {
        (item.get_font().get_base_name().partition("+")[2], item.get_font().is_embedded)
        for page in document
        for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
    }
    assert fonts == {
        ("Tinos-Regular", True),
        ("Tinos-Bold", True),
        ("Tinos-Italic", True),
        ("Tinos-BoldItalic", True),
    }


def test_every_vietnamese_letter_is_shown():
    """Read back, and drawn with ink: a letter that the font lacks would be the same box twice."""
    content = cleaned(Content(blocks=tuple(paragraph(each) for each in (LETTERS, LETTERS[::-1]))))
    text = "".join(pdf_text(as_pdf(Paper(content))).split()).replace("\u200b", "")
    assert LETTERS in text
    assert LETTERS[::-1] in text


def test_it_says_everything(made):
    text = pdf_text(made)
    for said in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 05/QĐ-UBND",
        "ngày 04 tháng 02 năm 2026",
        "Điều 2. Phân công thực hiện.",
        "1. Họ và tên: Nguyễn Thị Mẫu",
        "Nơi nhận:",
        "PHÓ CHỦ TỊCH",
        "Trần Văn Mẫu",
    ):
        assert said in text
    assert "DỰ THẢO" not in text
    assert "DỰ THẢO" in pdf_text(as_pdf(DRAFT))


def test_all_who_sign_are_there():
    signers = tuple(Signer("", f"Người ký {n}", f"Tên {n}") for n in range(1, 6))
    content = Content(title="Biên bản", signers=signers, recipients=("Lưu.",))
    text = pdf_text(as_pdf(Paper(cleaned(content))))
    assert all(f"NGƯỜI KÝ {n}" in text and f"Tên {n}" in text for n in range(1, 6))
    assert "- Lưu." in text


def test_the_same_document_is_the_same_file():
    assert as_pdf(ISSUED) == as_pdf(ISSUED)


def test_a_wide_word_in_a_narrow_cell_stays_on_the_paper():
    content = cleaned(Content(blocks=(grid("ABCDE", [["x" * 300, *"bcde"]]),)))
    made = as_pdf(Paper(content))
    assert max(box[2] for box in boxes(made, 0)) < 194.5


def test_a_link_of_a_usual_length_can_be_copied():
    link = "https://vi-du.example/nhom/1234567890123456"
    assert link in pdf_text(as_pdf(Paper(cleaned(Content(blocks=(paragraph(link),))))))


def test_without_its_font_nothing_is_printed_in_another(monkeypatch, tmp_path):
    monkeypatch.setattr(pdf, "FONTS", tmp_path)
    pdf._fonts.cache_clear()
    with pytest.raises(pdf.FontMissing):
        as_pdf(ISSUED)
    pdf._fonts.cache_clear()

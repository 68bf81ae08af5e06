"""The DOCX is opened again and measured against Nghị định 30/2020."""

import time

import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from fixtures_documents import DRAFT, ISSUED, LETTERS, docx_text, opened
from khien.documents.content import Content, Heading, Signer, cleaned, paragraph
from khien.documents.rendering import Paper, as_docx


@pytest.fixture(scope="module")
def made():
    return as_docx(ISSUED)


def test_the_page_is_a4_with_the_margins_of_the_decree(made):
    section = opened(made).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert Mm(20) <= section.top_margin <= Mm(25)
    assert Mm(20) <= section.bottom_margin <= Mm(25)
    assert Mm(30) <= section.left_margin <= Mm(35)
    assert Mm(15) <= section.right_margin <= Mm(20)


def test_the_page_number_stands_in_the_middle_above_and_not_on_the_first_page(made):
    section = opened(made).sections[0]
    assert section.different_first_page_header_footer
    assert section.header_distance < section.top_margin
    number = section.header.paragraphs[0]
    assert number.alignment == 1
    assert [text.text for text in number._p.iter(qn("w:instrText"))] == ["PAGE"]
    assert not list(section.first_page_header._element.iter(qn("w:instrText")))
    assert not section.footer.paragraphs[0].text


def test_every_letter_is_black_times_new_roman(made):
    document = opened(made)
    normal = document.styles["Normal"]
    assert normal.font.name == "Times New Roman"
    assert str(normal.font.color.rgb) == "000000"
    fonts = normal.element.rPr.rFonts
    scripts = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")
    assert {fonts.get(qn(script)) for script in scripts} == {"Times New Roman"}
    assert not list(document.element.body.iter(qn("w:rFonts"), qn("w:color")))


def runs(made):
    return {
        run.text: run
        for table in opened(made).tables
        for cell in table._cells
        for each in cell.paragraphs
        for run in each.runs
    } | {run.text: run for each in opened(made).paragraphs for run in each.runs}


def test_sizes_and_weights_are_those_of_the_decree(made):
    found = runs(made)
    nation = found["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    motto = found["Độc lập - Tự do - Hạnh phúc"]
    assert nation.bold
    assert nation.font.size in {Pt(12), Pt(13)}
    assert motto.bold
    assert motto.font.size in {Pt(13), Pt(14)}
    assert found["ỦY BAN NHÂN DÂN\nPHƯỜNG SUỐI NGỌC"].bold
    assert found["Suối Ngọc, ngày 04 tháng 02 năm 2026"].italic
    assert found["Nơi nhận:"].bold
    assert found["Nơi nhận:"].italic
    assert found["- Lưu: VT."].font.size == Pt(11)
    assert found["PHÓ CHỦ TỊCH"].bold
    assert found["Phê duyệt kế hoạch."].font.size in {Pt(13), Pt(14)}


def test_it_says_everything_in_order(made):
    text = docx_text(made)
    said = [
        "Mẫu số 05",
        "Số: 05/QĐ-UBND",
        "Suối Ngọc, ngày 04 tháng 02 năm 2026",
        "QUYẾT ĐỊNH",
        "Về việc phê duyệt kế hoạch",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG SUỐI NGỌC",
        "Căn cứ Luật Trẻ em",
        "QUYẾT ĐỊNH:",
        "Điều 1. Phê duyệt kế hoạch.",
        "Điều 2. Phân công thực hiện.",
        "Báo cáo kết quả.",
        "1. Họ và tên: Nguyễn Thị Mẫu",
        "2. Ngày sinh:",
        "- hai việc",
        "tư vấn",
        "Nơi nhận:",
        "KT. CHỦ TỊCH",
        "Trần Văn Mẫu",
    ]
    places = [text.find(each) for each in said]
    assert -1 not in places
    assert places == sorted(places)
    assert "DỰ THẢO" not in text


def test_a_draft_says_so_and_leaves_room_for_its_number():
    text = docx_text(as_docx(DRAFT))
    assert "DỰ THẢO" in text
    assert "/QĐ-UBND" in text
    assert "05/QĐ-UBND" not in text


def test_a_letter_has_its_abstract_under_the_number_and_the_line_to_whom():
    letter = Content(
        abstract="chuyển tiếp dịch vụ",
        to=("Sở Y tế",),
        blocks=(paragraph(LETTERS),),
        signers=(Signer("TM. Ủy ban nhân dân", "Chủ tịch", ""),),
        heading=Heading("", "UBND", "Suối Ngọc", "UBND-BVTE"),
    )
    text = docx_text(as_docx(Paper(cleaned(letter), 112)))
    assert text.index("Số: 112/UBND-BVTE") < text.index("V/v chuyển tiếp dịch vụ")
    assert "Kính gửi: Sở Y tế" in text
    assert LETTERS in text
    two = docx_text(as_docx(Paper(cleaned(Content(to=("Sở Y tế", "Công an tỉnh"))))))
    assert "Kính gửi:\n- Sở Y tế\n- Công an tỉnh" in two


def test_the_file_tells_nothing_that_its_text_does_not(made):
    about = opened(made).core_properties
    assert not about.author
    assert not about.last_modified_by
    assert not about.comments
    assert about.created.year == 2020


def test_it_is_made_within_a_second():
    """Of the processor: other tests may hold it meanwhile."""
    started = time.process_time()
    as_docx(ISSUED)
    assert time.process_time() - started < 1

"""DOCX by python-docx, from the same data as the PDF: text runs only, so nothing can be markup."""

import gc
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO

from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_TAB_ALIGNMENT as TAB
from docx.enum.text import WD_TAB_LEADER as LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from khien.documents.content import Annex, Block, BlockKind, Column, Content, Signer
from khien.documents.rendering import layout
from khien.documents.rendering.layout import Paper

FONT = "Times New Roman"
_ORIGIN = datetime(2020, 3, 5, tzinfo=UTC)  # the decree's day: a file tells no more than its text
_DOTTED = "\t"  # to the edge, filled with dots, to be filled in by hand
_TEXT_WIDTH = layout.WIDTH - layout.LEFT - layout.RIGHT
_WIDE_TEXT = layout.HEIGHT - layout.LEFT - layout.RIGHT  # of a paper that lies
_SET = {Column.TEXT: ALIGN.LEFT, Column.MIDDLE: ALIGN.CENTER, Column.NUMBER: ALIGN.RIGHT}


def as_docx(paper: Paper) -> bytes:
    made = _made(paper)
    gc.collect()  # its parts hold each other in circles, which otherwise stay in memory for long
    return made


def _made(paper: Paper) -> bytes:
    docx = Document()
    _set_page(docx)
    _set_style(docx)
    _tell_nothing_else(docx, paper.content)
    _form_and_draft(docx, paper)
    _letterhead(docx, paper)
    _title(docx, paper.content)
    for block in paper.content.blocks:
        _block(docx, block)
    _signatures(docx, paper.content)
    for place, annex in enumerate(paper.content.annexes):
        _annex(docx, annex, name=paper.annex_name(place), line=paper.annex_line)
    out = BytesIO()
    docx.save(out)
    return out.getvalue()


def _set_page(docx: Docx) -> None:
    section = docx.sections[0]
    section.page_width, section.page_height = Mm(layout.WIDTH), Mm(layout.HEIGHT)
    section.top_margin, section.bottom_margin = Mm(layout.TOP), Mm(layout.BOTTOM)
    section.left_margin, section.right_margin = Mm(layout.LEFT), Mm(layout.RIGHT)
    section.header_distance = section.footer_distance = Mm(layout.HEADER)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = ALIGN.CENTER
    number.add_run()._r.extend(_field("PAGE"))  # noqa: SLF001  (python-docx has no fields)


def _field(instruction: str) -> list[object]:
    begin, text, end = (OxmlElement(f"w:{name}") for name in ("fldChar", "instrText", "fldChar"))
    begin.set(qn("w:fldCharType"), "begin")
    end.set(qn("w:fldCharType"), "end")
    text.text = instruction
    return [begin, text, end]


def _set_style(docx: Docx) -> None:
    normal = docx.styles["Normal"]
    if not isinstance(normal, ParagraphStyle):
        raise TypeError(normal)
    normal.font.name, normal.font.size = FONT, Pt(layout.BODY)
    normal.font.color.rgb = RGBColor(0, 0, 0)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), FONT)
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.0


def _tell_nothing_else(docx: Docx, content: Content) -> None:
    about = docx.core_properties
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    about.title, about.language = (content.title or "Văn bản")[:200], "vi-VN"
    about.created = about.modified = _ORIGIN


def _write(
    paragraph: Paragraph, text: str, size: int, *, bold: bool = False, italic: bool = False
) -> Paragraph:
    """Lines become line breaks of the one run."""
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold or None, italic or None
    return paragraph


def _centred(
    cell: _Cell, text: str, size: int, *, bold: bool = False, italic: bool = False
) -> Paragraph:
    """The next paragraph of a cell; the first is there already and empty."""
    first = cell.paragraphs[0]
    paragraph = first if not first.runs and len(cell.paragraphs) == 1 else cell.add_paragraph()
    paragraph.alignment = ALIGN.CENTER
    return _write(paragraph, text, size, bold=bold, italic=italic)


def _rule(paragraph: Paragraph, *, room: float, length: float, above: int = 3) -> None:
    """A line of `length` mm in the middle of `room` mm: the upper edge of a very low paragraph."""
    paragraph.paragraph_format.left_indent = Mm((room - length) / 2)
    paragraph.paragraph_format.right_indent = Mm((room - length) / 2)
    paragraph.paragraph_format.space_before = Pt(above)
    _write(paragraph, "", 2)
    paragraph.paragraph_format.line_spacing = Pt(3)
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "5"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    paragraph._p.get_or_add_pPr().insert_element_before(  # noqa: SLF001  (it has no borders)
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _annex(docx: Docx, annex: Annex, *, name: str, line: str) -> None:
    """On a new page, in a section of its own whose pages count from one."""
    section = docx.add_section(WD_SECTION.NEW_PAGE)
    sides = (layout.HEIGHT, layout.WIDTH) if annex.wide else (layout.WIDTH, layout.HEIGHT)
    section.page_width, section.page_height = Mm(sides[0]), Mm(sides[1])
    section.orientation = WD_ORIENT.LANDSCAPE if annex.wide else WD_ORIENT.PORTRAIT
    anew = OxmlElement("w:pgNumType")
    anew.set(qn("w:start"), "1")
    section._sectPr.append(anew)  # noqa: SLF001  (python-docx has no numbering of pages)
    _middle(docx, name)
    _middle(docx, annex.title.upper())
    said = _write(docx.add_paragraph(), line, layout.BODY, italic=True)
    said.alignment = ALIGN.CENTER
    said.paragraph_format.space_after = Pt(12)
    for block in annex.blocks:
        _block(docx, block, room=_WIDE_TEXT if annex.wide else _TEXT_WIDTH)


def _table(
    docx: Docx,
    rows: int,
    shares: Sequence[float],
    *,
    style: str | None = None,
    room: float = _TEXT_WIDTH,
) -> Table:
    table: Table = docx.add_table(rows=rows, cols=len(shares))
    table.autofit = False
    if style:
        table.style = style
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Mm(room * share)
        for cell in column.cells:
            cell.width = Mm(room * share)
    return table


def _form_and_draft(docx: Docx, paper: Paper) -> None:
    if not (paper.content.form or paper.is_draft):
        return
    draft, form = _table(docx, 1, (0.5, 0.5)).rows[0].cells
    if paper.is_draft:
        _write(draft.paragraphs[0], layout.DRAFT_WORDS, layout.CORNER, bold=True)
    form.paragraphs[0].alignment = ALIGN.RIGHT
    _write(form.paragraphs[0], paper.content.form, layout.CORNER, bold=True)


def _letterhead(docx: Docx, paper: Paper) -> None:
    content = paper.content
    shares = (layout.LEFT_COLUMN, 1 - layout.LEFT_COLUMN)
    table = _table(docx, 2, shares)
    (left, right), (below_left, below_right) = (row.cells for row in table.rows)
    if content.heading.superior:
        _centred(left, content.heading.superior.upper(), layout.OFFICE)
    _centred(left, content.heading.office.upper(), layout.OFFICE, bold=True)
    room = _TEXT_WIDTH * layout.LEFT_COLUMN
    _rule(left.add_paragraph(), room=room - 4, length=room / 3)
    _centred(right, layout.NATION_WORDS, layout.NATION, bold=True)
    _centred(right, layout.MOTTO_WORDS, layout.MOTTO, bold=True)
    _rule(right.add_paragraph(), room=_TEXT_WIDTH - room - 4, length=54)
    _centred(below_left, paper.number_line, layout.NUMBER)
    if not content.title and content.abstract:
        _centred(below_left, f"V/v {content.abstract}", layout.LETTER_ABSTRACT)
    _centred(below_right, paper.date_line, layout.BODY, italic=True)
    for cell in (below_left, below_right):
        cell.paragraphs[0].paragraph_format.space_before = Pt(6)
    docx.add_paragraph()


def _middle(docx: Docx, text: str, *, bold: bool = True, after: int = 0) -> None:
    paragraph = _write(docx.add_paragraph(), text, layout.BODY, bold=bold)
    paragraph.alignment = ALIGN.CENTER
    paragraph.paragraph_format.space_after = Pt(after)


def _title(docx: Docx, content: Content) -> None:
    if content.title:
        _middle(docx, content.title.upper())
        if content.abstract:
            _middle(docx, content.abstract)
        _rule(docx.add_paragraph(), room=_TEXT_WIDTH, length=_TEXT_WIDTH / 4, above=6)
    if content.issuer:
        docx.add_paragraph()
        _middle(docx, content.issuer.upper())
    if content.title or content.issuer:
        docx.add_paragraph()
    _addressees(docx, content.to)


def _addressees(docx: Docx, to: Sequence[str]) -> None:
    if len(to) == 1:
        _middle(docx, f"Kính gửi: {to[0]}", bold=False, after=12)
    elif to:
        for number, line in enumerate(["Kính gửi:", *(f"- {each}" for each in to)]):
            paragraph = _write(docx.add_paragraph(), line, layout.BODY)
            paragraph.paragraph_format.left_indent = Mm(30 if number == 0 else 40)
            paragraph.paragraph_format.space_after = Pt(12 if number == len(to) else 4)


def _body(docx: Docx, text: str, *, lead: str = "", italic: bool = False) -> None:
    """A paragraph for each line, so that a short one is not stretched; `lead` in bold."""
    for number, line in enumerate(text.split("\n")):
        paragraph = docx.add_paragraph()
        paragraph.alignment = ALIGN.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Mm(10)
        paragraph.paragraph_format.space_after = Pt(6)
        paragraph.paragraph_format.line_spacing = 1.1
        if lead and number == 0:
            _write(paragraph, lead, layout.BODY, bold=True)
        _write(paragraph, line, layout.BODY, italic=italic)
        if line.endswith(_DOTTED):
            edge = Mm(_TEXT_WIDTH)
            paragraph.paragraph_format.tab_stops.add_tab_stop(edge, TAB.RIGHT, LEADER.DOTS)


def _head(docx: Docx, text: str, *, middle: bool) -> None:
    paragraph = _write(docx.add_paragraph(), text, layout.BODY, bold=True)
    paragraph.alignment = ALIGN.CENTER if middle else ALIGN.LEFT
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(6)
    paragraph.paragraph_format.keep_with_next = True


def _block(docx: Docx, block: Block, *, room: float = _TEXT_WIDTH) -> None:
    if block.kind == BlockKind.GRID:
        _grid(docx, block, room=room)
    elif block.kind in {BlockKind.HEADING, BlockKind.MIDDLE}:
        _head(docx, block.text, middle=block.kind == BlockKind.MIDDLE)
    else:
        for lead, text in _paragraphs(block):
            _body(docx, text, lead=lead, italic=block.kind == BlockKind.GROUNDS)


def _paragraphs(block: Block) -> list[tuple[str, str]]:
    """What stands in bold before it, and the text."""
    if block.kind == BlockKind.ARTICLES:
        return [(f"Điều {n}. ", line) for n, line in enumerate(block.lines, start=1)]
    if block.kind == BlockKind.FIELDS:
        return [("", f"{label}: {answer or _DOTTED}") for label, answer in block.rows]
    dash = "- " if block.kind == BlockKind.ITEMS else ""
    return [("", f"{dash}{line}") for line in block.lines or (block.text,)]


def _grid(docx: Docx, block: Block, *, room: float) -> None:
    shares = layout.shares(block)
    table = _whole(_table(docx, 1 + len(block.rows), shares, style="Table Grid", room=room))
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001  (no name for it)
    cells = table._cells  # noqa: SLF001  (each call of `cell` walks the whole table)
    texts = [*block.head, *(text for row in block.rows for text in row)]
    width = len(block.head)
    last = len(texts) - width if block.total else len(texts)
    for number, (cell, text) in enumerate(zip(cells, texts, strict=True)):
        in_head = number < width
        _write(cell.paragraphs[0], text, layout.GRID, bold=in_head or number >= last)
        set_as = ALIGN.CENTER if in_head else _SET[block.holds(number % width)]
        cell.paragraphs[0].alignment = set_as
    docx.add_paragraph()


def _signatures(docx: Docx, content: Content) -> None:
    docx.add_paragraph()
    signers = content.signers
    if len(signers) > 1:
        table = _whole(_table(docx, (len(signers) + 1) // 2, (0.5, 0.5)))
        for number, signer in enumerate(signers):
            _sign(table.cell(number // 2, number % 2), signer)
        docx.add_paragraph()
    last = _whole(_table(docx, 1, (0.5, 0.5))).rows[0].cells
    if content.recipients:
        _write(last[0].paragraphs[0], "Nơi nhận:", layout.RECIPIENTS_HEAD, bold=True, italic=True)
        for each in content.recipients:
            _write(last[0].add_paragraph(), f"- {each}", layout.RECIPIENTS)
    if len(signers) == 1:
        _sign(last[1], signers[0])


def _whole(table: Table) -> Table:
    """No row of it is cut by the end of a page."""
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001  (no name for it)
    return table


def _sign(cell: _Cell, signer: Signer) -> None:
    if signer.authority:
        _centred(cell, signer.authority.upper(), layout.BODY, bold=True)
    _centred(cell, signer.title.upper(), layout.BODY, bold=True)
    name = _centred(cell, signer.name, layout.BODY, bold=True)
    name.paragraph_format.space_before = Mm(22)
    for paragraph in cell.paragraphs:
        paragraph.paragraph_format.keep_with_next = True

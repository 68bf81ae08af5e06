"""Small Word documents and PDFs with invented sentences, and broken ones."""

import io
import zipfile
from xml.sax.saxutils import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def docx(*paragraphs, links=(), before="", more=()):
    """`paragraphs`: each a sentence, or several runs of one. `before`: ahead of the root."""
    body = "".join(f"<w:p>{_runs(each)}</w:p>" for each in paragraphs)
    targets = "".join(
        f'<Relationship Id="r{n}" TargetMode="External" Target="{escape(link)}"/>'
        for n, link in enumerate(links)
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "[Content_Types].xml",
            f'<Types><Override PartName="/word/document.xml" ContentType="{_TYPE}"/></Types>',
        )
        package.writestr(
            "word/document.xml",
            f'{before}<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>',
        )
        package.writestr(
            "word/_rels/document.xml.rels", f"<Relationships>{targets}</Relationships>"
        )
        for name, content in more:
            package.writestr(name, content)
    return file.getvalue()


def _runs(paragraph):
    runs = [paragraph] if isinstance(paragraph, str) else paragraph
    return "<w:r><w:tab/></w:r>".join(f"<w:r><w:t>{escape(run)}</w:t></w:r>" for run in runs)


def pdf(*pages, link="", password=""):
    """`pages`: a line of plain letters each."""
    from pypdf import PdfWriter  # noqa: PLC0415  (only where one is made)
    from pypdf.annotations import Link  # noqa: PLC0415  (the same)
    from pypdf.generic import (  # noqa: PLC0415  (the same)
        DecodedStreamObject,
        DictionaryObject,
        NameObject,
    )

    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
    for line in pages:
        page = writer.add_blank_page(300, 200)
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 20 100 Td ({line}) Tj ET".encode())
        page[NameObject("/Contents")] = writer._add_object(stream)
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    if link:
        writer.add_annotation(0, Link(rect=(0, 0, 9, 9), url=link))
    if password:
        writer.encrypt(password)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()

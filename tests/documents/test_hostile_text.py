"""What people type is text: it breaks no document, and no renderer reads it as its language."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixtures_documents import docx_text, pdf_text
from khien.documents.content import (
    Content,
    Heading,
    Signer,
    answers,
    articles,
    cleaned,
    grid,
    grounds,
    heading,
    items,
    middle,
    paragraph,
)
from khien.documents.rendering import Paper, as_docx, as_pdf

TYPST = '#read("/etc/hostname") #panic("x") $ x^2 $ *đậm* _nghiêng_ @nguồn <nhãn> // /* `mã`'
WORD = "</w:t></w:r><w:p/> ]]> & &amp; {{ biến }} {% for %} HYPERLINK \\u{41} %%"


def everywhere(text: str) -> Content:
    """The same text in every place where text can stand."""
    return cleaned(
        Content(
            title=text,
            abstract=text,
            form=text,
            issuer=text,
            to=(text, text),
            blocks=(
                paragraph(text),
                grounds(text),
                heading(text),
                middle(text),
                answers([(text, text)]),
                items(text),
                articles(text),
                grid([text], [[text]]),
            ),
            signers=(Signer(text, text, text),),
            recipients=(text,),
            heading=Heading(text, text, text, text),
        )
    )


@pytest.mark.parametrize("text", [TYPST, WORD])
def test_markup_is_printed_as_it_was_typed(text):
    paper = Paper(everywhere(text), 1)
    assert docx_text(as_docx(paper)).count(text) >= 8
    read = "".join(pdf_text(as_pdf(paper)).replace("\u200b", "").split())
    assert read.count("".join(text.split())) >= 8


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60))
def test_whatever_is_typed_both_are_made(text):
    paper = Paper(everywhere(text))
    assert as_docx(paper).startswith(b"PK")
    assert as_pdf(paper).startswith(b"%PDF")


@pytest.mark.parametrize("text", ["x" * 100_000, "từ ngữ " * 14_000, "a\n" * 1_500])
def test_a_hundred_thousand_letters_are_printed(text):
    paper = Paper(cleaned(Content(title="Báo cáo", blocks=(paragraph(text), articles(text[:900])))))
    assert "BÁO CÁO" in docx_text(as_docx(paper))
    assert "BÁO CÁO" in pdf_text(as_pdf(paper))

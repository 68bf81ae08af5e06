"""What an editor pastes becomes clean text, and what could run is refused with a sentence."""

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from khien.core.refusal import Refused
from khien.publishing.rendering import as_html, plain
from khien.publishing.rules.pasting import clean

OF_WORD = """
<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style>p.MsoNormal {mso-style:x}</style>
<meta name=Generator content="Microsoft Word 15"></head><body>
<!--[if gte mso 9]><xml><o:Author>ai đó</o:Author></xml><![endif]-->
<h1 style='mso-outline-level:1'>Th&ocirc;ng b&aacute;o</h1>
<p class=MsoNormal style='mso-margin-top-alt:auto'>K&iacute;nh gửi <b style='mso-bidi:x'>c&aacute;c
trường</b>,&nbsp;<o:p></o:p></p>
<p class=MsoListParagraph><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span>Một</p>
<p class=MsoListParagraph><span style='mso-list:Ignore'>·<span>&nbsp;</span></span>Hai</p>
<p>Xem <a href="https://vidu.vn/a">trang này</a></p></body></html>
"""


def test_a_page_of_word_becomes_its_words():
    assert clean(OF_WORD) == (
        "## Thông báo\n\nKính gửi **các trường**,\n\n- Một\n\n- Hai\n\n"
        "Xem [trang này](https://vidu.vn/a)"
    )


def test_plain_text_of_word_loses_its_odd_letters():
    pasted = "Danh sách:\n•\tMột\u00a0việc\no\tHai\n§ Ba\n1)\tBốn\n\x93Lời\x94 \u00adkể"
    assert clean(pasted) == "Danh sách:\n\n- Một việc\n- Hai\n- Ba\n1. Bốn\n“Lời” kể"


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("<p>Gọi <b>111 </b>ngay</p>", "Gọi **111** ngay"),
        ("<p><b>Một</b><b> hai</b></p>", "**Một hai**"),
        ('<b style="font-weight:normal;"><p>Một</p><p>Hai</p></b>', "Một\n\nHai"),
        ("<div><h2>Tên</h2>Chữ</div>", "### Tên\n\nChữ"),
        ("<p>a</b></p>", "a"),
        ("<p><b style='mso-bidi-font-weight:normal'>Nghe </b>con</p>", "**Nghe** con"),
        (
            "<p class=MsoListParagraph><![if !supportLists]><span>1.</span><![endif]>Ngồi</p>",
            "1. Ngồi",
        ),
        (
            "<table><tr><td><p>Hai</p></td><td><p>8 giờ</p></td></tr><tr><td>Ba</td></tr></table>x",
            "Hai · 8 giờ\nBa\n\nx",
        ),
    ],
)
def test_bold_and_headings_end_where_they_end(pasted, kept):
    assert clean(pasted) == kept


def test_what_is_being_pasted_is_said_as_text_or_refused(writer, signed_in):
    address = reverse("publishing:paste")
    told = signed_in(writer).post(address, {"text": OF_WORD})
    assert told.text.startswith("## Thông báo")
    assert told["Content-Type"].startswith("text/plain")
    assert signed_in(writer).post(address, {"text": "<script>"}).status_code == 422


@pytest.mark.parametrize(
    "hostile",
    [
        "<p>x</p><script>alert(1)</script>",
        "<svg onload=alert(1)>",
        "<svg><path d='M0 0'/></svg>",
        '<img src=x onerror="alert(1)">',
        '<a href="javascript:alert(1)">x</a>',
        "<iframe src=//x></iframe>",
        "Tin <SCRIPT src=//x>",
    ],
)
def test_what_could_run_is_refused(hostile):
    with pytest.raises(Refused, match="mã chạy được"):
        clean(hostile)


@given(st.text(max_size=300))
def test_cleaning_twice_is_cleaning_once_and_nothing_of_it_becomes_a_tag(text):
    try:
        once = clean(text)
    except Refused:
        return
    assert clean(once) == once
    shown = as_html(once, [], lambda _placed, name: name)
    assert "<script" not in shown.lower()


def test_only_an_editors_marks_become_tags():
    shown = as_html("# Một\n\n### Hai\n\n<b>x</b> [y](javascript:z)", [], lambda _p, name: name)
    assert "<h2>Một</h2>" in shown
    assert "<h3>Hai</h3>" in shown
    assert "&lt;b&gt;" in shown
    assert "<a " not in shown
    assert plain("## Một\n\n**hai** [ba](/hoc/)\n\n[hình 1]") == "Một hai ba"

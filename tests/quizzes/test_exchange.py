"""GIFT, tables and QTI: what goes out comes back, and what is wrong is said by its place."""

import zipfile
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixtures_quizzes import EVERY, ITEMS, written
from khien.core.export import as_xlsx
from khien.core.refusal import Refused
from khien.quizzes.exchange import Defaults, Troubles, gift, qti, reading, table
from khien.quizzes.items import Item, Kind

DEFAULTS = Defaults("S1", "A1")
NFD = "Ho\u0300a Bi\u0300nh"
LETTERS = "aàbệcưđz0123~=#{}:\\?!., >&\"'"
WORDS = (
    st.text(LETTERS, min_size=1, max_size=20)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: text and "->" not in text)
)


def as_table(all_written):
    return as_xlsx(table.table("x", all_written))


@pytest.mark.parametrize(
    ("form", "out"),
    [("gift", lambda w: gift.write(w).encode()), ("qti", qti.write), ("table", as_table)],
)
def test_every_kind_goes_out_and_comes_back_as_it_was(form, out):
    known, back = reading.read(out(EVERY), DEFAULTS)
    assert known == form
    assert back == EVERY


@settings(max_examples=60)
@given(st.lists(WORDS, min_size=3, max_size=5, unique_by=str.casefold), st.data())
def test_gift_keeps_any_words(words, data):
    text, *options = words
    key = tuple(sorted(data.draw(st.sets(st.integers(0, len(options) - 1), min_size=1))))
    kind = Kind.SINGLE if len(key) == 1 else Kind.MULTIPLE
    one = written(item=Item(kind=kind, text=text, options=tuple(options), key=key), code="C-1")
    assert gift.parse(gift.write([one]), DEFAULTS) == [one]


MOODLE = """
// câu mẫu của Moodle
$CATEGORY: An toàn

::Q1:: Ai giúp em ở trường? {=Thầy cô #đúng rồi ~Người lạ ~Không ai ####Thầy cô luôn nghe em.}

Số {=111 ~113 ~115} là tổng đài bảo vệ trẻ em.

::Q3:: [html]<p>Mạng là của <b>mọi người</b>.</p>{TRUE}

::Q4:: Chọn điều nên giữ kín. {~%50%Mật khẩu ~%50%Địa chỉ ~%-100%Sở thích}

::Q5:: Ghép đôi. {=Ở lớp -> Thầy cô =Ở nhà -> Bố mẹ}

::Q6:: Gọi số nào? {=111 =một một một}
"""


def test_a_file_of_moodle_is_read():
    found = gift.parse(MOODLE, DEFAULTS)
    kinds = [one.item.kind for one in found]
    assert kinds == ["single", "single", "true_false", "multiple", "matching", "short"]
    assert found[0].item.explanation == "Thầy cô luôn nghe em."
    assert found[1].item.text == "Số _____ là tổng đài bảo vệ trẻ em."
    assert found[2].item.text == "Mạng là của mọi người."
    assert {(one.strand, one.band) for one in found} == {("S1", "A1")}


def test_wrong_questions_of_gift_are_named_by_their_line_and_none_is_taken():
    text = "::a:: Kể về em. {}\n\n::b:: Mấy? {#5:1}\n\n::c:: Hỏi? {=x ~y}\n\nKhông có ngoặc"
    with pytest.raises(Troubles) as wrong:
        gift.parse(text, DEFAULTS)
    assert [each.split(":")[0] for each in wrong.value.sentences] == ["Dòng 1", "Dòng 3", "Dòng 7"]


def sheet(*rows, merged=()):
    book = openpyxl.load_workbook(BytesIO(as_table([])))
    for row in rows:
        book.active.append(row)
    for cells in merged:
        book.active.merge_cells(cells)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def row(code="A", kind="chọn một", strand="S9", band="A2", text="Hỏi?", options=("*x", "y")):
    return [code, kind, strand, band, "", text, "", *options]


def test_a_table_as_people_send_it_is_read():
    data = sheet(
        row(code="A-1", text=NFD, kind="Chọn Một"), [], row(code="A-2", strand="", band="")
    )
    first, second = table.parse(data, DEFAULTS)
    assert first.item.text == "Hòa Bình"
    assert (second.strand, second.band) == ("S1", "A1")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (row(code=""), "thiếu mã"),
        (row(kind="đố vui"), "không có; hãy ghi một trong"),
        (row(strand="S10"), "từ S1 đến S9"),
        (row(band="B7"), "lứa tuổi"),
        (row(text="=1+1"), "trống"),  # a formula nobody has counted yet
        (row(code="A-0"), "hai lần"),
    ],
)
def test_a_wrong_line_of_a_table_is_named(wrong, sentence):
    with pytest.raises(Troubles) as found:
        table.parse(sheet(row(code="A-0"), wrong), DEFAULTS)
    (said,) = found.value.sentences
    assert said.startswith("Dòng 3")
    assert sentence in said


def test_merged_cells_leave_a_line_without_its_words():
    data = sheet(row(code="A"), row(code="B"), merged=["F2:F3"])
    with pytest.raises(Troubles, match="Dòng 3: Câu hỏi còn trống"):
        table.parse(data, DEFAULTS)


def test_ten_thousand_questions_are_read_and_one_more_is_refused():
    many = [written(code=f"C-{n}") for n in range(10_000)]
    assert len(table.parse(as_table(many), DEFAULTS)) == 10_000
    with pytest.raises(Refused, match="nhiều nhất"):
        table.parse(as_table([*many, written(code="một nữa")]), DEFAULTS)


def package(*bodies):
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("imsmanifest.xml", "<manifest/>")
        for number, body in enumerate(bodies):
            made.writestr(f"{number}.xml", body)
    return out.getvalue()


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ('<!DOCTYPE a [<!ENTITY b "c">]><assessmentItem/>', "không được phép"),
        ("<assessmentItem", "hỏng"),
        ("<assessmentItem title='a'><itemBody><drawingInteraction/></itemBody></assessmentItem>",
         "chưa nhập được"),
    ],
)  # fmt: skip
def test_a_hostile_or_foreign_item_of_qti_is_named(body, sentence):
    with pytest.raises(Troubles, match=sentence):
        reading.read(package(body), DEFAULTS)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04rubbish", b"\x00\x01\x02", b"a;b\n1;2\n"])
def test_what_is_no_file_of_questions_is_refused(data):
    with pytest.raises(Refused):
        reading.read(data, DEFAULTS)


def test_the_sample_table_can_be_handed_in_as_it_is():
    assert {one.item.kind for one in table.parse(as_xlsx(table.sample()), DEFAULTS)} == set(ITEMS)

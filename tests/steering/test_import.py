"""Tasks of a plan from Word and Excel: each row's fate is shown, then exactly that is written."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document

from fixtures_steering import NOW
from khien.core.export import Table, as_xlsx
from khien.core.refusal import Refused
from khien.steering import actions
from khien.steering.importer import COLUMNS
from khien.steering.importer.word import template
from khien.steering.models import Assignment, Repeats, Task
from khien.steering.views.plan_import import EXAMPLE

pytestmark = pytest.mark.usefixtures("this_monday")
NAMES = [each[0] for each in COLUMNS.values()]


def row(number, title, **said):
    cells = dict.fromkeys(COLUMNS, "") | {"number": number, "title": title, **said}
    return tuple(cells.values())


def check(plan, steering, *rows, name="a.xlsx"):
    data = as_xlsx(Table("a", NAMES, rows))
    return actions.check_plan(plan, data, file_name=name, by=steering, now=NOW)


def fates(draft):
    return [(each["outcome"], each["why"]) for each in draft.rows]


def test_rows_become_tasks_given_to_offices(plan, steering, province_with_communes):
    draft = check(
        plan,
        steering,
        row("", "I. Rà soát văn bản"),
        row("I.1", "Rà soát quy chế", lead="Sở Tư pháp", coordinate="UBND các xã, phường"),
        row("I.2", "Báo cáo", lead="Sở Y tế", due="31/12/2026", repeats="Hằng quý"),
    )
    assert fates(draft) == [("new", ""), ("new", "")]
    assert not Task.objects.exists()
    assert actions.confirm_plan(draft, by=steering, now=NOW) == 2
    first, second = Task.objects.order_by("number")
    assert first.group.title == "Rà soát văn bản"
    assert first.assignments.count() == 1 + len(province_with_communes.communes)
    assert second.repeats == Repeats.QUARTER
    assert Assignment.objects.filter(function="justice", role="lead").count() == 1


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"lead": "Sở Xây đắp"}, "Không có cơ quan “Sở Xây đắp”"),
        ({"due": "cuối năm"}, "“cuối năm” không phải là ngày"),
        ({"repeats": "lúc rảnh"}, "Không hiểu “lúc rảnh”"),
        ({"group": "Nhóm lạ"}, "không có nhóm nhiệm vụ “Nhóm lạ”"),
        ({"repeats": "hằng tháng"}, "cần ngày đến hạn của kỳ đầu"),
        ({"due": "01/01/2001"}, "trước ngày kế hoạch bắt đầu"),
        ({"product": "x" * 301}, "Ô dài quá 300 ký tự"),
    ],
)
def test_a_row_that_cannot_be_says_why_and_others_go_on(plan, steering, said, why):
    draft = check(plan, steering, row("1", "Việc một", **said), row("2", "Việc hai"))
    (outcome, told), other = fates(draft)
    assert outcome == "refused"
    assert why in told
    assert other == ("new", "")


def test_a_number_twice_or_known_is_not_written_again(plan, steering, task):
    task(number="1")
    draft = check(plan, steering, row("1", "Đã có"), row("2", "Mới đây"), row("2", "Lặp số"))
    assert [outcome for outcome, _why in fates(draft)] == ["known", "new", "refused"]


def test_what_changed_since_the_check_is_shown_again(plan, steering, task):
    draft = check(plan, steering, row("1", "Việc một"))
    task(number="1")
    with pytest.raises(Refused, match="đã có thay đổi"):
        actions.confirm_plan(draft, by=steering, now=NOW)
    draft.refresh_from_db()
    assert fates(draft)[0][0] == "known"
    assert Task.objects.count() == 1


def test_confirmed_twice_it_is_written_once(plan, steering):
    draft = check(plan, steering, row("1", "Việc một"))
    actions.confirm_plan(draft, by=steering, now=NOW)
    with pytest.raises(Refused, match="đã được nhập rồi"):
        actions.confirm_plan(draft, by=steering, now=NOW)


@pytest.mark.parametrize(
    "data",
    [b"", b"\x00\x01\x02", b"PK\x03\x04broken", as_xlsx(Table("a", ["Cột lạ"], [("x",)]))],
    ids=["empty", "hostile", "broken", "other"],
)
def test_a_file_that_is_no_list_is_refused_in_words(plan, steering, sign_in, data):
    file = SimpleUploadedFile("a.xlsx", data)
    answer = sign_in(steering).post(reverse("steering:plan_import", args=[plan.pk]), {"file": file})
    assert answer.status_code == 422
    assert "k-error" in answer.content.decode() or 'role="alert"' in answer.content.decode()


def test_the_models_that_are_offered_are_read_as_they_say(plan, steering, sign_in):
    client = sign_in(steering)
    for kind in ("docx", "xlsx"):
        file = client.get(reverse("steering:plan_template", args=[kind])).content
        draft = actions.check_plan(plan, file, file_name=kind, by=steering, now=NOW)
        assert draft.rows[0]["row"]["title"] == EXAMPLE[2]
        assert draft.rows[0]["outcome"] == "new", draft.rows[0]["why"]


def test_word_offices_one_under_the_other_are_several(plan, steering):
    document = Document(BytesIO(template(NAMES, row("9", "Việc chung"))))
    document.tables[0].rows[1].cells[7].text = "Sở Y tế\nSở Tư pháp"
    out = BytesIO()
    document.save(out)
    draft = actions.check_plan(plan, out.getvalue(), file_name="a.docx", by=steering, now=NOW)
    assert draft.rows[0]["offices"] == 2

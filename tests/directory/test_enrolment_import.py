"""Numbers of children: what each line of a list comes to, and that only the word writes."""

import unicodedata
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from django.urls import reverse

from khien.core.actors import SYSTEM
from khien.core.refusal import Refused
from khien.directory import actions, queries
from khien.directory.models import EnrolmentSnapshot
from khien.people.roles import Role
from school_lists import csv, xlsx

NOW = datetime(2026, 9, 10, 3, tzinfo=UTC)
DAY = date(2026, 9, 10)
YEAR = "2026-2027"
HEADING = ["Mã trường", "Tên trường", "Xã, phường", "Khối", "Nữ", "Nam", "Tổng số"]
SCHOOL = "Trường Tiểu học Suối Ngọc"
pytestmark = pytest.mark.usefixtures("province_with_communes")


def check(data, counted_on=DAY):
    return actions.check_enrolment(
        data, file_name="si-so.xlsx", school_year=YEAR, counted_on=counted_on, by=SYSTEM, now=NOW
    )


def fate(*row):
    (found,) = check(xlsx(HEADING, row)).rows
    return found["outcome"], found["why"]


def numbers(draft):
    return [row["entry"]["numbers"] for row in draft.rows if row["entry"]]


@pytest.mark.parametrize(
    ("row", "kept"),
    [
        (["98001001", "", "", 3, 20, 22, ""], [20, 22, 0]),
        (["98001001", "", "", "Khối 3", 20, 22, 42], [20, 22, 0]),
        (["", SCHOOL, "", "Lớp 3", 20, "", 42], [20, 22, 0]),
        (["", SCHOOL.upper(), "Phường Suối Ngọc", 3, "", "", "1.042"], [0, 0, 1042]),
        (["", unicodedata.normalize("NFD", SCHOOL), "", 3, "", 22, 42], [20, 22, 0]),
        (["", "Mái ấm Hoa Mai", "", "", 6, 5, ""], [6, 5, 0]),
    ],
    ids=["code", "grade in words", "girls and total", "capitals", "NFD", "facility"],
)
def test_a_line_is_understood(row, kept):
    assert numbers(check(xlsx(HEADING, row))) == [kept]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (["99999999", "", "", 3, 1, 1, ""], "không có trường, cơ sở nào mang mã"),
        (["", "Trường Ở Nơi Khác", "", 3, 1, 1, ""], "không có trường, cơ sở nào tên"),
        (["", "", "", 3, 1, 1, ""], "thiếu tên trường"),
        (["98001001", "", "", 9, 1, 1, ""], "không có khối 9"),
        (["98001001", "", "", "", 1, 1, ""], "số từ 1 đến 12"),
        (["98001001", "", "", "3A", 1, 1, ""], "số từ 1 đến 12"),
        (["", "Mái ấm Hoa Mai", "", 3, 1, 1, ""], "không chia khối"),
        (["98001001", "", "", 3, "", "", ""], "cần cả số nữ và số nam"),
        (["98001001", "", "", 3, -1, 4, ""], "không phải là số em"),
        (["98001001", "", "", 3, "2,5", 4, ""], "không phải là số em"),
        (["98001001", "", "", 3, 20_001, 4, ""], "không phải là số em"),
        (["98001001", "", "", 3, "=1+1", 4, ""], "cần cả số nữ và số nam"),
        (["98001001", "", "", 3, 20, 20, 41], "không bằng tổng số 41"),
        (["98001001", "", "", 3, 42, "", 41], "không bằng tổng số 41"),
    ],
)
def test_a_line_is_refused_with_its_reason(row, why):
    outcome, said = fate(*row)
    assert (outcome, why in said.lower()) == ("refused", True), said


def test_a_name_stands_for_the_merged_lines_below_it():
    rows = [["98001001", SCHOOL, "", 1, 1, 1, ""], ["", "", "", 2, 2, 2, ""]]
    draft = check(xlsx(HEADING, *rows, merged=["B2:B3"]))
    assert [row["name"] for row in draft.rows] == [f"{SCHOOL}, khối 1", f"{SCHOOL}, khối 2"]


def test_the_same_grade_twice_and_a_file_without_a_heading():
    row = ["98001001", "", "", 1, 1, 1, ""]
    draft = check(xlsx(HEADING, row, row))
    assert [r["why"] for r in draft.rows] == ["2 em", "Trùng với dòng 2 của tệp."]
    with pytest.raises(Refused, match="Không tìm thấy dòng tiêu đề"):
        check(csv(["Ten", "Dia chi"], ["A", "B"]))
    with pytest.raises(Refused, match="tương lai"):
        check(xlsx(HEADING, row), counted_on=date(2026, 9, 11))


def test_ten_thousand_lines():
    rows = [["98001001", "", "", n % 5 + 1, 1, 1, ""] for n in range(10_000)]
    draft = check(xlsx(HEADING, *rows))
    assert [r["outcome"] for r in draft.rows].count("refused") == 9_995


def test_only_the_word_writes_and_a_later_day_stands_beside(province_with_communes):
    school = province_with_communes.schools[0].pk
    draft = check(xlsx(HEADING, ["98001001", "", "", 3, 20, 22, ""]))
    assert not EnrolmentSnapshot.objects.exists()
    actions.confirm_draft(draft, by=SYSTEM, now=NOW)
    with pytest.raises(Refused, match="đã được nhập"):
        actions.confirm_draft(draft, by=SYSTEM, now=NOW)
    assert queries.enrolment([school], YEAR, on=DAY) == {school: {3: 42}}
    assert fate("98001001", "", "", 3, 20, 22, "") == ("unchanged", "")
    assert fate("98001001", "", "", 3, 20, 23, "") == ("updated", "42 → 43 em")
    earlier = check(xlsx(HEADING, ["98001001", "", "", 3, 20, 20, ""]), counted_on=date(2026, 9, 1))
    actions.confirm_draft(earlier, by=SYSTEM, now=NOW)
    assert queries.enrolment([school], YEAR, on=date(2026, 9, 5)) == {school: {3: 40}}
    assert queries.enrolment([school], YEAR, on=DAY) == {school: {3: 42}}
    assert queries.enrolment([school], YEAR, on=date(2026, 8, 20)) == {school: {3: 40}}


def test_two_people_at_once_are_shown_what_changed():
    first = check(xlsx(HEADING, ["98001001", "", "", 3, 20, 22, ""]))
    second = check(xlsx(HEADING, ["98001001", "", "", 3, 20, 25, ""]))
    actions.confirm_draft(first, by=SYSTEM, now=NOW)
    with pytest.raises(Refused, match="đã thay đổi"):
        actions.confirm_draft(second, by=SYSTEM, now=NOW)
    actions.check_draft_again(second, now=NOW)
    actions.confirm_draft(second, by=SYSTEM, now=NOW)
    assert EnrolmentSnapshot.objects.get().total == 45


def test_pages_cost_the_same_for_twice_the_rows(
    sign_in, staff, province_with_communes, costs_the_same
):
    client = sign_in(staff(Role.ADMINISTRATOR))
    school = province_with_communes.schools[0].pk
    days = iter(range(1, 10))

    def grow():
        said = {"school_year": YEAR, "counted_on": date(2026, 8, next(days))}
        sizes = {school: dict.fromkeys((1, 2, 3), (1, 1, 0))}
        actions.record_enrolment(sizes, **said, by=SYSTEM, now=NOW)
        check(xlsx(HEADING, ["98001001", "", "", 3, 20, 22, ""]))

    page = reverse("directory:organisation", args=[school])
    costs_the_same("directory/organisation.html", lambda: client.get(page), grow, most=24)
    page = reverse("directory:enrolment_import")
    costs_the_same("directory/import_frame.html", lambda: client.get(page), grow, most=9)


def test_from_the_page_to_the_school(sign_in, staff, province_with_communes):
    client = sign_in(staff(Role.ADMINISTRATOR))
    url = reverse("directory:enrolment_import")
    file = BytesIO(xlsx(HEADING, ["98001001", "", "", 3, 20, 22, ""]))
    file.name = "si-so.xlsx"
    said = {"file": file, "school_year": YEAR, "counted_on": "2026-09-01"}
    shown = client.post(url, said, follow=True)
    assert f"{SCHOOL}, khối 3" in shown.content.decode()
    draft = shown.context["draft"]
    done = client.post(reverse("directory:confirm", args=[draft.pk]), follow=True)
    assert "Đã nhập vào danh mục lúc" in done.content.decode()
    school = province_with_communes.schools[0]
    page = client.get(reverse("directory:organisation", args=[school.pk])).content.decode()
    assert ">42<" in page
    assert client.get(reverse("directory:enrolment_template")).status_code == 200
    wrong = client.post(url, {"school_year": "1999-2000", "counted_on": ""})
    assert wrong.status_code == 422

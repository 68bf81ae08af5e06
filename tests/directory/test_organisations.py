"""The list of schools, facilities and offices."""

import csv
from datetime import UTC, date, datetime
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.urls import reverse

from fixtures_directory import organisation
from khien.core.actors import SYSTEM
from khien.core.models import LedgerEvent
from khien.directory import actions
from khien.directory.models import InstitutionType, Kind
from khien.people.roles import Role

URL = reverse("directory:organisations")


@pytest.fixture
def page(province_with_communes, staff, sign_in):
    client = sign_in(staff(Role.ADMINISTRATOR, territory=province_with_communes.province))

    def page(**asked):
        return client.get(URL, asked)

    page.client = client
    return page


def names(response):
    return [row.organisation.name for row in response.context["rows"]]


@pytest.mark.parametrize("text", ["đồi thông", "doi thong", "ĐỒI THÔNG", "thong thcs"])
def test_is_searched_with_and_without_marks(page, text):
    assert "Trường THCS Đồi Thông" in names(page(q=text, kind="school"))


def test_is_searched_by_code(page):
    assert names(page(q="98003001")) == ["Trường THPT Bến Hòa"]


def test_is_narrowed_by_type_and_commune(page, province_with_communes):
    assert names(page(type="primary")) == ["Trường Tiểu học Suối Ngọc"]
    commune = province_with_communes.communes[0].pk
    assert names(page(commune=commune, kind="care_facility")) == ["Mái ấm Hoa Mai"]


def test_units_are_listed_where_asked_for(page):
    assert "Tỉnh Sông Mây" not in names(page())
    assert "Tỉnh Sông Mây" in names(page(kind="administrative_unit"))


def test_of_a_day_before_there_was_anything(page):
    response = page(on="2020-01-01")
    assert names(response) == []
    assert "Không có tổ chức nào khớp" in response.content.decode()


@pytest.mark.parametrize(
    "asked", [{"commune": "x"}, {"on": "hôm qua"}, {"kind": "?"}, {"page": "99"}, {"q": "%_'\""}]
)
def test_a_filter_that_is_not_understood_does_no_harm(page, asked):
    assert page(**asked).status_code == 200


def test_has_a_constant_number_of_queries(page, province_with_communes, costs_the_same):
    numbers = iter(range(100))

    def grow():
        for number in [next(numbers) for _ in range(5)]:
            organisation(
                f"Trường Mẫu {number}",
                Kind.SCHOOL,
                place=province_with_communes.communes[number % 3],
                code=("moet", f"98009{number:03}"),
                institution_type=InstitutionType.PRIMARY,
            )

    costs_the_same("directory/organisations.html", page, grow, most=14)


def test_is_taken_away_as_csv_and_the_ledger_notes_it(page):
    url = reverse("directory:organisations_export", args=["csv"])
    response = page.client.get(url, {"q": "suoi ngoc", "kind": "school"})
    rows = list(csv.reader(StringIO(response.content.decode("utf-8-sig"))))
    assert rows[1][:5] == [
        "Trường Tiểu học Suối Ngọc", "tiểu học", "98001001", "98001", "Phường Suối Ngọc"
    ]  # fmt: skip
    assert LedgerEvent.objects.get(verb="DirectoryExported").data.count('"rows": 1') == 1


def test_what_was_taken_away_can_be_imported_again(page, province_with_communes):
    url = reverse("directory:organisations_export", args=["xlsx"])
    body = page.client.get(url, {"kind": "school"}).content
    assert openpyxl.load_workbook(BytesIO(body)).active.max_row == 4
    now = datetime(2026, 9, 10, tzinfo=UTC)
    draft = actions.check_list(
        body, file_name="x.xlsx", first_day=date(2026, 9, 10), by=SYSTEM, now=now
    )
    assert {row["outcome"] for row in draft.rows} == {"unchanged"}


def test_another_kind_of_file_is_not_there(page):
    assert (
        page.client.get(reverse("directory:organisations_export", args=["pdf"])).status_code == 404
    )

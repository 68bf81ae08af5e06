"""Handing in a list: check, look, say yes."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from khien.core.calendars import today
from khien.directory import queries
from khien.directory.models import ImportDraft
from khien.people.roles import Role
from school_lists import GOOD, HEADING, xlsx

URL = reverse("directory:import_list")


@pytest.fixture
def client_of_administrator(province_with_communes, staff, sign_in):
    return sign_in(staff(Role.ADMINISTRATOR, territory=province_with_communes.province))


def send(client, data, name="danh sách.xlsx", first_day="2026-09-01"):
    return client.post(URL, {"file": SimpleUploadedFile(name, data), "first_day": first_day})


def test_two_steps(client_of_administrator):
    response = send(client_of_administrator, xlsx(HEADING, GOOD, ["", "", "", "98002", "", ""]))
    draft = ImportDraft.objects.get()
    assert response.url == reverse("directory:import_draft", args=[draft.pk])
    body = client_of_administrator.get(response.url).content.decode()
    assert "Thiếu tên trường hoặc cơ sở" in body
    assert "Nhập 1 dòng vào danh mục" in body
    on = today(timezone.now())
    assert queries.resolve("moet", GOOD[2], on) is None
    body = client_of_administrator.post(
        reverse("directory:confirm", args=[draft.pk]), follow=True
    ).content.decode()
    assert "Đã nhập danh sách vào danh mục" in body
    assert queries.resolve("moet", GOOD[2], on).name == GOOD[0]


def test_rows_are_narrowed_by_what_becomes_of_them(client_of_administrator):
    url = send(client_of_administrator, xlsx(HEADING, GOOD, ["", "", "", "98002", "", ""])).url
    response = client_of_administrator.get(url, {"outcome": "refused"})
    assert [row["line"] for row, _, _ in response.context["rows"]] == [3]


def test_a_file_that_cannot_be_read_says_why_beside_the_field(client_of_administrator):
    response = send(client_of_administrator, b"\x89PNG\0", name="ảnh.png")
    assert response.status_code == 422
    assert "không phải là bảng tính" in str(response.context["form"].errors["file"])


@pytest.mark.parametrize("name", ["../../etc/passwd", "a" * 300 + ".xlsx", "x\u202egnp.xlsx"])
def test_a_hostile_file_name_is_only_text(client_of_administrator, name):
    assert send(client_of_administrator, xlsx(HEADING, GOOD), name=name).status_code in {302, 422}


def test_a_day_in_the_future_is_refused(client_of_administrator):
    response = send(client_of_administrator, xlsx(HEADING, GOOD), first_day="2099-01-01")
    assert "tương lai" in str(response.context["form"].errors["first_day"])


def test_without_a_file_nothing_happens(client_of_administrator):
    response = client_of_administrator.post(URL, {"first_day": "2026-09-01"})
    assert response.status_code == 422
    assert not ImportDraft.objects.exists()


def test_confirming_twice_writes_once(client_of_administrator):
    send(client_of_administrator, xlsx(HEADING, GOOD))
    url = reverse("directory:confirm", args=[ImportDraft.objects.get().pk])
    client_of_administrator.post(url)
    body = client_of_administrator.post(url, follow=True).content.decode()
    assert "Danh sách này đã được nhập" in body
    assert queries.institutions(date(2026, 9, 1)).count() == 5


def test_the_template_has_the_headings_that_are_read(client_of_administrator):
    body = client_of_administrator.get(reverse("directory:template")).content
    heading = [cell.value for cell in openpyxl.load_workbook(BytesIO(body)).active[1]]
    row = ["Trường Tiểu học Ba", "", "", "98001", "", "", "", ""]
    send(client_of_administrator, xlsx(heading, row))
    assert [row["outcome"] for row in ImportDraft.objects.get().rows] == ["created"]


def test_before_set_up_the_page_leads_there(staff, sign_in, db):
    body = sign_in(staff(Role.ADMINISTRATOR)).get(URL).content.decode()
    assert reverse("directory:set_up") in body


def test_a_long_list_asks_the_database_no_more(client_of_administrator, costs_the_same):
    send(client_of_administrator, xlsx(HEADING, GOOD))
    draft = ImportDraft.objects.get()

    def grow():
        draft.rows += draft.rows[:1] * 5
        draft.save()

    address = reverse("directory:import_draft", args=[draft.pk])
    costs_the_same(
        "directory/import_draft.html", lambda: client_of_administrator.get(address), grow, most=9
    )

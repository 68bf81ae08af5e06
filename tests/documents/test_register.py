"""An office's register: who sees it, what it shows, what leaves the house."""

from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from fixtures_documents import issue, make
from fixtures_incident import NOW
from khien.core.ids import new_id
from khien.core.models import LedgerEvent
from khien.documents import actions
from khien.documents.models import DocumentType, RegisterNumber
from khien.people.roles import Role

REGISTER = reverse("documents:register")


@pytest.fixture(autouse=True)
def _this_morning(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def issue_new(office, chair, code="mau-05"):
    kind = DocumentType.objects.get(code=code)
    return issue(make(office, chair, kind, holder=new_id()), chair)


def test_it_shows_every_number_of_the_year_and_no_childs_name(office, chair, officer, sign_in):
    issue_new(office, chair)
    voided = issue_new(office, chair)
    actions.void(voided, reason="Nhầm", by=chair, now=NOW)
    issue_new(office, chair, "referral")
    shown = sign_in(officer).get(REGISTER).content.decode()
    for said in ("01/QĐ-UBND", "02/QĐ-UBND", "01/UBND-BVTE", "đã hủy", "Công văn", "23/11/2026"):
        assert said in shown
    assert "Nguyễn Thị Mẫu" not in shown


def test_filters_choose_kind_and_year(office, chair, sign_in):
    issue_new(office, chair)
    issue_new(office, chair, "mau-04")
    issue_new(office, chair, "referral")
    client = sign_in(chair)
    shown = client.get(REGISTER, {"loai": "KH"}).content.decode()
    assert "01/KH-UBND" in shown
    assert "01/QĐ-UBND" not in shown
    letters = client.get(REGISTER, {"loai": "-"}).content.decode()
    assert "01/UBND-BVTE" in letters
    assert "01/KH-UBND" not in letters


@pytest.mark.parametrize("wrong", [{"nam": "x"}, {"co_quan": "x"}, {"loai": "'"}, {"page": "9999"}])
def test_a_wrong_address_shows_the_register_all_the_same(office, chair, sign_in, wrong):
    issue_new(office, chair)
    assert "01/QĐ-UBND" in sign_in(chair).get(REGISTER, wrong).content.decode()


def test_another_communes_register_is_not_shown(
    office, chair, staff, province_with_communes, sign_in
):
    issue_new(office, chair)
    stranger = staff(Role.COMMUNE_CHAIR, territory=province_with_communes.communes[1])
    client = sign_in(stranger)
    assert "01/QĐ" not in client.get(REGISTER, {"co_quan": str(office.pk)}).content.decode()
    for name in ("letterhead", "outside"):
        assert client.get(reverse(f"documents:{name}", args=[office.pk])).status_code == 404


def test_the_provinces_case_manager_sees_every_register(
    office, chair, staff, province_with_communes, sign_in
):
    issue_new(office, chair)
    manager = staff(Role.CASE_MANAGER, territory=province_with_communes.province)
    assert "01/QĐ-UBND" in sign_in(manager).get(REGISTER).content.decode()


def test_who_belongs_to_no_office_is_told_so(office, staff, sign_in):
    nobody = staff(Role.COMMUNE_OFFICER)
    assert "Chưa có sổ nào" in sign_in(nobody).get(REGISTER).content.decode()


def test_it_leaves_as_csv_and_xlsx_and_the_ledger_knows(office, chair, sign_in):
    issue_new(office, chair)
    client = sign_in(chair)
    rows = client.get(REGISTER, {"tep": "csv"}).content.decode("utf-8-sig").splitlines()
    assert rows[0] == '"Số, ký hiệu",Ngày,Loại văn bản,Trích yếu,Trạng thái'
    assert rows[1].startswith("01/QĐ-UBND,2026-11-23,Quyết định,")
    book = openpyxl.load_workbook(BytesIO(client.get(REGISTER, {"tep": "xlsx"}).content))
    assert book.active["A2"].value == "01/QĐ-UBND"
    assert LedgerEvent.objects.filter(verb="RegisterExported").count() == 2


def test_numbers_used_by_hand_are_noted(office, chair, sign_in):
    client = sign_in(chair)
    address = reverse("documents:outside", args=[office.pk])
    assert "Quyết định (QĐ)" in client.get(address).content.decode()
    kind = DocumentType.objects.filter(abbreviation="QĐ").order_by("code").first()
    form = {"kind": kind.code, "up_to": "12", "abstract": "Việc khác"}
    assert client.post(address, form, follow=True).status_code == 200
    assert RegisterNumber.objects.count() == 12
    again = client.post(address, form)
    assert again.status_code == 422
    assert "Sổ đã dùng đến số 12" in again.content.decode()
    assert "Việc khác" in again.content.decode()
    for wrong in ({"up_to": "0"}, {"up_to": "99999999"}, {"kind": "x"}, {"abstract": ""}):
        assert client.post(address, form | wrong).status_code == 422
    shown = client.get(REGISTER).content.decode()
    assert "12/QĐ-UBND" in shown
    assert "ngoài Khiên" in shown


def test_the_register_costs_the_same_for_more_rows(office, chair, sign_in, costs_the_same):
    client = sign_in(chair)

    def grow():
        for _ in range(5):
            issue_new(office, chair)

    costs_the_same("documents/register.html", lambda: client.get(REGISTER), grow, most=14)

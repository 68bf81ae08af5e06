"""Documents of a case: who makes and issues which, and what they say."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from fixtures_documents import docx_text, pdf_text
from fixtures_incident import NOW
from khien.core.calendars import today
from khien.documents import actions as documents
from khien.documents import queries as document_queries
from khien.documents.content import Content, Signer
from khien.documents.models import Document, FileFormat
from khien.people.roles import Role
from khien.support import actions
from khien.support.documents.offers import offers, office_of
from khien.support.models import CaseState, EmergencyKind, Grade, ServiceKind

pytestmark = pytest.mark.usefixtures("this_morning")
SIGNED = {"authority": "", "title": "Chủ tịch", "name": "Cán Bộ Ký", "recipients": "Lưu: VT."}


@pytest.fixture(autouse=True)
def _types(db):
    documents.load_types()


@pytest.fixture
def full(bring_to, officer, chair):
    """A case in which everything was done once."""
    case = bring_to(CaseState.ASSESSED)
    for kind in (EmergencyKind.ONLINE, EmergencyKind.SEPARATION):
        actions.take_emergency_measure(
            case, kind=kind, description="Ở nhà cô ruột.", by=chair, now=NOW
        )
    case = bring_to(CaseState.SERVING)
    actions.add_service(
        case,
        kind=ServiceKind.PSYCHOLOGICAL,
        description="Mỗi tuần một buổi",
        provider_name="Phòng tư vấn Hoa Mai",
        planned_for=today(NOW) + timedelta(days=7),
        by=officer,
        now=NOW,
    )
    actions.review(
        case,
        remaining_risk=Grade.LOW,
        stable=True,
        wellbeing=4,
        notes="Em ngủ được.",
        by=officer,
        now=NOW,
    )
    case.refresh_from_db()
    return case


def offered(case):
    on = today(NOW)
    return {offer.kind.code: offer for offer in offers(case, office_of(case, on), on)}


def made(case, code, by):
    on = today(NOW)
    office = office_of(case, on)
    offer = offered(case)[code]
    return documents.make(
        offer.kind,
        holder=case.pk,
        holder_kind="case",
        office=office.id,
        content=offer.build(),
        by=by,
        now=NOW,
    )


def printed(case, code, by):
    """Text of the DOCX of its draft."""
    return docx_text(documents.download(made(case, code, by), FileFormat.DOCX, by=by, now=NOW))


def test_what_is_offered_grows_with_the_case(case, bring_to, full):
    assert list(offered(full)) == [
        "mau-01",
        "mau-02",
        "emergency-decision",
        "separation-decision",
        "mau-04",
        "mau-05",
        "mau-06",
    ]


def test_two_forms_of_one_day_are_told_apart_and_what_came_back_gets_no_decision(
    bring_to, chair, officer
):
    case = bring_to(CaseState.PLAN_SUBMITTED)
    actions.send_back_plan(case, reason="Hỏi bà", by=chair, now=NOW)
    case.refresh_from_db()
    labels = [offer.label for offer in offers(case, office_of(case, today(NOW)), today(NOW))]
    assert [label for label in labels if "trả lại" in label and "Mẫu số 04" in label]
    assert not [label for label in labels if "Mẫu số 05" in label]


def test_a_new_case_offers_what_was_registered_alone(case):
    assert list(offered(case)) == ["mau-01"]


def test_mau_01_says_what_was_told_and_leaves_lines_for_what_was_not(case, officer):
    text = printed(case, "mau-01", officer)
    for said in (
        "Mẫu số 01",
        "BÁO CÁO",
        "Tiếp nhận thông tin trẻ em",
        "1. Thông qua: trang web",
        "2. Thời gian nhận thông tin: 07 giờ 00 phút, ngày 23/11/2026",
        "1. Họ và tên trẻ em: Nguyễn Thị Mẫu",
        "2. Ngày tháng năm sinh hoặc tuổi: 14 tuổi",
        "3. Giới tính: nữ",
        "6. Sự việc xảy ra: Bị dọa đăng ảnh.",
        "4. Nơi trẻ em ở:",
        officer.full_name,
    ):
        assert said in text


def test_mau_02_crosses_each_grade_once(full, officer):
    text = printed(full, "mau-02", officer)
    assert text.count("\nx\n") == 5
    assert "Mong muốn của trẻ em: Em muốn đi học bình thường." in text
    assert "Cần biện pháp can thiệp khẩn cấp: không" in text
    assert "tạm thời cách ly trẻ khỏi nơi nguy hiểm (09 giờ 00 phút, ngày 23/11/2026)" in text


def test_mau_04_has_the_goals_and_the_services(full, officer):
    text = printed(full, "mau-04", officer)
    for said in (
        "KẾ HOẠCH",
        "- Tư vấn",
        "tư vấn, trị liệu tâm lý",
        "Phòng tư vấn Hoa Mai",
        "30/11/2026",
    ):
        assert said in text
    assert "Bị dọa đăng ảnh." not in text


def test_mau_05_tells_which_child_and_not_what_happened(full, chair):
    text = printed(full, "mau-05", chair)
    for said in (
        "Mẫu số 05",
        "QUYẾT ĐỊNH:",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN",
        "Căn cứ Nghị định số 56/2017/NĐ-CP",
        "đối với trẻ em Nguyễn Thị Mẫu",
        f"(hồ sơ số {full.number})",
        "Điều 4. ",
        "- Như Điều 4;",
    ):
        assert said in text
    for kept in ("Bị dọa", "Ở nhà cô ruột", "Em muốn"):
        assert kept not in text


def test_a_separation_ends_after_fifteen_days_at_the_latest(full, chair):
    text = printed(full, "separation-decision", chair)
    assert "từ 09 giờ 00 phút, ngày 23/11/2026 đến không quá ngày 08/12/2026" in text
    assert "Ở nhà cô ruột." in text
    online = printed(full, "emergency-decision", chair)
    assert "khóa, gỡ khẩn cấp trên mạng" in online


def test_mau_06_says_what_is_known(full, officer):
    review = printed(full, "mau-06", officer)
    assert "Nguy cơ còn lại: thấp" in review
    assert "Trẻ em thấy thế nào: 4/5 (khá)" in review
    assert "Ghi chép: Em ngủ được." in review


def test_they_are_vietnamese_also_for_who_reads_english(full, officer):
    with translation.override("en"):
        text = printed(full, "mau-02", officer)
        pdf = pdf_text(
            documents.download(made(full, "mau-06", officer), FileFormat.PDF, by=officer, now=NOW)
        )
    assert "Giới tính: nữ" in text
    assert "Nguy cơ còn lại: thấp" in pdf


def test_unknown_name_sex_and_age_are_left_open(case, officer, chair):
    case.child, case.age, case.sex = {}, None, "unknown"
    case.save()
    text = printed(case, "mau-01", officer)
    assert "1. Họ và tên trẻ em:" in text
    assert "2. Ngày tháng năm sinh hoặc tuổi:" in text
    assert "3. Giới tính: không biết" in text


def make_on_page(client, case, code):
    address = reverse("support:make_document", args=[case.pk])
    key = offered(case)[code].key
    return client.post(address, {"which": key}, follow=True)


def test_from_the_case_to_the_number_and_back(full, officer, chair, sign_in):
    client = sign_in(officer)
    page = reverse("support:case", args=[full.pk])
    assert "Chưa có văn bản nào." in client.get(page).content.decode()
    shown = make_on_page(client, full, "mau-05").content.decode()
    assert "Chỉ Chủ tịch Ủy ban nhân dân ban hành được quyết định này." in shown
    draft = Document.objects.get()
    issue = reverse("documents:issue", args=[draft.pk])
    assert client.post(issue, SIGNED).status_code == 422
    client = sign_in(chair)
    assert client.post(issue, SIGNED).status_code == 302
    shown = client.get(page).content.decode()
    assert "01/QĐ-UBND" in shown
    assert "đã ban hành" in shown


def test_nothing_chosen_is_said(case, officer, sign_in):
    address = reverse("support:make_document", args=[case.pk])
    answer = sign_in(officer).post(address, {"which": "99"})
    assert answer.status_code == 422
    assert not Document.objects.exists()


def test_the_officer_of_another_commune_sees_neither_case_nor_document(
    case, officer, neighbour, sign_in
):
    document = made(case, "mau-01", officer)
    client = sign_in(neighbour)
    assert client.get(reverse("support:make_document", args=[case.pk])).status_code == 404
    assert client.get(reverse("documents:document", args=[document.pk])).status_code == 404
    assert client.post(reverse("documents:void", args=[document.pk])).status_code == 404


def test_who_only_follows_cases_reads_and_makes_nothing(
    case, officer, staff, province_with_communes, sign_in, monkeypatch
):
    document = made(case, "mau-01", officer)
    client = sign_in(staff(Role.CASE_MANAGER, territory=province_with_communes.province))
    page = reverse("documents:document", args=[document.pk])
    assert client.get(page).status_code == 404, "it names the child"
    monkeypatch.setattr("khien.support.documents.door.sent_up", set)
    assert client.get(page).status_code == 200
    refused = client.post(reverse("documents:issue", args=[document.pk]), SIGNED)
    assert "không thuộc phần việc của bạn" in refused.content.decode()
    assert client.get(reverse("support:make_document", args=[case.pk])).status_code == 403


def test_a_commune_without_a_committee_is_told(case, officer, sign_in, monkeypatch):
    monkeypatch.setattr("khien.support.documents.offers.responsible", lambda *_a: None)
    answer = sign_in(officer).get(reverse("support:make_document", args=[case.pk]), follow=True)
    assert "Chưa có Ủy ban nhân dân" in answer.content.decode()


def test_a_draft_that_was_given_up_is_no_longer_listed(case, officer):
    first = made(case, "mau-01", officer)
    case.child = {"name": "Tên khác"}
    second = made(case, "mau-01", officer)
    assert set(document_queries.for_holder(case.pk)) == {second, first}
    documents.void(first, reason="", by=officer, now=NOW)
    assert document_queries.for_holder(case.pk) == [second]
    assert Content.of(second.content).signers == (
        Signer("", "Người làm công tác bảo vệ trẻ em", officer.full_name),
    )

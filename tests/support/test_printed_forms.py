"""Forms as documents print every answer, a province's own questions too; meetings and referrals."""

from datetime import timedelta

import pytest
from django.urls import reverse

from fixtures_documents import docx_text
from fixtures_incident import NOW
from khien.core.calendars import today
from khien.core.refusal import Refused
from khien.documents import actions as documents
from khien.documents.models import Document, FileFormat
from khien.support import actions
from khien.support.actions import meeting as meetings
from khien.support.actions import referral as referrals
from khien.support.actions.forms import Filled, keep
from khien.support.actions.meeting import Minutes, Task
from khien.support.documents.offers import key_of, offers, office_of
from khien.support.models import CaseState, FormCode, FormDefinition, Grade, MeetingKind
from khien.support.queries.forms import in_force
from people_around import agree, carer, draft

pytestmark = pytest.mark.usefixtures("this_morning")
ON = today(NOW)


@pytest.fixture(autouse=True)
def _types(db):
    documents.load_types()


def offered(case):
    case = type(case).objects.get(pk=case.pk)
    return {offer.kind.code: offer for offer in offers(case, office_of(case, ON), ON)}


def made(case, code, by):
    offer = offered(case)[code]
    office = office_of(case, ON)
    held = {"holder": case.pk, "holder_kind": "case", "office": office.id}
    return documents.make(offer.kind, **held, content=offer.build(), by=by, now=NOW)


def printed(case, code, by):
    return docx_text(documents.download(made(case, code, by), FileFormat.DOCX, by=by, now=NOW))


@pytest.fixture
def filled(db):
    """`filled(code, **answers)`: under a version to which the province added a question."""

    def filled(code, **answers):
        shipped = in_force(code, ON)
        asked = {"key": "own_question", "kind": "text", "label": "Câu hỏi của tỉnh"}
        added = {"title": "Riêng của tỉnh", "title_en": "Ours", "fields": [asked]}
        definition = FormDefinition.objects.create(
            code=code,
            version=shipped.version + 1,
            valid_from=ON,
            certainty="K",
            sections=[*shipped.sections, added],
            published_at=NOW,
        )
        return Filled(definition, {"own_question": "Điều tỉnh muốn biết", **answers})

    return filled


def test_mau_03_prints_the_specific_assessment_whole(bring_to, officer, filled):
    case = bring_to(CaseState.ASSESSED)
    form = filled(
        FormCode.MAU_03,
        harm="high",
        knows_helpers="low",
        who_was_met="Gặp em ở trường",
        family="Em sống với bà",
        online_life="Em dùng hai tài khoản",
        needs_words="Được tư vấn",
        conclusion_reason="Vì còn bị nhắn tin",
        childs_wish="Em muốn ngủ yên",
    )
    actions.submit_assessment(case, conclusion=Grade.HIGH, by=officer, now=NOW, form=form)
    text = printed(case, "mau-03", officer)
    for said in (
        "Thu thập thông tin từ: Gặp em ở trường",
        "Môi trường chăm sóc trẻ em: Em sống với bà",
        "Mong muốn của trẻ em: Em muốn ngủ yên",
        "Kết luận về nguy cơ: cao",
        "Vì còn bị nhắn tin",
        "Được tư vấn",
        "Nội dung khác đã ghi",
        "Việc dùng mạng: tài khoản, nhóm, thói quen: Em dùng hai tài khoản",
        "Câu hỏi của tỉnh: Điều tỉnh muốn biết",
    ):
        assert said in text
    assert text.count("\nx\n") == 2


def test_mau_02_04_and_06_end_with_what_the_province_asks(bring_to, officer, chair, filled, case):
    form = filled(FormCode.MAU_04, childs_view="Em đồng ý", who_coordinates="Cô Mẫu")
    case = bring_to(CaseState.ASSESSED)
    actions.submit_plan(case, goals="Ngủ yên", by=officer, now=NOW, form=form)
    plan = printed(case, "mau-04", officer)
    for said in (
        "Ý kiến của trẻ em về kế hoạch: Em đồng ý",
        "Người điều phối: Cô Mẫu",
        "IV. Tổ chức thực hiện",
        "Câu hỏi của tỉnh: Điều tỉnh muốn biết",
    ):
        assert said in plan
    assert plan.count("Ngủ yên") == 1
    actions.approve_plan(case, decision_number="05/QĐ", by=chair, now=NOW)
    said = {"remaining_risk": Grade.LOW, "stable": True, "wellbeing": 4, "notes": "Em vui"}
    form = filled(FormCode.MAU_06, harm="low", next="close", childs_wish="Em muốn đi bơi")
    actions.review(case, **said, by=officer, now=NOW, form=form)
    text = printed(case, "mau-06", officer)
    assert "Câu hỏi của tỉnh: Điều tỉnh muốn biết" in text
    assert "Mong muốn của trẻ em: Em muốn đi bơi" in text
    assert text.count("\nx\n") == 1
    assert text.count("Em vui") == 1


def test_mau_01_tells_what_only_the_form_knows(case, officer, filled):
    case.child = {**case.child, "contact": "Nhắn cô giáo"}
    case.save()
    form = filled(FormCode.MAU_01, likely_harm="Em bỏ học", languages="Tiếng Mông")
    keep(form, case, by=officer, now=NOW)
    text = printed(case, "mau-01", officer)
    for said in ("trợ, can thiệp: Em bỏ học", "Tiếng trẻ nói: Tiếng Mông", "Điều tỉnh muốn biết"):
        assert said in text
    assert text.count("Nguyễn Thị Mẫu") == 1
    assert "Nhắn cô giáo" not in text, "whoever reads papers need not know how to reach the child"


@pytest.fixture
def met(case, officer, chair):
    minutes = Minutes(
        MeetingKind.NEEDS,
        ON,
        "Bà Mẫu, Hội Phụ nữ\nCô giáo Mẫu",
        "Tư vấn mỗi tuần",
        place="Nhà văn hóa",
        discussed="Em cần gì",
    )
    task = Task("Gặp gia đình", ON + timedelta(days=7), assignee=chair.pk)
    return meetings.record_meeting(case, minutes=minutes, tasks=(task,), by=officer, now=NOW)


def test_minutes_are_those_of_the_recorded_meeting(case, met, officer, chair, sign_in):
    text = printed(case, "needs-meeting", officer)
    for said in (
        "ngày 23/11/2026",
        "Địa điểm: Nhà văn hóa",
        "Hội Phụ nữ",
        "Nội dung đã bàn: Em cần gì",
        "Đã thống nhất: Tư vấn mỗi tuần",
        "Gặp gia đình",
        chair.full_name,
        "30/11/2026",
        officer.full_name,
    ):
        assert said in text
    client = sign_in(officer)
    page = client.get(reverse("support:case", args=[case.pk])).content.decode()
    address = reverse("support:make_document", args=[case.pk])
    key = key_of("needs-meeting", met.pk)
    assert f"{address}?lap={key}" in page
    chosen = client.get(address, {"lap": key}).context["form"]
    assert chosen["which"].value() == key


def test_a_conference_has_minutes_of_its_own_name(case, officer):
    minutes = Minutes(MeetingKind.CONFERENCE, ON, "Cô giáo Mẫu", "Kèm em học")
    meetings.record_meeting(case, minutes=minutes, by=officer, now=NOW)
    assert "Cuộc họp phối hợp" in printed(case, "case-conference", officer)


def test_a_referral_is_printed_once_sent_with_what_was_shared_alone(case, officer, sign_in):
    agree(case, officer, carer(case, officer))
    row = draft(case, officer, shares=("name",), background="Em nói tiếng Mông")
    assert "referral" not in offered(case)
    page = reverse("support:referral", args=[case.pk, row.pk])
    address = f"{reverse('support:make_document', args=[case.pk])}?lap=referral.{row.pk}"
    assert address not in sign_in(officer).get(page).content.decode()
    referrals.send(row, by=officer, now=NOW)
    case.child = {**case.child, "name": "Tên sửa sau"}
    case.save()
    text = printed(case, "referral", officer)
    for said in (
        "Kính gửi: Phòng khám Mẫu",
        "Tên trẻ: Nguyễn Thị Mẫu",
        "Cần biết thêm: Em nói tiếng Mông",
        "Khám và trò chuyện với em.",
        "có đồng ý cho mục đích này",
    ):
        assert said in text
    for kept in ("Tên sửa sau", "Bị dọa", "14 tuổi"):
        assert kept not in text
    assert address in sign_in(officer).get(page).content.decode()
    referrals.stop(row, words="Em đổi ý", by=officer, now=NOW)
    assert "referral" not in offered(case)


def test_the_plan_takes_the_number_of_its_issued_decision(bring_to, chair, sign_in):
    case = bring_to(CaseState.PLAN_SUBMITTED)
    with pytest.raises(Refused, match="số quyết định"):
        actions.approve_plan(case, decision_number="", by=chair, now=NOW)
    document = made(case, "mau-05", chair)
    signed = {"authority": "", "title": "Chủ tịch", "name": "Cán Bộ Ký", "recipients": "Lưu: VT."}
    sign_in(chair).post(reverse("documents:issue", args=[document.pk]), signed)
    number = Document.objects.get().number.written
    page = sign_in(chair).get(reverse("support:approve_plan", args=[case.pk]))
    assert page.context["form"]["decision_number"].value() == number
    assert f"đã ban hành, số {number}" in page.content.decode()
    with pytest.raises(Refused, match=f"mang số {number}"):
        actions.approve_plan(case, decision_number="15/QĐ-UBND", by=chair, now=NOW)
    actions.approve_plan(case, decision_number="", by=chair, now=NOW)
    assert case.plans.get().decision_number == number


@pytest.mark.parametrize(("typed", "warned"), [("15/QĐ-UBND", True), ("1", False)])
def test_a_number_typed_by_hand_that_is_not_the_registers_next_is_warned_of(
    bring_to, chair, sign_in, typed, warned
):
    case = bring_to(CaseState.PLAN_SUBMITTED)
    client, url = sign_in(chair), reverse("support:approve_plan", args=[case.pk])
    shown = client.get(url).content.decode()
    assert "Số tiếp theo trong Sổ văn bản là 01/QĐ-UBND" in shown
    assert f"?lap=mau-05.{case.plans.get().pk}" in shown
    said = {"decision_number": typed, "seen": case.version}
    after = client.post(url, said, follow=True).content.decode()
    assert case.plans.get().decision_number == typed
    assert ("khác số tiếp theo của sổ (01/QĐ-UBND)" in after) is warned

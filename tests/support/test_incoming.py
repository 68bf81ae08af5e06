"""Referrals as the receiving office sees them: only what was shared, until it is stopped."""

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.core.models import LedgerEvent
from khien.core.refusal import Refused
from khien.intake.models import ConflictOfInterest
from khien.people.roles import Role
from khien.support.actions import referral as actions
from khien.support.actions.consent import withdraw_consent
from khien.support.models import Purpose, Referral, ReferralState, Safety
from khien.support.rules.referral import Verb
from people_around import agree, carer, draft

pytestmark = pytest.mark.usefixtures("this_morning")
LIST = reverse("support:incoming")


@pytest.fixture
def school(province_with_communes):
    return province_with_communes.schools[0]


@pytest.fixture
def teacher(staff, school):
    return staff(Role.SERVICE_OFFICER, organisation=school)


@pytest.fixture
def consents(case, officer):
    return agree(case, officer, carer(case, officer), purpose=Purpose.SCHOOL)


@pytest.fixture
def arrived(case, officer, consents, school, teacher):
    row = draft(case, officer, organisation=school, purpose=Purpose.SCHOOL, shares=("name",))
    actions.send(row, by=officer, now=NOW)
    return row


def page_of(row):
    return reverse("support:arrived", args=[row.pk])


def answer(client, row, verb, words=""):
    url = reverse("support:answer_referral", args=[row.pk, verb])
    return client.post(url, {"words": words})


def test_the_office_reads_what_was_shared_and_nothing_else(sign_in, teacher, case, arrived):
    client = sign_in(teacher)
    assert f"Lời giới thiệu {arrived.number}" in client.get(LIST).content.decode()
    page = client.get(page_of(arrived)).content.decode()
    assert "Nguyễn Thị Mẫu" in page
    assert "Khám và trò chuyện với em." in page
    assert "Bị dọa đăng ảnh." not in page
    assert "Trần Thị Mẫu" not in page
    assert client.get(reverse("support:case", args=[case.pk])).status_code == 403
    assert LedgerEvent.objects.filter(verb="ReferralRead", subject=arrived.pk).count() == 1


def test_what_changes_in_the_case_later_does_not_travel_along(sign_in, teacher, case, arrived):
    case.child = {"name": "Tên Mới"}
    case.save()
    page = sign_in(teacher).get(page_of(arrived)).content.decode()
    assert "Tên Mới" not in page


def test_a_draft_has_not_arrived(sign_in, teacher, case, officer, school):
    row = draft(case, officer, organisation=school)
    client = sign_in(teacher)
    assert "Chưa có lời giới thiệu nào" in client.get(LIST).content.decode()
    assert client.get(page_of(row)).status_code == 404


def test_another_office_a_colleague_kept_away_and_a_leader_see_nothing(
    sign_in, staff, leader, teacher, incident, arrived, province_with_communes
):
    elsewhere = staff(Role.SERVICE_OFFICER, organisation=province_with_communes.schools[1])
    assert sign_in(elsewhere).get(page_of(arrived)).status_code == 404
    assert sign_in(leader).get(LIST).status_code == 403
    ConflictOfInterest.objects.create(report=incident.reports.get(), person=teacher, noted_at=NOW)
    client = sign_in(teacher)
    assert client.get(page_of(arrived)).status_code == 404
    assert answer(client, arrived, "accept").status_code == 404


def test_it_answers_by_itself_step_by_step(sign_in, teacher, officer, arrived):
    client = sign_in(teacher)
    assert answer(client, arrived, "acknowledge").status_code == 302
    assert answer(client, arrived, "accept").status_code == 302
    assert answer(client, arrived, "finish").status_code == 422
    assert answer(client, arrived, "finish", "Cô chủ nhiệm kèm em").status_code == 302
    assert Referral.objects.get().state == ReferralState.DONE
    steps = arrived.steps.order_by("at", "id")
    assert [step.told for step in steps] == [False] * 4
    url = reverse("support:referral", args=[arrived.case_id, arrived.pk])
    assert "Cô chủ nhiệm kèm em" in sign_in(officer).get(url).content.decode()


def test_it_refuses_with_a_reason(sign_in, teacher, arrived):
    client = sign_in(teacher)
    assert answer(client, arrived, "refuse").status_code == 422
    assert answer(client, arrived, "refuse", "Trường không có phòng tư vấn").status_code == 302
    assert Referral.objects.get().state == ReferralState.REFUSED


def test_the_officer_does_not_answer_for_an_office_that_answers_itself(officer, arrived):
    with pytest.raises(Refused) as refused:
        actions.answer(arrived, Verb.ACCEPT, by=officer, now=NOW)
    assert "tự trả lời" in str(refused.value)


def test_the_receiver_does_not_take_the_senders_steps(sign_in, teacher, arrived):
    assert answer(sign_in(teacher), arrived, "stop", "x").status_code == 404
    with pytest.raises(Refused):
        actions.answer(arrived, Verb.STOP, words="x", by=teacher, now=NOW)
    assert Referral.objects.get().state == ReferralState.SENT


def test_after_a_withdrawal_it_reads_no_more_and_is_told_what_to_do(
    sign_in, teacher, officer, consents, arrived
):
    withdraw_consent(consents[0], words="Em đổi ý", by=officer, now=NOW)
    client = sign_in(teacher)
    page = client.get(page_of(arrived)).content.decode()
    assert "Hãy dừng lại" in page
    assert "Nguyễn Thị Mẫu" not in page
    assert "Khám và trò chuyện" not in page
    assert "Em đổi ý" not in page
    assert answer(client, arrived, "finish", "x").status_code == 422
    assert answer(client, arrived, "confirm_stop").status_code == 302
    assert Referral.objects.get().state == ReferralState.ENDED


def unsafe_uncle(case, officer):
    return carer(
        case,
        officer,
        name="Lê Văn Mẫu",
        relationship="cậu",
        phone="0912 000 000",
        safety=Safety.UNSAFE,
        is_suspect=True,
        is_representative=False,
    )


def test_the_receiver_is_told_whom_not_to_contact_by_name_only_where_it_knows_the_child(
    sign_in, teacher, officer, case, consents, school
):
    unsafe_uncle(case, officer)
    for shares, named in ((("contact",), True), (("name",), True), (("sex_and_age",), False)):
        row = draft(
            case,
            officer,
            organisation=school,
            purpose=Purpose.SCHOOL,
            shares=shares,
            need=f"Kèm em {shares}",
        )
        actions.send(row, by=officer, now=NOW)
        client = sign_in(teacher)
        for page in (client.get(page_of(row)), answer(client, row, "refuse")):
            shown = page.content.decode()
            assert "Không liên hệ, không nói cho biết" in shown
            assert "Cậu" in shown
            assert ("Lê Văn Mẫu" in shown) is named
            assert "0912 000 000" not in shown


def test_who_turns_out_unsafe_after_the_sending_is_told_too_until_it_is_stopped(
    sign_in, teacher, officer, case, consents, arrived
):
    client = sign_in(teacher)
    assert "Không liên hệ" not in client.get(page_of(arrived)).content.decode()
    unsafe_uncle(case, officer)
    assert "Lê Văn Mẫu" in client.get(page_of(arrived)).content.decode()
    actions.stop(arrived, words="Không cần nữa", by=officer, now=NOW)
    assert "Lê Văn Mẫu" not in client.get(page_of(arrived)).content.decode()
    url = reverse("support:answer_referral", args=[arrived.pk, "confirm_stop"])
    assert "Lê Văn Mẫu" not in client.get(url).content.decode()


def test_the_receiver_does_not_read_why_it_was_shared_without_consent(
    sign_in, teacher, officer, chair, case, school
):
    row = draft(case, officer, organisation=school)
    actions.ask_second_person(row, words="Mẹ em từ chối vô lý", by=officer, now=NOW)
    actions.confirm(row, by=chair, now=NOW)
    assert "Mẹ em từ chối" not in sign_in(teacher).get(page_of(row)).content.decode()


def test_the_list_asks_the_database_as_often_for_twice_the_rows(
    costs_the_same, sign_in, teacher, officer, case, consents, school
):
    client, needs = sign_in(teacher), iter(range(20))

    def grow():
        for _number in range(3):
            row = draft(
                case,
                officer,
                organisation=school,
                purpose=Purpose.SCHOOL,
                need=f"Kèm em {next(needs)}",
            )
            actions.send(row, by=officer, now=NOW)

    costs_the_same("support/incoming.html", lambda: client.get(LIST), grow, most=11)

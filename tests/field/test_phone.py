"""What the phone asks: cases of its officer alone, what it sends is kept once and never lost."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from fixtures_incident import NOW
from khien.core.models import LedgerEvent
from khien.field.models import EntryState, FieldEntry
from khien.people.roles import Role
from khien.support import actions
from khien.support.actions import Registration
from khien.support.models import ServiceKind, Visit
from people_around import carer

pytestmark = pytest.mark.django_db


def test_it_is_given_the_open_cases_of_its_officer_and_each_reading_is_in_the_ledger(phone, case):
    (carried,) = phone("cases").json()["cases"]
    assert (carried["number"], carried["answers"]["name"]) == (case.number, ["Nguyễn Thị Mẫu"])
    assert any("Nghị định 56/2017" in line for line in carried["deadlines"])
    assert LedgerEvent.objects.get(verb="CaseCarried").subject == case.pk


def test_it_is_not_given_the_case_of_a_colleague(
    phone, case, incident, staff, province_with_communes
):
    colleague = staff(Role.COMMUNE_OFFICER, territory=province_with_communes.communes[0])
    actions.open_case(
        incident,
        registration=Registration(what_happened="Việc khác."),
        commune=incident.commune_happened_id,
        by=colleague,
        now=NOW,
    )
    assert [carried["id"] for carried in phone("cases").json()["cases"]] == [str(case.pk)]


def test_beside_the_way_of_contact_it_is_told_whom_not_to_contact(phone, case, officer):
    carer(case, officer, name="Lê Văn Mẫu", relationship="cha dượng", safety="unsafe")
    (carried,) = phone("cases").json()["cases"]
    assert carried["unsafe"] == "cha dượng Lê Văn Mẫu"


def test_it_is_told_who_is_safe_and_carries_the_telephone_of_nobody_else(phone, case, officer):
    carer(case, officer, phone="0912 000 001")
    carer(
        case, officer, name="Lê Văn Mẫu", relationship="cha", safety="unsafe", phone="0912 000 002"
    )
    carer(case, officer, name="Bà Mẫu", relationship="bà", safety="unknown", phone="0912 000 003")
    answer = phone("cases")
    people = {each["who"]: each for each in answer.json()["cases"][0]["people"]}
    assert people["mẹ Trần Thị Mẫu"]["phone"] == "0912 000 001"
    assert people["cha Lê Văn Mẫu"]["safety"] == "không an toàn cho trẻ"
    assert people["cha Lê Văn Mẫu"]["phone"] == people["bà Bà Mẫu"]["phone"] == ""
    assert "000 002" not in answer.content.decode()


@pytest.mark.parametrize("what", ["cases", "state", "send", "wiped"])
def test_without_its_token_there_is_no_such_phone(phone, what):
    assert phone(what, token="6" * 64).status_code == 404
    assert phone(what, token="").status_code == 404


def test_cases_need_a_signed_in_person_and_no_other_one(phone, sign_in, chair, staff):
    assert phone("cases", client=Client()).status_code == 302
    assert phone("cases", client=sign_in(chair)).status_code == 403
    other = sign_in(staff(Role.COMMUNE_OFFICER))
    assert phone("cases", client=other).status_code == 403


def test_a_visit_is_stored_in_the_case(phone, visit, case):
    assert phone("send", visit()).json() == {"state": "stored", "said": ""}
    stored = case.visits.get()
    assert (stored.safe_now, stored.wellbeing) == ("yes", 3)
    assert stored.told["childs_words"] == "Em đỡ sợ."


def test_sent_twice_it_is_one_visit(phone, visit):
    entry = visit()
    assert [phone("send", entry).json()["state"] for _ in range(3)] == ["stored"] * 3
    assert Visit.objects.count() == FieldEntry.objects.count() == 1


def test_what_only_the_phone_changed_is_stored(phone, correction, case):
    told = phone("send", correction({"address": "Xóm Một"}, {"address": "Xóm Hai"}))
    case.refresh_from_db()
    assert told.json()["state"] == "stored"
    assert case.child["address"] == "Xóm Hai"
    assert case.child["name"] == "Nguyễn Thị Mẫu"


def test_where_both_changed_nothing_is_overwritten_and_both_are_kept(
    phone, correction, case, officer
):
    actions.correct(
        case,
        registration=Registration(name="Nguyễn Thị Mẫu", address="Xóm Ba", what_happened="Bị dọa."),
        seen=case.version,
        by=officer,
        now=NOW,
    )
    sent = correction(
        {"address": "Xóm Một", "school": ""}, {"address": "Xóm Hai", "school": "Trường Mẫu"}
    )
    assert phone("send", sent).json()["state"] == "conflict"
    case.refresh_from_db()
    assert (case.child["address"], case.child["school"]) == ("Xóm Ba", "Trường Mẫu")
    assert FieldEntry.objects.get().content["now"]["address"] == "Xóm Hai"


def test_a_service_given_where_there_is_no_network(phone, case, officer, chair):
    _bring_to_serving(case, officer, chair)
    service = actions.add_service(
        case,
        kind=ServiceKind.FAMILY,
        description="",
        planned_for=NOW.date(),
        by=officer,
        now=NOW,
    )
    entry = {
        "id": str(uuid4()),
        "kind": "service",
        "case": str(case.pk),
        "written_at": NOW.isoformat(),
        "content": {"service": str(service.pk), "given_on": "2026-11-23", "outcome": "Đã đến nhà."},
    }
    assert phone("send", entry).json()["state"] == "stored"
    service.refresh_from_db()
    assert service.outcome == "Đã đến nhà."
    again = phone("send", entry | {"id": str(uuid4())}).json()
    assert (again["state"], "đã cung cấp" in again["said"]) == ("refused", True)


def _bring_to_serving(case, officer, chair):
    from fixtures_support import CALM  # noqa: PLC0415  (only here)

    actions.assess(case, findings=CALM, by=officer, now=NOW)
    actions.submit_plan(case, goals="Tư vấn", by=officer, now=NOW)
    actions.approve_plan(case, decision_number="05/QĐ", by=chair, now=NOW)


def test_words_for_a_case_that_went_elsewhere_are_kept_with_the_reason(phone, visit, case):
    case.commune_id = case.incident.reports.get().commune.pk
    entry = visit() | {"case": str(uuid4())}
    told = phone("send", entry).json()
    assert (told["state"], "vẫn được giữ" in told["said"]) == ("refused", True)
    assert FieldEntry.objects.get().content["childs_words"] == "Em đỡ sợ."


def test_a_visit_of_tomorrow_is_kept_and_refused_with_its_sentence(phone, visit):
    told = phone("send", visit(on="2026-11-24")).json()
    assert told == {"state": "refused", "said": "Ngày thăm không thể ở tương lai."}


@pytest.mark.parametrize(
    "broken",
    [
        {"kind": "report"},
        {"id": "một"},
        {"case": None},
        {"content": []},
        {"content": {"was": {}, "now": {"name": 5}}},
        {"content": {"was": {}, "now": {"name": "a" * 200_001}}},
        {"written_at": "hôm qua"},
        {"written_at": "2026-11-23T09:00:00"},
    ],
)
def test_what_cannot_be_read_is_said_so_and_stays_on_the_phone(phone, correction, broken):
    told = phone("send", correction({}, {"name": "A"}) | broken)
    assert (told.status_code, bool(told.json()["said"])) == (422, True)
    assert not FieldEntry.objects.exists()


def test_a_body_that_is_no_json_or_too_large(phone, officer, sign_in, device):
    client, address = sign_in(officer), reverse("field:send", args=[device.pk])
    headers = {"X-Khien-Token": "5" * 64}
    for body in (b"", b"[" * 100_000, b"\xff", b"x" * 900_000):
        told = client.post(address, body, content_type="application/json", headers=headers)
        assert told.status_code == 422


def test_a_clock_that_runs_ahead_is_not_believed(phone, visit):
    phone("send", visit() | {"written_at": (NOW + timedelta(days=400)).isoformat()})
    assert FieldEntry.objects.get().written_at == NOW


def test_fields_it_does_not_know_are_left_out(phone, correction, case):
    phone("send", correction({}, {"officer": "x", "state": "closed", "school": "Trường Mẫu"}))
    case.refresh_from_db()
    assert (case.state, case.child["school"]) == ("registered", "Trường Mẫu")
    assert FieldEntry.objects.get().state == EntryState.STORED

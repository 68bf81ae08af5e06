"""Of people's telephones a phone carries those that may be called, and loses no other by it."""

import pytest

from fixtures_incident import NOW
from khien.support import actions
from khien.support.actions import Registration
from people_around import carer

pytestmark = pytest.mark.django_db
WRITTEN = "Mẹ 0912 000 001. Cha dượng 0912.000.002, nhà bên (+84) 912 000 003"


@pytest.fixture
def told(case, officer):
    carer(case, officer, phone="0912000001")
    carer(case, officer, name="Lê", relationship="cha", safety="unsafe", phone="0912 000 002")
    registration = Registration(
        name="Nguyễn Thị Mẫu",
        address="Xóm Một",
        carers=WRITTEN,
        contact="Gọi cô giáo 0912 000 004, đừng gọi 0912000002",
        what_happened="Có số 0912 000 005 nhắn tin dọa.",
    )
    actions.correct(case, registration=registration, seen=case.version, by=officer, now=NOW)
    case.refresh_from_db()
    return case


def test_free_text_carries_the_numbers_of_nobody_but_the_safe(phone, told):
    answer = phone("cases")
    (carried,) = answer.json()["cases"]
    assert carried["answers"]["carers"] == ["Mẹ 0912 000 001. Cha dượng […02], nhà bên […03]"]
    assert carried["answers"]["contact"] == ["Gọi cô giáo 0912 000 004, đừng gọi […02]"]
    assert carried["answers"]["what_happened"] == ["Có số […05] nhắn tin dọa."]
    assert "000.002" not in answer.content.decode()


def test_words_that_are_corrected_on_it_keep_the_numbers_it_never_had(phone, correction, told):
    was = phone("cases").json()["cases"][0]["answers"]["carers"]
    now = [f"{was[0]} Bà ngoại ở cùng."]
    assert phone("send", correction({"carers": was}, {"carers": now})).json()["state"] == "stored"
    told.refresh_from_db()
    assert told.child["carers"] == f"{WRITTEN} Bà ngoại ở cùng."


def test_where_the_desk_changed_a_number_meanwhile_it_is_the_desks(
    phone, correction, told, officer
):
    was = phone("cases").json()["cases"][0]["answers"]["what_happened"]
    newer = Registration(
        name="Nguyễn Thị Mẫu",
        carers=WRITTEN,
        contact="Gọi cô giáo 0912 000 004, đừng gọi 0912000002",
        what_happened="Có số 0912 000 105 nhắn tin dọa.",
    )
    actions.correct(told, registration=newer, seen=told.version, by=officer, now=NOW)
    now = ["Có số […05] nhắn tin dọa, hôm qua lại nhắn."]
    phone("send", correction({"what_happened": was}, {"what_happened": now}))
    told.refresh_from_db()
    said = told.circumstances["what_happened"]
    assert said == "Có số 0912 000 105 nhắn tin dọa, hôm qua lại nhắn."

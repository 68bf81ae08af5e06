"""The officer chooses field by field; what could not be stored can still be read."""

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.core.work import items
from khien.field.models import EntryState, FieldEntry
from khien.people.roles import Role
from khien.support import actions
from khien.support.actions import Registration

pytestmark = pytest.mark.django_db


@pytest.fixture
def conflict(phone, correction, case, officer):
    """Somebody moved the child to "Xóm Ba" while the phone wrote "Xóm Hai"."""
    registration = Registration(name="Nguyễn Thị Mẫu", address="Xóm Ba", what_happened="Bị dọa.")
    actions.correct(case, registration=registration, seen=case.version, by=officer, now=NOW)
    phone("send", correction({"address": "Xóm Một"}, {"address": "Xóm Hai"}))
    return FieldEntry.objects.get()


def page_of(entry):
    return reverse("field:entry", args=[entry.pk])


def test_both_stand_side_by_side_and_wait_in_the_officers_list(sign_in, officer, conflict):
    body = sign_in(officer).get(page_of(conflict)).content.decode()
    assert "Xóm Hai" in body
    assert "Xóm Ba" in body
    assert any(item.url == page_of(conflict) for item in items(officer, NOW))


@pytest.mark.parametrize(("chosen", "address"), [("mine", "Xóm Hai"), ("theirs", "Xóm Ba")])
def test_what_the_officer_chooses_is_stored(sign_in, officer, conflict, case, chosen, address):
    answer = sign_in(officer).post(page_of(conflict), {"choose_address": chosen})
    assert answer.status_code == 302
    case.refresh_from_db()
    conflict.refresh_from_db()
    assert (case.child["address"], conflict.state) == (address, EntryState.SETTLED)
    assert not items(officer, NOW) or all("Hồ sơ" not in i.url for i in items(officer, NOW))


def test_without_a_choice_nothing_is_settled(sign_in, officer, conflict):
    answer = sign_in(officer).post(page_of(conflict), {})
    assert answer.status_code == 422
    conflict.refresh_from_db()
    assert conflict.state == EntryState.CONFLICT


def test_settled_twice_is_said_so(sign_in, officer, conflict):
    client = sign_in(officer)
    client.post(page_of(conflict), {"choose_address": "mine"})
    again = client.post(page_of(conflict), {"choose_address": "mine"}, follow=True)
    assert "đã được xử lý rồi" in again.content.decode()


def test_nobody_else_reads_it(sign_in, conflict, chair, staff, province_with_communes):
    colleague = staff(Role.COMMUNE_OFFICER, territory=province_with_communes.communes[0])
    assert sign_in(colleague).get(page_of(conflict)).status_code == 404
    assert sign_in(chair).get(page_of(conflict)).status_code == 403


def test_a_refused_visit_can_be_read_and_put_aside(sign_in, officer, phone, visit):
    phone("send", visit(on="2026-11-24"))
    entry = FieldEntry.objects.get()
    client = sign_in(officer)
    body = client.get(page_of(entry)).content.decode()
    assert "Em đỡ sợ." in body
    assert "Ngày thăm không thể ở tương lai." in body
    client.post(page_of(entry), {})
    entry.refresh_from_db()
    assert entry.state == EntryState.SETTLED

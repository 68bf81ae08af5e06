"""Enrolling a phone, and a lost one that forgets everything at its next contact."""

import json

import pytest
from django.urls import reverse

from khien.core.models import LedgerEvent
from khien.field.models import FieldDevice
from khien.people.roles import Role

pytestmark = pytest.mark.django_db
URL = reverse("field:devices")


def post(client, name="Máy của tôi", token="7" * 64):
    body = json.dumps({"name": name, "token": token})
    return client.post(reverse("field:enrol"), body, content_type="application/json")


def test_a_phone_is_enrolled_and_only_a_hash_of_its_token_is_kept(sign_in, officer):
    answer = post(sign_in(officer))
    assert answer.status_code == 201
    device = FieldDevice.objects.get(pk=answer.json()["device"])
    assert device.user == officer
    assert b"7777" not in bytes(device.token_hash)
    assert LedgerEvent.objects.filter(verb="DeviceEnrolled", subject=device.pk).exists()


def test_the_fourth_phone_is_refused_until_one_was_told_to_forget(sign_in, officer):
    client = sign_in(officer)
    answers = [post(client, token=str(n) * 64).status_code for n in range(4)]
    assert answers == [201, 201, 201, 422]
    client.post(reverse("field:wipe", args=[officer.field_devices.first().pk]))
    assert post(client, token="9" * 64).status_code == 201


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"\xff", b'{"name": "x"}'])
def test_nonsense_is_refused_with_a_sentence(sign_in, officer, body):
    answer = sign_in(officer).post(reverse("field:enrol"), body, content_type="application/json")
    assert answer.status_code == 422
    assert "tải lại trang" in answer.json()["said"]


def test_a_lost_phone_is_shut_out_at_once_and_forgets_at_its_next_contact(
    phone, device, sign_in, officer
):
    assert phone("state").json()["forget"] is False
    sign_in(officer).post(reverse("field:wipe", args=[device.pk]))
    assert phone("cases").status_code == 403
    assert phone("state").json()["forget"] is True
    assert phone("wiped").status_code == 200
    device.refresh_from_db()
    assert device.wiped_at is not None
    assert "máy đã quên hết" in sign_in(officer).get(URL).content.decode()
    assert phone("wiped").status_code == 200
    assert LedgerEvent.objects.filter(verb="DeviceWiped").count() == 1


def test_it_forgets_without_anybody_signed_in(phone, device, client):
    device.wipe_asked_at = device.enrolled_at
    device.save()
    assert phone("state", client=client).json()["forget"] is True


def test_the_phone_of_somebody_who_left_forgets(phone, officer):
    officer.is_active = False
    officer.save()
    assert phone("state").json()["forget"] is True


def test_an_administrator_wipes_anybodys_phone_and_a_colleague_nobody_elses(
    sign_in, staff, device, province_with_communes
):
    administrator = staff(Role.ADMINISTRATOR)
    colleague = staff(Role.COMMUNE_OFFICER, territory=province_with_communes.communes[0])
    address = reverse("field:wipe", args=[device.pk])
    assert sign_in(colleague).post(address).status_code == 404
    assert "Máy của tôi" not in sign_in(colleague).get(URL).content.decode()
    assert "Máy của tôi" in sign_in(administrator).get(URL).content.decode()
    assert sign_in(administrator).post(address).status_code == 302
    device.refresh_from_db()
    assert device.wipe_asked_by == administrator


def test_the_list_asks_as_often_for_more_phones(sign_in, officer, costs_the_same):
    client, made = sign_in(officer), iter(range(100, 200))

    def grow():
        for _ in range(2):
            FieldDevice.objects.create(
                user=officer,
                name="Máy",
                token_hash=next(made).to_bytes(32),
                enrolled_at=officer.created_at,
            )

    costs_the_same("field/devices.html", lambda: client.get(URL), grow, most=12)


def test_the_page_for_later_holds_nothing_of_anybody(client, case):
    body = client.get(reverse("field:shell")).content.decode()
    assert "Nguyễn Thị Mẫu" not in body
    worker = client.get(reverse("field:worker"))
    assert worker["Content-Type"].startswith("text/javascript")
    assert reverse("field:shell") in worker.content.decode()

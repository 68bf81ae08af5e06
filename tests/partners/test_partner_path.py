"""A partner through the pages: agreed, promised, delivered, confirmed by another, shared out."""

import pytest
from django.test import Client
from django.urls import reverse

from fixtures_evidence import picture, upload
from khien.core import measures
from khien.core.measures import civil_year
from khien.evidence.models import Exhibit
from khien.partners.models import Agreement, Allocation, Commitment, Delivery, Partner
from partners_made import TODAY, a_task

PARTNER = {
    "name": "Tổ chức Trẻ em Mẫu",
    "kind": "ngo",
    "origin": "international",
    "country": "Thụy Điển",
    "domains": "https://www.vidu.org/vn\nvidu.vn",
    "since": f"{TODAY.year - 1}-01-01",
    "revision": 0,
}
YEAR = civil_year(TODAY)


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def client(officer, province_with_communes):
    return signed_in(officer)


def kept():
    tallies = measures.measure("commitments_kept").count(YEAR, TODAY)
    return sum(t.strict_numerator for t in tallies), sum(t.denominator for t in tallies)


@pytest.fixture
def commitment(client, province_with_communes):
    """Of a partner with an agreement, for the first commune, all through the pages."""
    client.post(reverse("partners:new_partner"), PARTNER)
    partner = Partner.objects.get()
    assert partner.domains == ["vidu.org", "vidu.vn"]
    agreed = {
        "number": "01/TT",
        "title": "Cùng dạy an toàn mạng",
        "signed_for": "Sở mẫu",
        "signed_on": f"{TODAY.year - 1}-02-01",
        "starts": f"{TODAY.year - 1}-02-01",
    }
    client.post(reverse("partners:new_agreement", args=[partner.pk]), agreed)
    promise = {
        "kind": "money",
        "what": "Kinh phí tập huấn",
        "quantity": "20.000.000",
        "agreement": Agreement.objects.get().pk,
        "promised_on": f"{TODAY.year - 1}-03-01",
        "due": TODAY,
        "communes": [province_with_communes.communes[0].pk],
    }
    client.post(reverse("partners:new_commitment", args=[partner.pk]), promise)
    return Commitment.objects.get()


def test_from_agreement_to_task(client, other, officer, commitment, province_with_communes):
    assert (commitment.unit, commitment.quantity) == ("đồng", 20_000_000)
    commune = province_with_communes.communes[0]
    page = reverse("partners:commitment", args=[commitment.pk])

    arrived = {"on": TODAY, "quantity": "20.000.000", "commune": commune.pk}
    client.post(reverse("partners:new_delivery", args=[commitment.pk]), arrived)
    delivery = Delivery.objects.get()
    confirm = reverse("partners:confirm_delivery", args=[delivery.pk])
    assert "không tự xác nhận" in client.post(confirm, follow=True).text
    assert "Chưa có minh chứng" in signed_in(other).post(confirm, follow=True).text
    assert kept() == (0, 1)

    add = reverse("partners:delivery_file", args=[delivery.pk])
    client.post(add, {"exhibits": upload(picture(), "anh.jpg"), "origin": "Ảnh biên bản"})
    assert Exhibit.objects.get(holder=delivery.pk)
    signed_in(other).post(confirm)
    assert kept() == (1, 1)
    assert "20.000.000 / 20.000.000 đồng" in client.get(page).text

    task = a_task(by=officer)
    share = {"task": task.pk, "quantity": "15.000.000"}
    client.post(reverse("partners:allocate", args=[commitment.pk]), share)
    assert task.title in client.get(page).text
    second = {"task": a_task(by=officer, number="2").pk, "quantity": "6.000.000"}
    answer = client.post(reverse("partners:allocate", args=[commitment.pk]), second)
    assert "Chỉ còn 5.000.000 đồng" in answer.text
    client.post(reverse("partners:remove_allocation", args=[Allocation.objects.get().pk]))
    assert not Allocation.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"country": ""}, "quốc tế"),
        ({"name": ""}, "Hãy điền"),
        ({"domains": "khongcocham"}, "tên miền"),
        ({"since": "2100-01-01"}, "chưa đến"),
    ],
)
def test_what_makes_no_sense_is_said_and_kept(client, wrong, sentence):
    answer = client.post(reverse("partners:new_partner"), PARTNER | wrong)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert not Partner.objects.exists()


def test_the_same_partner_under_two_spellings_is_one(client):
    client.post(reverse("partners:new_partner"), PARTNER)
    answer = client.post(reverse("partners:new_partner"), PARTNER | {"name": "TỔ CHỨC trẻ em mẫu"})
    assert "đã có trong danh sách" in answer.text


def test_the_second_of_two_people_is_told(client):
    client.post(reverse("partners:new_partner"), PARTNER)
    change = reverse("partners:change_partner", args=[Partner.objects.get().pk])
    client.post(change, PARTNER | {"revision": 1, "about": "Tập huấn"})
    assert "vừa sửa" in client.post(change, PARTNER | {"revision": 1, "about": "Khác"}).text

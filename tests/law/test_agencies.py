"""Bodies that are no more, with who carries on their work."""

import pytest
from django.urls import reverse

from khien.law.models import EndedAgency
from khien.people.roles import Role

PAGE = reverse("law:agencies")
SENT = {
    "name": "Chi cục mẫu",
    "ended": "2026-01-01",
    "successor": "Sở mẫu",
    "certainty": "K",
    "revision": 0,
}


@pytest.fixture
def client(register, staff, sign_in):
    return sign_in(staff(Role.LEGAL_OFFICER))


def test_added_changed_and_the_second_of_two_is_told(client):
    client.post(reverse("law:new_agency"), SENT)
    row = EndedAgency.objects.get(name="Chi cục mẫu")
    change = reverse("law:change_agency", args=[row.pk])
    client.post(change, SENT | {"revision": 1, "successor": "Sở khác"})
    assert "Sở khác" in client.get(PAGE).text
    assert "Có người vừa sửa" in client.post(change, SENT | {"revision": 1}).text
    assert "đã có trong danh sách" in client.post(reverse("law:new_agency"), SENT).text


def test_a_document_says_that_its_issuer_is_no_more(client, register):
    page = client.get(reverse("law:document", args=[register["kh-169-2022-hoa-binh"].pk])).text
    assert "tiếp nhận: Ủy ban nhân dân tỉnh Phú Thọ" in page


def test_the_number_of_queries_does_not_grow(client, costs_the_same):
    numbers = iter(range(100))

    def grow():
        for number in [next(numbers) for _ in range(5)]:
            client.post(reverse("law:new_agency"), SENT | {"name": f"Mẫu {number}"})

    costs_the_same("law/agencies.html", lambda: client.get(PAGE), grow, most=7)

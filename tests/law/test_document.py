import pytest
from django.urls import reverse

from khien.core.ids import new_id
from khien.people.roles import Role


def address(register, code):
    return reverse("law:document", args=[register[code].pk])


@pytest.fixture
def officer(staff, sign_in):
    return sign_in(staff(Role.INTAKE_OFFICER))


def test_provisions_with_their_marks(register, officer):
    page = officer.get(address(register, "bo-luat-hinh-su-2015")).content.decode()
    assert "Điều 326" in page
    assert "hiểu biết chung" in page


def test_validity_is_that_of_the_day_asked(register, officer):
    page = address(register, "luat-an-ninh-mang-2018")
    assert "Đang có hiệu lực" in officer.get(page, {"on": "2026-06-30"}).content.decode()
    assert "Đang có hiệu lực" not in officer.get(page, {"on": "2026-07-01"}).content.decode()


def test_only_who_keeps_the_register_is_offered_to_change_it(register, officer, staff, client):
    page = address(register, "nd-56-2017")
    change = reverse("law:change_document", args=[register["nd-56-2017"].pk])
    assert change not in officer.get(page).content.decode()
    client.force_login(staff(Role.LEGAL_OFFICER))
    assert change in client.get(page).content.decode()


def test_no_such_document(db, officer):
    assert officer.get(reverse("law:document", args=[new_id()])).status_code == 404


def test_the_number_of_queries_does_not_grow(register, officer, costs_the_same):
    numbers = iter(range(100))
    copy = register["bo-luat-hinh-su-2015"].provisions.first()

    def grow():
        for number in [next(numbers) for _ in range(5)]:
            copy.pk, copy.path, copy._state.adding = new_id(), f"mẫu {number}", True
            copy.save()

    page = address(register, "bo-luat-hinh-su-2015")
    costs_the_same("law/document.html", lambda: officer.get(page), grow, most=15)

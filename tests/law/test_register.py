import pytest
from django.urls import reverse

from khien.core.ids import new_id
from khien.people.roles import Role

PAGE = reverse("law:register")


@pytest.fixture
def officer(staff, sign_in):
    return sign_in(staff(Role.INTAKE_OFFICER))


def test_staff_see_each_document_with_its_mark(register, officer):
    page = officer.get(PAGE).content.decode()
    assert "Nghị định 56/2017/NĐ-CP" in page
    assert "mới đọc ở nguồn thứ cấp" in page
    assert "Chưa rõ ngày hiệu lực" in page


def test_validity_is_that_of_the_day_asked(register, officer):
    query = {"q": "an ninh mang 24/2018", "in_force": "on"}
    before = officer.get(PAGE, query | {"on": "2026-06-30"}).content.decode()
    after = officer.get(PAGE, query | {"on": "2026-07-01"}).content.decode()
    assert "24/2018/QH14" in before
    assert "Không có văn bản nào khớp" in after


@pytest.mark.parametrize("query", [{"on": "hôm qua"}, {"q": "a\x00b"}, {"q": "x" * 500}])
def test_nonsense_in_the_filter_is_an_answer(register, officer, query):
    assert officer.get(PAGE, query).status_code == 200


def test_strangers_are_sent_to_sign_in(db, client):
    assert client.get(PAGE).status_code == 302


def test_the_number_of_queries_does_not_grow(register, officer, costs_the_same):
    numbers = iter(range(100))

    def grow():
        for number in [next(numbers) for _ in range(5)]:
            copy = register["nd-56-2017"]
            copy.pk, copy.code, copy._state.adding = new_id(), f"mau-{number}", True
            copy.save()

    costs_the_same("law/register.html", lambda: officer.get(PAGE), grow, most=9)

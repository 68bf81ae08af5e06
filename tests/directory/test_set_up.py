"""The first page of a new installation."""

from datetime import date

import pytest
from django.urls import reverse

from fixtures_directory import organisation
from khien.directory import queries
from khien.directory.models import Function, FunctionBinding, Installation, Level, Organisation
from khien.people.roles import Role

URL = reverse("directory:set_up")


@pytest.fixture
def two_provinces(db):
    chosen = organisation("Tỉnh Phú Thọ", level=Level.PROVINCE, code=("gso", "25"))
    other = organisation("Tỉnh Núi Gió", level=Level.PROVINCE, code=("gso", "99"))
    organisation("Xã Một", level=Level.COMMUNE, parent=chosen, code=("gso", "25001"))
    return chosen, other


@pytest.fixture
def client_of_administrator(staff, sign_in):
    return sign_in(staff(Role.ADMINISTRATOR))


def test_phu_tho_is_proposed(client_of_administrator, two_provinces):
    response = client_of_administrator.get(URL)
    assert response.context["form"].initial["province"] == str(two_provinces[0].pk)


def test_choosing_makes_the_offices_and_their_functions(client_of_administrator, two_provinces):
    client_of_administrator.post(URL, {"province": str(two_provinces[0].pk)})
    assert queries.installation().name == "Tỉnh Phú Thọ"
    commune = Organisation.objects.get(versions__name="Xã Một")
    office = queries.responsible(Function.COMMUNE_COMMITTEE, commune.pk, date(2026, 1, 1))
    assert office.name == "Ủy ban nhân dân xã Một"
    body = client_of_administrator.get(URL).content.decode()
    assert "Sở Y tế tỉnh Phú Thọ" in body


def test_a_province_that_does_not_exist_is_refused(client_of_administrator, two_provinces):
    assert client_of_administrator.post(URL, {"province": "x"}).status_code == 422
    assert not Installation.objects.exists()


def test_without_the_country_the_page_says_what_to_do(client_of_administrator, db):
    assert "chưa được nạp" in client_of_administrator.get(URL).content.decode()


def test_a_second_choice_changes_nothing(client_of_administrator, two_provinces):
    for province in two_provinces:
        client_of_administrator.post(URL, {"province": str(province.pk)})
    assert queries.installation().name == "Tỉnh Phú Thọ"


def step(page, title):
    return next(step for step in page.context["steps"] if step.title == title)


def test_every_step_has_its_own_state(client_of_administrator, two_provinces):
    client_of_administrator.post(URL, {"province": str(two_provinces[0].pk)})
    page = client_of_administrator.get(URL)
    assert step(page, "Tỉnh").done
    assert step(page, "Cơ quan").done
    assert step(page, "Nhiệm vụ").done
    assert not step(page, "Trường và cơ sở").done
    assert page.context["next"].title == "Trường và cơ sở"
    assert page.text.count('data-state="done"') == page.context["done"]
    assert page.text.count('aria-current="step"') == 1


def test_a_function_without_an_office_is_missed(client_of_administrator, two_provinces):
    client_of_administrator.post(URL, {"province": str(two_provinces[0].pk)})
    FunctionBinding.objects.filter(function=Function.CYBER_POLICE).delete()
    found = step(client_of_administrator.get(URL), "Nhiệm vụ")
    assert (found.done, found.state) == (False, "1 việc chưa có cơ quan lo")


def test_people_are_steps_too_since_without_them_nothing_works(
    client_of_administrator, two_provinces
):
    client_of_administrator.post(URL, {"province": str(two_provinces[0].pk)})
    titles = [step.title for step in client_of_administrator.get(URL).context["steps"]]
    assert titles[4:] == [
        "Người nhận tin báo",
        "Cán bộ bảo vệ trẻ em cấp xã",
        "Chủ tịch Ủy ban nhân dân cấp xã",
        "Công an phụ trách an ninh mạng",
        "Người ghi buổi giáo dục",
        "Người xác nhận buổi giáo dục",
    ]

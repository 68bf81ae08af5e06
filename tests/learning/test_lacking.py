"""For the education officer: which institutions have nothing yet, commune by commune."""

import pytest
from django.urls import reverse

from fixtures_directory import organisation
from khien.directory.models import InstitutionType, Kind
from khien.people.roles import Role

pytestmark = pytest.mark.django_db
URL = reverse("learning:lacking")


def shown(page):
    return [(row.name, row.lacking, row.all) for row in page.context["communes"]]


def test_the_province_sees_every_commune_most_lacking_first(sign_in, officer, verified):
    assert shown(sign_in(officer).get(URL)) == [
        ("Phường Suối Ngọc", 2, 2),
        ("Xã Đồi Thông", 1, 1),
    ]
    verified()
    assert shown(sign_in(officer).get(URL)) == [
        ("Xã Đồi Thông", 1, 1),
        ("Phường Suối Ngọc", 1, 2),
    ]


def test_a_commune_lists_its_institutions_and_what_they_recorded(
    sign_in, officer, province, record, school
):
    record()
    page = sign_in(officer).get(URL, {"xa": str(province.communes[0].pk)})
    assert [(row.name, row.recorded) for row in page.context["rows"]] == [
        ("Mái ấm Hoa Mai", 0),
        ("Trường Tiểu học Suối Ngọc", 1),
    ]
    text = page.content.decode()
    assert "đã ghi 1 buổi, chưa được tính" in text
    assert reverse("learning:institution", args=[school.pk]) in text


def test_an_officer_of_one_commune_sees_that_one_at_once(sign_in, staff, province):
    user = staff(Role.EDUCATION_OFFICER, territory=province.communes[1])
    page = sign_in(user).get(URL)
    assert [row.name for row in page.context["rows"]] == ["Trường THCS Đồi Thông"]


def test_a_made_up_commune_shows_the_overview(sign_in, officer):
    assert sign_in(officer).get(URL, {"xa": "' OR 1=1"}).context["chosen"] is None


def test_a_commune_without_institutions_in_scope(sign_in, staff, province):
    user = staff(Role.EDUCATION_OFFICER, territory=province.communes[2])
    assert "chưa có trường, cơ sở nào" in sign_in(user).get(URL).content.decode()


def test_schools_do_not_look_over_others(sign_in, recorder, verifier):
    for user in (recorder, verifier):
        assert sign_in(user).get(URL).status_code == 403


def test_the_page_asks_the_database_as_often_for_twice_the_schools(
    sign_in, officer, province, costs_the_same
):
    here = province.communes[0]

    def grow():
        for _ in range(5):
            organisation(
                "Trường Mẫu", Kind.SCHOOL, place=here, institution_type=InstitutionType.PRIMARY
            )

    client = sign_in(officer)
    costs_the_same(
        "learning/lacking.html", lambda: client.get(URL, {"xa": str(here.pk)}), grow, most=13
    )

"""The page of a class: numbers and no names, who left and who came."""

import pytest
from django.urls import reverse

from fixtures_learning import TODAY
from khien.learning.models import SchoolClass
from khien.people.roles import Role

pytestmark = pytest.mark.django_db


def test_a_class_is_listed_by_numbers_once(sign_in, recorder, school, year):
    client = sign_in(recorder)
    url = reverse("learning:school_class_new", args=[school.pk, year.code])
    said = {"name": " 3b ", "grade": "3", "numbers": "1-38, 40", "girls": "2-10"}
    assert client.post(url, said).status_code == 302
    row = SchoolClass.objects.get()
    assert (row.name, len(row.numbers), len(row.girls)) == ("3B", 39, 9)
    again = client.post(url, said)
    assert list(again.context["form"].errors) == ["name"]
    strange = client.post(url, said | {"name": "3C", "numbers": "An, Bình"})
    assert list(strange.context["form"].errors) == ["numbers"]
    assert "An, Bình" in strange.text


def test_a_class_is_corrected_unless_somebody_did_so_meanwhile(sign_in, recorder, class_3a):
    client, url = sign_in(recorder), reverse("learning:school_class", args=[class_3a.pk])
    shown = client.get(url)
    assert shown.context["form"]["numbers"].value() == "1-40"
    said = {"name": "3A", "grade": "3", "numbers": "1-41", "girls": "", "seen": "1"}
    assert client.post(url, said).status_code == 302
    told = client.post(url, said)
    assert "Có người vừa sửa lớp này" in told.text
    again = said | {"seen": told.context["form"]["seen"].value()}
    assert client.post(url, again).status_code == 302  # told once, saved when it is sent again


def test_who_came_has_a_number_of_their_own(sign_in, recorder, class_3a):
    client, url = sign_in(recorder), reverse("learning:school_class_move", args=[class_3a.pk])
    said = {"way": "in", "number": "40", "on": TODAY.isoformat()}
    assert "Số 40 đã có trong lớp" in client.post(url, said).text
    assert client.post(url, said | {"number": "41", "girl": "on"}).status_code == 302
    class_3a.refresh_from_db()
    assert 41 in class_3a.girls
    assert "Số 41 đến từ 23/11/2026" in client.get(
        reverse("learning:school_class", args=[class_3a.pk])
    ).text.replace("\xa0", " ")


def test_a_class_of_another_school_is_not_found(sign_in, staff, province, class_3a):
    other = staff(Role.SCHOOL_COORDINATOR, organisation=province.schools[1])
    url = reverse("learning:school_class", args=[class_3a.pk])
    assert sign_in(other).get(url).status_code == 404

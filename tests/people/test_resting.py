"""A leader sees who has met too much today, in their territory, and nothing of what it was."""

import pytest
from django.urls import reverse
from django.utils import timezone

from khien.people.models import Exposure, ExposureSource
from khien.people.roles import Role

pytestmark = pytest.mark.django_db
PAGE = reverse("people:resting")


def met(user, minutes):
    at, source = timezone.now(), ExposureSource.EXHIBIT
    Exposure.objects.create(user=user, at=at, minutes=minutes, source=source)
    return str(user)


def text(answer):
    return answer.content.decode()


def test_the_leader_sees_who_is_over_and_who_should_rest(staff, sign_in, province_with_communes):
    here = province_with_communes.communes
    over = met(staff(Role.CYBER_POLICE, territory=here[0]), 241)
    tired = met(staff(Role.COMMUNE_OFFICER, territory=here[1]), 61)
    fresh = met(staff(Role.COMMUNE_OFFICER, territory=here[1]), 5)
    province = province_with_communes.province
    page = text(sign_in(staff(Role.LEADER, territory=province)).get(PAGE))
    assert page.index(over) < page.index(tired)
    assert "241 trên 240 phút" in page
    assert fresh not in page
    for matter in ("ảnh", "tin báo nặng", "/chung-cu/"):
        assert matter not in page.partition("<main")[2].partition("</main>")[0]


def test_the_chair_sees_those_of_their_commune(staff, sign_in, province_with_communes):
    here, there = province_with_communes.communes[:2]
    mine = met(staff(Role.COMMUNE_OFFICER, territory=here), 70)
    theirs = met(staff(Role.COMMUNE_OFFICER, territory=there), 70)
    page = text(sign_in(staff(Role.COMMUNE_CHAIR, territory=here)).get(PAGE))
    assert mine in page
    assert theirs not in page


@pytest.mark.parametrize("role", [Role.CYBER_POLICE, Role.ADMINISTRATOR, Role.EDITOR])
def test_colleagues_do_not_watch_each_other(staff, sign_in, role):
    assert sign_in(staff(role)).get(PAGE).status_code == 403


def test_it_asks_as_often_for_twice_as_many(staff, sign_in, province_with_communes, costs_the_same):
    here = province_with_communes.communes[0]
    client = sign_in(staff(Role.COMMUNE_CHAIR, territory=here))
    assert "Hôm nay chưa ai cần nghỉ" in text(client.get(PAGE))

    def more():
        for _each in range(3):
            met(staff(Role.COMMUNE_OFFICER, territory=here), 70)

    costs_the_same("people/resting.html", lambda: client.get(PAGE), more, most=12)

"""Whoever has seen enough asks a colleague to look in their place."""

import pytest
from django.urls import reverse
from django.utils import timezone

from fixtures_evidence import HOLDER, picture, receive
from khien.core import ledger
from khien.evidence import access, work
from khien.evidence.models import HandedLook, HolderKind
from khien.people.models import Exposure, ExposureSource
from khien.people.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleagues(staff, province_with_communes, monkeypatch):
    """Two of one commune; the second may be kept away."""
    monkeypatch.setattr(access, "_registered", {})
    away = set()
    access.register(HolderKind.REPORT, lambda user, holder: holder == HOLDER and user not in away)
    here = province_with_communes.communes[0]
    return *(staff(Role.CYBER_POLICE, territory=here) for _ in range(2)), away


def page(exhibit):
    return reverse("evidence:hand_on", args=[exhibit.pk])


def waiting(user):
    return [item.url for item in work.handed_looks(user, timezone.now())]


def test_it_waits_for_the_colleague_until_they_have_looked(sign_in, colleagues):
    tired, fresh, _away = colleagues
    exhibit = receive(picture())
    client = sign_in(tired)
    assert str(fresh) in client.get(page(exhibit)).content.decode()
    for _twice in range(2):
        answer = client.post(page(exhibit), {"to": str(fresh.pk)})
        assert answer.url == reverse("evidence:exhibit", args=[exhibit.pk])
    assert HandedLook.objects.count() == 1
    assert str(fresh) in client.get(answer.url).content.decode()
    assert waiting(fresh) == [answer.url]
    assert waiting(tired) == []
    told = [row for row in ledger.history(exhibit.pk) if row.verb == "LookHandedOn"]
    assert [(row.actor_key, row.data["to"]) for row in told] == [(tired.actor_key, str(fresh.pk))]
    sign_in(fresh).post(reverse("evidence:look", args=[exhibit.pk]))
    assert waiting(fresh) == []


def kept_away(fresh, away):
    away.add(fresh)


def tired_too(fresh, _away):
    at, source = timezone.now(), ExposureSource.CONTACT
    Exposure.objects.create(user=fresh, at=at, minutes=240, source=source)


def account_stopped(fresh, _away):
    fresh.is_active = False
    fresh.save()


@pytest.mark.parametrize("reason", [kept_away, tired_too, account_stopped])
def test_who_cannot_look_is_not_asked(sign_in, colleagues, reason):
    tired, fresh, away = colleagues
    exhibit = receive(picture())
    reason(fresh, away)
    client = sign_in(tired)
    assert "Hôm nay chưa có ai xem thay được" in client.get(page(exhibit)).content.decode()
    assert client.post(page(exhibit), {"to": str(fresh.pk)}).status_code == 422
    assert not HandedLook.objects.exists()


def test_people_of_elsewhere_are_not_named(sign_in, staff, province_with_communes, colleagues):
    tired, fresh, _away = colleagues
    elsewhere = staff(Role.CYBER_POLICE, territory=province_with_communes.communes[1])
    shown = sign_in(tired).get(page(receive(picture()))).content.decode()
    assert str(fresh) in shown
    assert str(elsewhere) not in shown


@pytest.mark.parametrize("typed", [{}, {"to": "x"}, {"to": "1" * 5000}])
def test_nobody_chosen_is_said(sign_in, colleagues, typed):
    answer = sign_in(colleagues[0]).post(page(receive(picture())), typed)
    assert answer.status_code == 422
    assert "role=" in answer.content.decode()

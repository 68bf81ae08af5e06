"""Content of one incident, followed by the police, on a platform that can be asked."""

from datetime import timedelta

import pytest
from django.utils import timezone

from fixtures_incident import NOW
from khien.core.calendars import today
from khien.directory.models import Function
from khien.documents.actions import load_types
from khien.intake.models import HarmKind
from khien.law.queries import provisions_in_force
from khien.people.roles import Role
from khien.takedown.actions import content, requests
from khien.takedown.actions.addressees import load_addressees
from khien.takedown.actions.content import NewContent
from khien.takedown.actions.requests import NewRequest
from khien.takedown.models import Addressee, Ask
from khien.takedown.rules.places import read_all

LINK = "https://www.tiktok.com/@mau/video/123?utm_source=x"
LATER = NOW + timedelta(hours=3)


@pytest.fixture
def this_morning(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def clock(monkeypatch):
    """`clock(moment)`: what the time is from now on."""
    return lambda moment: monkeypatch.setattr(timezone, "now", lambda: moment)


@pytest.fixture
def office(province_with_communes):
    return province_with_communes.office(Function.CYBER_POLICE)


@pytest.fixture
def other_office(staff, province_with_communes):
    return staff(
        Role.INFORMATION_OFFICER,
        territory=province_with_communes.province,
        organisation=province_with_communes.office(Function.ELECTRONIC_INFORMATION),
    )


@pytest.fixture
def colleague(staff, province_with_communes, office):
    return staff(Role.CYBER_POLICE, territory=province_with_communes.province, organisation=office)


@pytest.fixture
def directory(db):
    load_addressees()
    load_types()
    return {row.code: row for row in Addressee.objects.all()}


@pytest.fixture
def provision(shipped_law):
    return provisions_in_force(today(NOW)).get(document__code="luat-an-ninh-mang-2025")


@pytest.fixture
def register(incident, police, office, directory):
    """`register("link or words", …)`: content of the incident."""

    def register(*lines, by=police, office=office, now=NOW, **said):
        told = {"harm": HarmKind.THREAT, "about": "Lời dọa trẻ em.", "seen_at": now} | said
        new = NewContent(places=tuple(read_all("\n".join(lines))), **told)
        return content.register(incident, new, office=office.pk, by=by, now=now)

    return register


@pytest.fixture
def item(register):
    return register(LINK)[0]


@pytest.fixture
def draft(item, police, directory, provision):
    def draft(of=item, to="tiktok", now=NOW, **said):
        new = NewRequest(
            addressee=directory[to],
            **{"ask": Ask.REMOVE, "provision": provision, "why": "Đe dọa trẻ em."} | said,
        )
        return requests.draft(of, new, by=police, now=now)

    return draft


@pytest.fixture
def send(draft, police):
    def send(at=NOW, **said):
        request = draft(now=at, **said)
        requests.send(request, at=at, way="thư điện tử: mau@example.vn", by=police, now=at)
        request.refresh_from_db()
        return request

    return send

"""A violation of one respondent, one fixed morning, and an office that is not theirs."""

from datetime import timedelta

import pytest
from django.utils import timezone

from fixtures_incident import NOW
from khien.core.calendars import today
from khien.directory.models import Function
from khien.enforcement import actions
from khien.enforcement.actions import NewRespondent, Said, Step
from khien.enforcement.models import Branch, RespondentKind, RespondentMatch, Verdict
from khien.enforcement.rules import traces
from khien.intake.models import Incident
from khien.law.models import ProvisionKind
from khien.law.queries import provisions_in_force
from khien.people.models import KeptAway, RecordKind
from khien.people.roles import Role

ACT_ON = today(NOW - timedelta(days=1))


@pytest.fixture
def this_morning(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def office(province_with_communes):
    return province_with_communes.office(Function.CYBER_POLICE)


@pytest.fixture
def open_one(incident, police, office):
    """`open_one(act=…, phone=…, name=…)`: another violation of the incident."""

    def open_one(act="extortion", phone="0912345678", name="Trần Văn Mẫu"):
        return actions.open_violation(
            incident,
            respondent=NewRespondent(
                kind=RespondentKind.PERSON,
                name=name,
                identifiers=(traces.phone(phone),),
            ),
            office=office.pk,
            act=act,
            act_on=ACT_ON,
            account="Nhắn tin dọa đăng ảnh.",
            by=police,
            now=NOW,
        )

    return open_one


@pytest.fixture
def violation(open_one):
    return open_one()


@pytest.fixture
def provision(shipped_law):
    return provisions_in_force(ACT_ON).first()


@pytest.fixture
def fining(provision):
    """The provision that fines 5 to 10 million đồng, and organisations twice as much."""
    provision.kind = ProvisionKind.FINE
    provision.save()
    for who, least, most in (("person", 5_000_000, 10_000_000), ("organisation", 10**7, 2 * 10**7)):
        provision.fine_limits.create(who=who, least_vnd=least, most_vnd=most, certainty="V")
    return provision


@pytest.fixture
def verify(violation, police):
    """`verify(branch, provision)`: the violation, as it is stored then."""

    def verify(branch, *provisions, age="adult", by=police):
        actions.verify(
            violation, branch=branch, provisions=provisions, age_group=age, by=by, now=NOW
        )
        violation.refresh_from_db()
        return violation

    return verify


@pytest.fixture
def take(violation, police):
    """`take(Step.RECORD, number="1")`: on the day it is noted, one day later each time."""
    days = iter(range(1, 100))

    def take(step, *, by=police, days_later=None, **said):
        now = NOW + timedelta(days=next(days) if days_later is None else days_later)
        said.setdefault("on", today(now))
        actions.take(violation, step, Said(**said), by=by, now=now)
        violation.refresh_from_db()
        return violation

    return take


@pytest.fixture
def fine(verify, take, fining):
    """`fine(6_000_000)`: recorded and decided."""

    def fine(fine_vnd=6_000_000, **said):
        verify(Branch.ADMINISTRATIVE, fining)
        take(Step.RECORD, number="01/BB-VPHC")
        return take(Step.DECIDE, number="12/QĐ-XPHC", fine_vnd=fine_vnd, **said)

    return fine


@pytest.fixture
def other_office(staff, province_with_communes):
    return staff(
        Role.INFORMATION_OFFICER,
        territory=province_with_communes.province,
        organisation=province_with_communes.office(Function.ELECTRONIC_INFORMATION),
    )


@pytest.fixture
def open_theirs(incident, other_office, province_with_communes):
    """`open_theirs(phone=…, name=…)`: a violation in a file of the other office."""

    def open_theirs(act="threat", phone="0912345678", name="Nguyễn Văn Khác", more=()):
        return actions.open_violation(
            incident,
            respondent=NewRespondent(
                kind=RespondentKind.PERSON,
                name=name,
                note="Ở tổ 3.",
                identifiers=(traces.phone(phone), *more),
            ),
            office=province_with_communes.office(Function.ELECTRONIC_INFORMATION).pk,
            act=act,
            act_on=ACT_ON,
            account="Nhắn tin dọa.",
            by=other_office,
            now=NOW,
        )

    return open_theirs


@pytest.fixture
def theirs(open_theirs):
    return open_theirs()


@pytest.fixture
def match(violation, theirs):
    """Of the two files that share a telephone number."""
    return RespondentMatch.objects.get()


@pytest.fixture
def judge(violation, theirs, match, police, other_office):
    """`judge("same", "different")`: what the one side says, then the other."""

    def judge(*words):
        for side, by, word in zip((violation, theirs), (police, other_office), words, strict=False):
            actions.judge(side, match, Verdict(word), why="Đã gọi.", by=by, now=NOW)

    return judge


@pytest.fixture
def keep_away(triager):
    """`keep_away(incident_id, person)`: from their next request on they must not see it."""

    def keep_away(incident_id, person):
        KeptAway.objects.create(
            kind=RecordKind.INCIDENT,
            subject=incident_id,
            person=person,
            noted_at=NOW,
            noted_by=triager,
            why="Người nhà",
        )
        person.remembered.clear()

    return keep_away


@pytest.fixture
def elsewhere(theirs, triager):
    """Their file, about another incident."""
    theirs.incident = Incident.objects.create(opened_at=NOW, opened_by=triager, title="Việc khác")
    theirs.save()
    return theirs

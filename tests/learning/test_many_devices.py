"""Two hundred phones come back to the network at once, each with fifty sheets of forty pupils."""

import http.client
import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import psutil
import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fixtures_directory import organisation
from fixtures_people import make_staff
from khien.core import ledger
from khien.core.calendars import end_of
from khien.directory.models import InstitutionType, Kind
from khien.learning.models import AttendanceSheet, SchoolClass, Session, State
from khien.people.roles import Role
from web_processes import served

pytestmark = pytest.mark.django_db(transaction=True)
SCHOOLS, TEACHERS, PHONES, SESSIONS, PUPILS = 8, 5, 5, 50, 40
SECONDS = 30
SECRET = "a" * 32


def planned(school, teacher, day):
    return Session(
        institution=school,
        held_on=day,
        minutes=45,
        form="class_hour",
        strands=["S9"],
        audience="learners",
        grades=[3],
        state=State.PLANNED,
        recorded_by=teacher,
        recorded_at=datetime.now(UTC),
    )


@pytest.fixture
def phones(province, year, monkeypatch):
    """Of each phone: the cookie of its teacher, who that is, its class and its sessions."""
    monkeypatch.setattr(timezone, "now", lambda: datetime.now(UTC))
    days = [year.starts + timedelta(days=20 + number) for number in range(SESSIONS)]
    found = []
    for number in range(SCHOOLS):
        school = organisation(
            f"Trường Mẫu {number}",
            Kind.SCHOOL,
            place=province.communes[0],
            institution_type=InstitutionType.PRIMARY,
        )
        teachers = [
            make_staff(Role.SCHOOL_COORDINATOR, organisation=school) for _ in range(TEACHERS)
        ]
        sessions = Session.objects.bulk_create(planned(school, teachers[0], d) for d in days)
        for teacher in teachers:
            client = Client()
            client.force_login(teacher)
            cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
            found += [
                (cookie, teacher.pk, listed(school, year).name, sessions) for _ in range(PHONES)
            ]
    return found


def listed(school, year):
    return SchoolClass.objects.create(
        institution=school,
        year=year,
        grade=3,
        name=f"3.{SchoolClass.objects.count()}",
        numbers=list(range(1, PUPILS + 1)),
        year_ended_at=end_of(year.ends),
    )


def sheets(name, sessions):
    return [
        {
            "id": str(uuid4()),
            "session": str(session.pk),
            "class_name": name,
            "grade": 3,
            "absent": [1],
            "device": name,
            "filled_at": session.held_on.isoformat() + "T09:00:00Z",
        }
        for session in sessions
    ]


def send(port, cookie, body):
    headers = {
        "Cookie": f"{settings.SESSION_COOKIE_NAME}={cookie}; csrftoken={SECRET}",
        "X-CSRFToken": SECRET,
        "Content-Type": "application/json",
    }
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=120)) as asked:
        asked.request("POST", reverse("learning:phone_send"), body, headers)
        answer = asked.getresponse()
        return answer.status, json.loads(answer.read())


def worked(process):
    """Seconds of processor time, which other work on the machine does not lengthen much."""
    all_of_it = [process, *process.children(recursive=True)]
    return sum(each.cpu_times().user + each.cpu_times().system for each in all_of_it)


def test_nothing_is_lost_and_all_are_answered_within_half_a_minute(phones):
    """Held to the time of one processor: with two it is half of that."""
    bodies = [
        (cookie, json.dumps({"person": str(who), "sheets": sheets(name, sessions)}))
        for cookie, who, name, sessions in phones
    ]
    storm = [*bodies, *bodies[::10]]  # every tenth lost the answer and sends again
    with served() as (port, process), ThreadPoolExecutor(len(storm)) as pool:
        site = psutil.Process(process.pid)
        before = worked(site)
        answers = list(pool.map(lambda each: send(port, *each), storm))
        taken = worked(site) - before
    assert {status for status, _told in answers} == {200}
    assert {each["state"] for _status, told in answers for each in told["answers"]} == {"stored"}
    assert AttendanceSheet.objects.filter(replaced_by=None).count() == len(phones) * SESSIONS
    counts = set(Session.objects.filter(state=State.HELD).values_list("headcount", flat=True))
    assert counts == {TEACHERS * PHONES * (PUPILS - 1)}
    assert ledger.verify().broken is None
    assert taken < SECONDS

"""What a teacher's phone carries, and what it sends later: once, in any order, or told why not."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from fixtures_learning import NOW, TODAY
from khien.curriculum.actions import load_lessons
from khien.learning.models import AttendanceSheet, Session, State
from khien.people.roles import Role

pytestmark = pytest.mark.django_db
SHELL = reverse("learning:phone")


def sheet(of, **changes):
    """As the page on the phone writes it down."""
    said = {
        "id": str(uuid4()),
        "session": str(of.pk),
        "class_name": "3A",
        "grade": 3,
        "absent": [7],
        "counted": "",
        "girls": "",
        "boys": "",
        "unknown": "",
        "note": "",
        "instead_of": [],
        "device": "may-1",
        "filled_at": "2026-11-23T01:00:00.000Z",
    }
    return said | changes


@pytest.fixture
def send(sign_in, recorder, class_3a):
    client = sign_in(recorder)

    def send(*sheets, sessions=(), person=recorder):
        body = {"person": str(person.pk), "sheets": list(sheets), "sessions": list(sessions)}
        url = reverse("learning:phone_send")
        return client.post(url, json.dumps(body), content_type="application/json")

    return send


def states(answer):
    return [each["state"] for each in answer.json()["answers"]]


def test_the_page_kept_on_the_phone_holds_nothing_of_anybody(recorder, class_3a, planned):
    planned()
    page = Client().get(SHELL)
    assert page.status_code == 200
    assert "3A" not in page.text
    worker = Client().get(reverse("learning:phone_worker"))
    assert worker["Content-Type"].startswith("text/javascript")
    assert f'"{SHELL}"' in worker.text
    assert "khien-diem-danh-" in worker.text


def test_the_phone_itself_says_what_the_server_would_refuse():
    """Refused after sending, a session can no longer be corrected there."""
    page = Client().get(SHELL).text
    assert 'min="15" max="600"' in page
    assert 'min="1" max="100000"' in page
    assert 'data-strand="Hãy chọn ít nhất một chủ đề."' in page


def test_it_carries_numbers_and_sessions_of_the_own_school_alone(
    sign_in, recorder, planned, class_3a, staff, province
):
    planned()
    told = sign_in(recorder).get(reverse("learning:phone_carried")).json()
    assert [each["name"] for each in told["schools"]] == ["Trường Tiểu học Suối Ngọc"]
    assert told["classes"][0]["numbers"] == list(range(1, 41))
    assert [each["day"] for each in told["sessions"]] == [TODAY.isoformat()]
    other = staff(Role.SCHOOL_COORDINATOR, organisation=province.schools[1])
    told = sign_in(other).get(reverse("learning:phone_carried")).json()
    assert (told["classes"], told["sessions"]) == ([], [])


def test_sent_twice_out_of_order_and_in_one_go_it_is_kept_once(send, planned):
    session = planned()
    first = sheet(session)
    second = sheet(session, absent=[7, 8], instead_of=[first["id"]])
    assert states(send(second)) == ["stored"]
    assert states(send(first, first, second)) == ["stored"] * 3
    standing = AttendanceSheet.objects.get(replaced_by=None)
    assert str(standing.pk) == second["id"]
    assert AttendanceSheet.objects.count() == 2
    session.refresh_from_db()
    assert (session.headcount, session.state) == (38, State.HELD)


def test_a_session_written_down_without_network_and_its_attendance(send, school, posted):
    written = posted(id=str(uuid4()), school=str(school.pk), sent_key=None, headcount="40")
    for _again in range(2):
        assert states(send(sessions=[written])) == ["stored"]
    session = Session.objects.get()
    assert session.headcount == 40
    assert states(send(sheet(session, session=written["id"]))) == ["stored"]
    assert session.sheets.get().present == 39


def test_what_is_wrong_with_one_is_told_of_that_one(send, planned):
    session = planned()
    wrong = [
        sheet(session, absent="không"),
        sheet(session, filled_at="hôm qua"),
        sheet(session, session=str(uuid4())),
        sheet(session, class_name="9Z"),
    ]
    answer = send(*wrong, sheet(session))
    said = {each["id"]: each for each in answer.json()["answers"]}
    for each in wrong:
        assert said[each["id"]]["state"] == "refused"
        assert said[each["id"]]["said"]
    assert AttendanceSheet.objects.count() == 1


@pytest.mark.parametrize("body", [b"", b"[]", b"\xff", b"[" * 100_000, b'{"sheets": 5}'])
def test_what_is_no_sending_at_all_is_refused_in_words(sign_in, recorder, body):
    url = reverse("learning:phone_send")
    answer = sign_in(recorder).post(url, body, content_type="application/json")
    assert answer.status_code == 409
    assert answer.json()["said"]


def test_more_at_once_than_a_phone_sends_is_refused_whole(send, planned):
    session = planned()
    assert send(*[sheet(session) for _ in range(101)]).status_code == 409
    assert not AttendanceSheet.objects.exists()


def test_who_is_signed_in_must_be_who_wrote_it(send, planned, verifier):
    answer = send(sheet(planned()), person=verifier)
    assert answer.status_code == 409
    assert "Người khác đã ghi" in answer.json()["said"]


def test_a_phone_whose_clock_is_ahead_wrote_it_now(send, planned):
    later = (NOW + timedelta(days=3)).isoformat()
    send(sheet(planned(), filled_at=later))
    assert AttendanceSheet.objects.get().filled_at == NOW


def test_it_carries_which_grades_the_school_and_the_lessons_are_for(sign_in, recorder, class_3a):
    load_lessons(NOW)
    told = sign_in(recorder).get(reverse("learning:phone_carried")).json()
    assert told["schools"][0]["grades"] == [1, 2, 3, 4, 5]
    assert told["lessons"]["a1-s1"] == [1, 2, 3]
    assert told["lessons"]["a4-s1"] == [10, 11, 12]
    assert told["lessons"]["p-1"] is None, "for adults, in every school"


def test_reading_and_sending_need_a_person(db):
    for name in ("learning:phone_carried", "learning:phone_send", "learning:phone_photo"):
        assert Client().get(reverse(name)).status_code in {302, 405}

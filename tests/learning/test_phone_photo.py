"""Photographs from a phone, sent later: exhibits of their session, once, or told why not."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from fixtures_evidence import pdf, picture, upload
from fixtures_learning import NOW, TODAY, details
from khien.core import ledger
from khien.core.refusal import Refused
from khien.evidence.queries import for_holder
from khien.learning import actions
from khien.learning.models import Session, State
from khien.people.roles import Role

pytestmark = pytest.mark.django_db
URL = reverse("learning:phone_photo")


@pytest.fixture
def send(sign_in, recorder):
    def send(session, content=None, *, by=recorder, **changes):
        photo = upload(picture() if content is None else content, "anh.jpg")
        said = {"person": str(by.pk), "session": str(session), "photo": photo}
        return sign_in(by).post(URL, said | changes)

    return send


def test_a_photograph_is_an_exhibit_of_its_session_once(send, record, recorder):
    session = record(document="")
    for _twice in range(2):
        assert send(session.pk).json() == {"state": "stored"}
    [exhibit] = for_holder(session.pk)
    assert exhibit.kind == "jpeg"
    session.refresh_from_db()
    assert (session.version, session.corrected_by) == (2, recorder)
    assert [each.verb for each in ledger.history(session.pk)][-1] == "SessionPhotographed"


def test_it_finds_the_session_that_the_phone_wrote_down_itself(send, recorder, school):
    from_phone = uuid4()
    session = actions.record(
        school.pk, details=details(), sent_key=from_phone, by=recorder, now=NOW
    )
    assert send(from_phone).status_code == 200
    assert len(for_holder(session.pk)) == 1


def test_what_arrived_before_is_not_refused_when_the_session_is_verified_since(
    send, record, verifier
):
    session = record(document="")
    send(session.pk)
    session.refresh_from_db()
    actions.verify(session, seen=session.version, by=verifier, now=NOW)
    assert send(session.pk).status_code == 200
    late = send(session.pk, picture(seed=2))
    assert (late.status_code, len(for_holder(session.pk))) == (409, 1)
    assert "không làm được việc này" in late.json()["said"]
    session.refresh_from_db()
    assert session.state == State.VERIFIED


def test_whoever_looked_before_it_came_looks_again(send, record, verifier):
    session = record()
    seen = session.version
    send(session.pk)
    with pytest.raises(Refused, match="Có người vừa sửa"):
        actions.verify(session, seen=seen, by=verifier, now=NOW)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "trống"),
        (pdf(), "không phải ảnh"),
        (b"\xff\xd8" + bytes(2 * 1024 * 1024), "lớn hơn 2 MB"),
        (b"no picture at all", ""),
    ],
)
def test_what_is_no_small_picture_is_refused_in_words(send, record, content, said):
    session = record()
    answer = send(session.pk, content)
    assert answer.status_code == 409
    assert said in answer.json()["said"]
    assert not for_holder(session.pk)


def test_a_session_to_come_has_no_photograph(send, planned):
    session = planned(days=2)
    assert "chưa diễn ra" in send(session.pk).json()["said"]


def test_neither_another_school_nor_another_person_sends_it(
    send, record, staff, province, verifier
):
    session = record()
    stranger = staff(Role.SCHOOL_COORDINATOR, organisation=province.schools[1])
    assert "không được giao" in send(session.pk, by=stranger).json()["said"]
    assert "Người khác đã ghi" in send(session.pk, person=str(verifier.pk)).json()["said"]
    assert "không đọc được" in send("không").json()["said"]
    assert send(uuid4()).status_code == 409
    assert Session.objects.get().held_on == TODAY - timedelta(days=3)

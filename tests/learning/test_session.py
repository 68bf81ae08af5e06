"""One session: another person verifies it or sends it back; strangers do not find it."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from fixtures_evidence import pdf, upload
from fixtures_learning import NOW, details
from fixtures_people import make_staff
from khien.core import ledger
from khien.core.refusal import Refused
from khien.directory.models import Function
from khien.evidence.actions import destroy
from khien.evidence.queries import custody, for_holder
from khien.learning import actions
from khien.learning.models import Session, State
from khien.people.roles import Role

pytestmark = pytest.mark.django_db
CORRECTED = {
    "held_on": "2026-11-20",
    "form": "class_hour",
    "minutes": "45",
    "audience": "learners",
    "headcount": "62",
    "strands": ["S7"],
}


def address(session, name="session"):
    return reverse(f"learning:{name}", args=[session.id])


def test_another_person_verifies_and_the_ledger_has_both(sign_in, record, recorder, verifier):
    session = record()
    answer = sign_in(verifier).post(address(session, "verify"), {"version": 1}, follow=True)
    assert "Buổi này được tính" in answer.content.decode()
    session.refresh_from_db()
    assert (session.state, session.verified_by) == (State.VERIFIED, verifier)
    history = ledger.history(session.id)
    assert [(e.verb, e.actor_key) for e in history] == [
        ("SessionRecorded", recorder.actor_key),
        ("SessionVerified", verifier.actor_key),
    ]


def test_nobody_verifies_their_own_session_whatever_roles_they_hold(sign_in, staff, school):
    both = staff(Role.SCHOOL_COORDINATOR, Role.SCHOOL_VERIFIER, organisation=school)
    session = actions.record(school.pk, details=details(), by=both, now=NOW)
    client = sign_in(both)
    assert "một người khác phải xác nhận" in client.get(address(session)).content.decode()
    client.post(address(session, "verify"), {"version": 1})
    session.refresh_from_db()
    assert session.state == State.HELD
    with pytest.raises(IntegrityError), transaction.atomic():
        Session.objects.filter(pk=session.pk).update(
            state=State.VERIFIED, verified_by=both, verified_at=NOW
        )


def test_who_corrected_it_does_not_verify_it_either(staff, record, school):
    second = staff(Role.SCHOOL_COORDINATOR, Role.SCHOOL_VERIFIER, organisation=school)
    session = actions.correct(record(), details=details(headcount=60), seen=1, by=second, now=NOW)
    with pytest.raises(Refused):
        actions.verify(session, seen=2, by=second, now=NOW)


def test_without_evidence_it_is_not_verified(sign_in, record, verifier):
    session = record(document="")
    page = sign_in(verifier).get(address(session)).content.decode()
    assert "còn thiếu bằng chứng" in page
    assert f"Người thêm được: {session.recorded_by}" in page
    assert "trả lại kèm lời nhắn" in page
    assert "Xác nhận buổi này" not in page
    with pytest.raises(Refused):
        actions.verify(session, seen=1, by=verifier, now=NOW)


def test_who_recorded_it_is_told_what_is_missing_and_where_to_add_it(sign_in, record, recorder):
    session = record(document="")
    client = sign_in(recorder)
    page = client.get(address(session)).content.decode()
    assert "bấm “Sửa, thêm bằng chứng”" in page
    added = {"seen": 1, **CORRECTED, "document": "12/KH-TH"}
    shown = client.post(address(session, "session_correct"), added, follow=True).content.decode()
    assert "Một người khác sẽ xác nhận buổi này." in shown
    assert "còn thiếu bằng chứng" not in shown


def test_what_was_corrected_since_is_not_verified_unread(sign_in, record, recorder, verifier):
    session = record()
    actions.correct(session, details=details(headcount=5), seen=1, by=recorder, now=NOW)
    sign_in(verifier).post(address(session, "verify"), {"version": 1})
    session.refresh_from_db()
    assert session.state == State.HELD


@pytest.mark.parametrize(
    "version", [pytest.param("9" * 5000, id="endless"), "", "x", "9" * 30, "-1"]
)
def test_a_made_up_version_verifies_nothing(sign_in, record, verifier, version):
    session = record()
    assert (
        sign_in(verifier).post(address(session, "verify"), {"version": version}).status_code == 302
    )
    session.refresh_from_db()
    assert session.state == State.HELD


def test_sent_back_with_a_reason_corrected_and_verified(sign_in, record, recorder, verifier):
    session = record()
    client = sign_in(verifier)
    short = client.post(address(session, "send_back"), {"version": 1, "reason": "sai"})
    assert short.status_code == 422
    assert list(short.context["send_back"].errors) == ["reason"]
    reason = "Số người có mặt chưa khớp với sổ đầu bài."
    assert client.post(address(session, "send_back"), {"version": 1, "reason": reason}).url
    assert reason in sign_in(recorder).get(address(session)).content.decode()
    session.refresh_from_db()
    session = actions.correct(session, details=details(), seen=2, by=recorder, now=NOW)
    assert actions.verify(session, seen=3, by=verifier, now=NOW).state == State.VERIFIED


def test_a_session_verified_by_mistake_stops_counting(verified, verifier):
    session = verified()
    session = actions.send_back(
        session, reason="Buổi này đã ghi hai lần.", seen=session.version, by=verifier, now=NOW
    )
    assert (session.state, session.verified_by, session.verified_at) == (
        State.SENT_BACK,
        None,
        None,
    )


def test_who_may_open_it(sign_in, staff, province, record):
    session = record()
    here, there, _ = province.communes

    def opens(role, **where):
        return sign_in(staff(role, **where)).get(address(session)).status_code

    assert opens(Role.SCHOOL_VERIFIER, organisation=province.schools[0]) == 200
    assert opens(Role.SCHOOL_VERIFIER, organisation=province.schools[1]) == 404
    assert opens(Role.EDUCATION_OFFICER, territory=here) == 200
    assert opens(Role.EDUCATION_OFFICER, territory=there) == 404
    assert opens(Role.EDUCATION_OFFICER, territory=province.province) == 200
    assert opens(Role.LEADER, territory=province.province) == 403
    assert opens(Role.ADMINISTRATOR) == 403


def test_a_stranger_neither_verifies_nor_sends_back(sign_in, staff, province, record):
    session = record()
    office = province.office(Function.EDUCATION)
    stranger = staff(Role.EDUCATION_OFFICER, territory=province.communes[1], organisation=office)
    client = sign_in(stranger)
    for name in ("verify", "send_back"):
        said = {"version": 1, "reason": "Không thuộc địa bàn của tôi"}
        assert client.post(address(session, name), said).status_code == 404
        assert client.get(address(session, name)).status_code == 405
    with pytest.raises(Refused):
        actions.verify(session, seen=1, by=stranger, now=NOW)


def test_evidence_is_a_download_and_its_opening_a_step(
    sign_in, province, recorder, verifier, school
):
    session = actions.record(
        school.pk,
        details=details(),
        files=[upload(pdf(), "<b>biên bản</b>.pdf")],
        by=recorder,
        now=NOW,
    )
    (exhibit,) = for_holder(session.id)
    url = reverse("learning:exhibit", args=[session.id, exhibit.id])
    answer = sign_in(verifier).get(url)
    assert b"".join(answer.streaming_content) == pdf()
    assert answer.headers["Content-Disposition"] == 'attachment; filename="bang-chung-1.pdf"'
    assert [step.actor_key for step in custody(exhibit)] == [
        recorder.actor_key,
        verifier.actor_key,
    ]
    other = make_staff(Role.SCHOOL_VERIFIER, organisation=province.schools[1])
    assert sign_in(other).get(url).status_code == 404


def test_evidence_opens_only_below_its_own_session(sign_in, recorder, verifier, school, record):
    session = actions.record(
        school.pk, details=details(), files=[upload(pdf(), "a.pdf")], by=recorder, now=NOW
    )
    (exhibit,) = for_holder(session.id)
    wrong = reverse("learning:exhibit", args=[record().id, exhibit.id])
    assert sign_in(verifier).get(wrong).status_code == 404


def test_more_people_than_enrolled_is_asked_on_the_page(sign_in, record, verifier):
    session = record(headcount=90, enrolled=60)
    page = sign_in(verifier).get(address(session)).content.decode()
    assert "Có mặt 90 người nhưng sĩ số các khối này là 60." in page
    session.refresh_from_db()
    assert (session.headcount, session.enrolled) == (90, 60)


def test_destroyed_evidence_proves_nothing_any_more(sign_in, recorder, verifier, school):
    session = actions.record(
        school.pk,
        details=details(document=""),
        files=[upload(pdf(), "a.pdf")],
        by=recorder,
        now=NOW,
    )
    (exhibit,) = for_holder(session.id)
    destroy(exhibit, why="mistake", by=recorder, now=NOW)
    client = sign_in(verifier)
    assert "còn thiếu bằng chứng" in client.get(address(session)).content.decode()
    gone = client.get(reverse("learning:exhibit", args=[session.id, exhibit.id]), follow=True)
    assert "đã tiêu hủy" in gone.content.decode()
    with pytest.raises(Refused):
        actions.verify(session, seen=1, by=verifier, now=NOW)

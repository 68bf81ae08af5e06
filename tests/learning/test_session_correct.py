"""Correcting: two people on one session lose nothing, the second chooses field by field."""

import pytest
from django.urls import reverse

from fixtures_evidence import pdf, upload
from fixtures_learning import NOW, details
from khien.core import ledger
from khien.evidence.queries import for_holder
from khien.learning import actions
from khien.learning.models import State
from khien.people.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague(staff, school):
    """The other person at the same school, at the same time."""
    return staff(Role.SCHOOL_COORDINATOR, organisation=school)


def url(session):
    return reverse("learning:session_correct", args=[session.id])


def test_the_form_starts_with_what_is_there(sign_in, record, recorder):
    page = sign_in(recorder).get(url(record())).content.decode()
    assert 'value="2026-11-20"' in page
    assert 'value="62"' in page
    assert 'value="Bàn tay năm ngón"' in page


def test_a_correction_is_saved_with_new_evidence_and_names_its_fields(
    sign_in, record, recorder, posted
):
    session = record(document="")
    said = posted(seen="1", headcount="60", evidence=upload(pdf(), "a.pdf"))
    assert sign_in(recorder).post(url(session), said).status_code == 302
    session.refresh_from_db()
    assert (session.headcount, session.version, session.corrected_by) == (60, 2, recorder)
    assert len(for_holder(session.id)) == 1
    corrected = ledger.history(session.id)[-1]
    assert corrected.verb == "SessionCorrected"
    assert corrected.data["fields"] == ["headcount", "document"]


def test_the_second_person_sees_both_and_keeps_what_they_choose(
    sign_in, colleague, record, recorder, posted
):
    session = record()
    theirs = details(headcount=70, title="Tên của người kia")
    actions.correct(session, details=theirs, seen=1, by=colleague, now=NOW)
    client = sign_in(recorder)
    mine = posted(seen="1", headcount="65", title="Tên của tôi")
    answer = client.post(url(session), mine)
    assert answer.status_code == 409
    shown = {d.name: (d.mine, d.theirs) for d in answer.context["conflict"]}
    assert shown == {"headcount": ("65", "70"), "title": ("Tên của tôi", "Tên của người kia")}
    assert answer.context["who"] == str(colleague)
    session.refresh_from_db()
    assert session.headcount == 70
    chosen = mine | {"seen": "2", "choose_headcount": "theirs", "choose_title": "mine"}
    assert client.post(url(session), chosen).status_code == 302
    session.refresh_from_db()
    assert (session.headcount, session.title, session.version) == (70, "Tên của tôi", 3)


def test_what_only_the_other_changed_is_kept_without_asking(
    sign_in, colleague, record, recorder, posted
):
    session = record()
    client = sign_in(recorder)
    was = client.get(url(session)).context["was"]
    theirs = details(headcount=70, strands=("S4",))
    actions.correct(session, details=theirs, seen=1, by=colleague, now=NOW)
    sent = {name: [value for key, value in was if key == name] for name, _value in was}
    answer = client.post(url(session), posted(seen="1", title="Tên của tôi") | sent)
    assert answer.status_code == 302
    session.refresh_from_db()
    assert (session.headcount, session.strands) == (70, ["S4"])
    assert session.title == "Tên của tôi"


def test_the_conflict_page_carries_every_field_on(sign_in, colleague, record, recorder, posted):
    session = record()
    actions.correct(session, details=details(headcount=70), seen=1, by=colleague, now=NOW)
    page = sign_in(recorder).post(url(session), posted(seen="1")).content.decode()
    assert '<input type="hidden" name="seen" value="2"' in page
    assert page.count('type="hidden" name="strands"') == 2
    assert 'name="choose_headcount"' in page


def test_a_planned_session_becomes_held(sign_in, recorder, school, posted):
    planned = details(held_on=NOW.date(), headcount=None)
    session = actions.plan(school.pk, details=planned, by=recorder, now=NOW)
    client = sign_in(recorder)
    without = client.post(url(session), posted(seen="1", headcount=""))
    assert list(without.context["form"].errors) == ["headcount"]
    assert client.post(url(session), posted(seen="1")).status_code == 302
    session.refresh_from_db()
    assert (session.state, session.headcount) == (State.HELD, 62)


def test_a_verified_session_is_not_corrected(sign_in, verified, recorder, posted):
    session = verified()
    client = sign_in(recorder)
    answer = client.post(url(session), posted(seen="2", headcount="5"), follow=True)
    assert "không làm được việc này" in answer.content.decode()
    session.refresh_from_db()
    assert session.headcount == 62


def test_only_those_who_record_there_correct(sign_in, staff, province, record, verifier):
    session = record()
    stranger = staff(Role.SCHOOL_COORDINATOR, organisation=province.schools[1])
    assert sign_in(stranger).get(url(session)).status_code == 404
    assert sign_in(verifier).get(url(session)).status_code == 403


def test_a_correction_that_does_not_fit_is_asked_about_too(sign_in, recorder, posted, record):
    session, client = record(), sign_in(recorder)
    said = posted(seen="1", headcount="500", enrolled="30")
    assert "sĩ số các khối này là 30" in client.post(url(session), said).text
    session.refresh_from_db()
    assert session.headcount != 500
    client.post(url(session), said | {"sure": "on"})
    session.refresh_from_db()
    assert session.headcount == 500

"""Recording a session on a phone: one page, sent twice kept once, wrong input answered in words."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.urls import reverse

from fixtures_evidence import pdf, upload
from fixtures_learning import KEY, NOW, TODAY, details
from khien.core import ledger
from khien.core.refusal import Refused
from khien.directory.models import OrganisationVersion
from khien.directory.periods import since
from khien.evidence.queries import for_holder
from khien.learning import actions
from khien.learning.models import Session, State
from khien.people.roles import Role

pytestmark = pytest.mark.django_db
URL = reverse("learning:session_new")


def test_the_coordinator_is_asked_only_what_the_school_needs(sign_in, recorder, school):
    page = sign_in(recorder).get(URL)
    assert page.status_code == 200
    assert page.context["institution"] == school
    offered = [value for value, _label in page.context["form"].fields["grades"].choices]
    assert offered == [1, 2, 3, 4, 5]
    assert page.context["form"]["held_on"].value() == TODAY


def test_a_session_is_recorded_with_its_evidence_and_the_ledger_knows(
    sign_in, recorder, school, posted
):
    answer = sign_in(recorder).post(URL, posted(evidence=upload(pdf(), "bien-ban.pdf")))
    session = Session.objects.get()
    assert answer.headers["Location"] == reverse("learning:session", args=[session.id])
    assert session.state == State.HELD
    assert session.institution_id == school.pk
    assert (session.headcount, session.minutes, session.strands) == (62, 45, ["S7", "S9"])
    assert session.recorded_by == recorder
    assert len(for_holder(session.id)) == 1
    (entry,) = ledger.history(session.id)
    assert entry.verb == "SessionRecorded"
    assert entry.data["headcount"] == 62


def test_that_evidence_is_needed_to_be_counted_is_said_before_and_after(sign_in, recorder, posted):
    client = sign_in(recorder)
    asked = client.get(URL).content.decode()
    assert "Cần ít nhất một tệp hoặc số kế hoạch thì buổi này mới được xác nhận" in asked
    saved = client.post(URL, posted(document=""), follow=True).content.decode()
    assert "cần thêm ít nhất một tệp hoặc số kế hoạch" in saved
    assert "Một người khác sẽ xác nhận" not in saved


def test_sent_twice_it_is_kept_once(sign_in, recorder, posted, province):
    client = sign_in(recorder)
    first = client.post(URL, posted())
    second = client.post(URL, posted())
    assert first.headers["Location"] == second.headers["Location"]
    assert Session.objects.get().headcount == 62


@pytest.mark.parametrize(
    "button", [{}, {"plan": "1", "held_on": "2026-11-25"}], ids=["held", "planned"]
)
def test_gone_back_and_changed_it_is_asked_about_and_then_another(
    sign_in, recorder, posted, province, button
):
    """Said to be saved, it would otherwise be lost."""
    client = sign_in(recorder)
    client.post(URL, posted() | button)
    changed = posted(title="Một buổi nữa") | button
    asked = client.post(URL, changed)
    assert asked.status_code == 422
    assert "Đây có phải một buổi khác không?" in asked.content.decode()
    assert Session.objects.count() == 1
    for _twice in range(2):
        assert client.post(URL, changed | {"sure": "on"}).status_code == 302
    assert Session.objects.count() == 2


def test_a_day_of_no_school_year_is_asked_about(sign_in, recorder, posted, province):
    """A year mistyped would stand in no programme."""
    client, far = sign_in(recorder), {"plan": "1", "held_on": "2031-11-25"}
    asked = client.post(URL, posted() | far)
    assert asked.status_code == 422
    assert "25/11/2031 không thuộc năm học nào" in asked.content.decode()
    assert client.post(URL, posted() | far | {"sure": "on"}).status_code == 302


def test_another_persons_key_is_no_door_to_the_session(staff, school, record, recorder):
    mine = actions.record(school.pk, details=details(), by=recorder, now=NOW, sent_key=UUID(KEY))
    other = staff(Role.SCHOOL_COORDINATOR, organisation=school)
    theirs = actions.record(school.pk, details=details(), by=other, now=NOW, sent_key=UUID(KEY))
    assert mine != theirs


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"held_on": "2026-11-24"}, "held_on"),
        ({"held_on": "31/02/2026"}, "held_on"),
        ({"headcount": "0"}, "headcount"),
        ({"headcount": "1000000000"}, "headcount"),
        ({"headcount": ""}, "headcount"),
        ({"headcount": "nhiều"}, "headcount"),
        ({"minutes": "5"}, "minutes"),
        ({"minutes": "99999999999999999999"}, "minutes"),
        ({"strands": []}, "strands"),
        ({"strands": ["S10"]}, "strands"),
        ({"grades": ["6"]}, "grades"),
        ({"form": "party"}, "form"),
        ({"title": "x" * 201}, "title"),
        ({"title": "a\x00b"}, "title"),
    ],
)
def test_wrong_input_is_answered_beside_its_field_and_nothing_typed_is_lost(
    sign_in, recorder, posted, changes, field
):
    answer = sign_in(recorder).post(URL, posted(**changes))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert 'value="12/KH-TH"' in answer.content.decode()
    assert not Session.objects.exists()


def test_ten_megabytes_of_text_are_refused_and_nothing_is_half_written(
    sign_in, recorder, posted, province
):
    answer = sign_in(recorder).post(URL, posted(title="đ" * 5_000_000))
    assert answer.status_code in {400, 413}
    assert not Session.objects.exists()


def test_a_file_that_cannot_be_taken_refuses_the_whole(sign_in, recorder, posted, province):
    answer = sign_in(recorder).post(URL, posted(evidence=upload(b"MZ" + bytes(300), "anh.jpg")))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["evidence"]
    assert not Session.objects.exists()


def test_a_school_closed_on_that_day_is_refused(recorder, school, province):
    closing = TODAY - timedelta(days=1)
    OrganisationVersion.objects.filter(organisation=school).update(
        valid=since(TODAY - timedelta(days=500), closing)
    )
    OrganisationVersion.objects.create(
        organisation=school,
        name="Trường Tiểu học Suối Ngọc",
        folded_name="truong tieu hoc suoi ngoc",
        place=province.communes[0],
        valid=since(TODAY),
        recorded_at=NOW,
    )
    with pytest.raises(Refused) as refused:
        actions.record(school.pk, details=details(held_on=closing), by=recorder, now=NOW)
    assert refused.value.field == "held_on"
    assert actions.record(school.pk, details=details(held_on=TODAY), by=recorder, now=NOW)


def test_another_school_is_not_found(sign_in, recorder, province):
    client = sign_in(recorder)
    assert client.get(URL, {"co-so": province.schools[1].pk}).status_code == 404
    assert client.get(URL, {"co-so": "x"}).status_code == 404
    with pytest.raises(Refused):
        actions.record(province.schools[1].pk, details=details(), by=recorder, now=NOW)


def test_who_works_for_two_schools_chooses_first(sign_in, staff, province):
    user = staff(Role.SCHOOL_COORDINATOR, organisation=province.schools[0])
    user.duties.create(
        role=Role.SCHOOL_COORDINATOR, organisation=province.facility, valid_from=TODAY
    )
    user.forget_duties()
    page = sign_in(user).get(URL)
    assert [row.name for row in page.context["choices"]] == [
        "Mái ấm Hoa Mai",
        "Trường Tiểu học Suối Ngọc",
    ]
    chosen = sign_in(user).get(URL, {"co-so": province.facility.pk})
    assert "grades" not in chosen.context["form"].fields


def test_a_care_facility_records_without_grades(sign_in, staff, province, posted):
    user = staff(Role.SCHOOL_COORDINATOR, organisation=province.facility)
    answer = sign_in(user).post(URL, posted(grades=None, enrolled=None, form="care_group"))
    assert answer.status_code == 302
    assert Session.objects.get().grades == []


def test_what_is_not_held_yet_is_kept_as_planned(sign_in, recorder, posted, province):
    said = posted(held_on="2026-12-07", headcount="", plan="1")
    assert sign_in(recorder).post(URL, said).status_code == 302
    session = Session.objects.get()
    assert session.state == State.PLANNED
    assert session.headcount is None


def test_who_may_not_record_is_refused(sign_in, verifier, officer):
    for user in (verifier, officer):
        assert sign_in(user).get(URL).status_code == 403


def test_more_people_than_are_enrolled_is_a_question_before_it_is_kept(
    sign_in, recorder, posted, province
):
    client, said = sign_in(recorder), posted(headcount="500", enrolled="30")
    asked = client.post(URL, said)
    assert asked.status_code == 422
    assert "Có mặt 500 người nhưng sĩ số các khối này là 30" in asked.text
    assert 'name="sure"' in asked.text
    assert not Session.objects.exists()
    client.post(URL, said | {"sure": "on"})
    kept = Session.objects.get()
    assert (kept.headcount, kept.enrolled) == (500, 30)


def test_numbers_that_fit_are_kept_without_a_question(sign_in, recorder, posted, province):
    page = sign_in(recorder).get(URL)
    assert 'name="sure"' not in page.text
    assert sign_in(recorder).post(URL, posted(headcount="30", enrolled="30")).status_code == 302

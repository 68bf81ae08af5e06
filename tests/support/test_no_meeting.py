"""Before the plan people meet on what the child needs; where they cannot, the plan says why."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse

from fixtures_incident import NOW
from fixtures_support import CALM
from khien.core.calendars import today
from khien.core.refusal import Refused
from khien.support import actions
from khien.support.actions.meeting import Minutes, record_meeting
from khien.support.models import Grade, MeetingKind
from khien.support.work import items

pytestmark = pytest.mark.usefixtures("this_morning")
DAY = timedelta(days=1)
WHY = "Gọi ba lần, không liên hệ được với ai trong nhà."
GOALS = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-words": "Trẻ ngủ yên"}


def url(name, case):
    return reverse(f"support:{name}", args=[case.pk])


def assess(case, officer, conclusion=Grade.MEDIUM, now=NOW):
    actions.assess(case, findings=replace(CALM, conclusion=conclusion), by=officer, now=now)


def meet(case, officer, kind=MeetingKind.NEEDS, held_on=None):
    minutes = Minutes(kind, held_on or today(NOW), "Bà Mẫu, cô giáo Mẫu", "Tư vấn mỗi tuần")
    record_meeting(case, minutes=minutes, by=officer, now=NOW)


@pytest.fixture
def risky(case, officer, chair):
    """A risk was found, and assessed closely."""
    assess(case, officer)
    actions.submit_assessment(case, conclusion=Grade.MEDIUM, by=officer, now=NOW)
    actions.approve_assessment(case, by=chair, now=NOW)
    case.refresh_from_db()
    return case


def post(client, case, **said):
    case.refresh_from_db()
    return client.post(url("plan", case), GOALS | {"seen": case.version} | said)


def submit(case, officer, why=""):
    return actions.submit_plan(case, goals="Tư vấn", without_meeting=why, by=officer, now=NOW)


def test_without_minutes_the_page_says_what_to_do_and_keeps_what_was_typed(sign_in, officer, risky):
    client = sign_in(officer)
    for page in ("plan", "case"):
        assert url("meeting", risky) in client.get(url(page, risky)).content.decode()
    answer = post(client, risky, without_meeting=" ", situation="Đã gặp bà")
    assert answer.status_code == 422
    assert "hãy họp rồi ghi biên bản" in str(answer.context["sheet"].no_meeting.errors)
    assert "Đã gặp bà" in answer.content.decode()
    assert not risky.plans.exists()


def test_with_minutes_nothing_more_is_asked(sign_in, officer, risky):
    meet(risky, officer)
    client = sign_in(officer)
    assert client.get(url("plan", risky)).context["sheet"].no_meeting is None
    assert post(client, risky, without_meeting="thừa").status_code == 302
    assert risky.plans.get().without_meeting is None


def test_a_conference_or_a_meeting_before_the_risk_was_found_is_not_enough(officer, risky):
    meet(risky, officer, kind=MeetingKind.CONFERENCE)
    meet(risky, officer, held_on=today(NOW - DAY))
    with pytest.raises(Refused) as refused:
        submit(risky, officer)
    assert refused.value.field == "without_meeting"


def test_who_found_no_risk_owes_no_meeting(officer, case):
    assess(case, officer, conclusion=Grade.LOW)
    assert submit(case, officer).without_meeting is None


def test_the_reason_stands_on_the_plan_wherever_it_is_read(sign_in, officer, chair, risky):
    assert post(sign_in(officer), risky, without_meeting=WHY).status_code == 302
    assert WHY in sign_in(officer).get(url("case", risky)).content.decode()
    for page in ("approve_plan", "send_back_plan"):
        assert WHY in sign_in(chair).get(url(page, risky)).content.decode()
    with connection.cursor() as cursor:
        cursor.execute("SELECT support_plan::text FROM support_plan")
        assert "liên hệ" not in cursor.fetchone()[0]


def test_a_draft_and_a_plan_that_came_back_keep_the_reason(sign_in, officer, chair, risky):
    post(sign_in(officer), risky, without_meeting=WHY, do="draft")
    assert WHY in sign_in(officer).get(url("plan", risky)).content.decode()
    submit(risky, officer, WHY)
    actions.send_back_plan(risky, reason="Thêm mục tiêu", by=chair, now=NOW)
    assess(risky, officer, now=NOW + DAY)
    shown = sign_in(officer).get(url("plan", risky)).context["sheet"].no_meeting
    assert shown["without_meeting"].value() == WHY


def test_the_meeting_waits_in_the_officers_work_and_then_the_plan(officer, risky):
    def waiting():
        return [item.text.split(": ")[-1] for item in items(officer, NOW)]

    assert waiting() == ["họp xác định nhu cầu của trẻ, rồi lập kế hoạch (Mẫu 04)"]
    meet(risky, officer)
    assert waiting() == ["lập kế hoạch (Mẫu 04)"]

"""The chair answers that no emergency measure is needed: recorded, with a reason, and told."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from fixtures_support import CALM
from khien.core import clocks
from khien.core.ledger import history
from khien.core.refusal import Refused
from khien.support import actions
from khien.support.models import Assessment, EmergencyKind
from khien.support.work import items

pytestmark = pytest.mark.usefixtures("this_morning")
GRAVE = replace(CALM, emergency_needed=True)
WHY = "Em đã ở nhà bà, người kia không biết chỗ"


@pytest.fixture
def asked(case, officer):
    actions.assess(case, findings=GRAVE, by=officer, now=NOW)
    case.refresh_from_db()
    return case


def page_of(case):
    return reverse("support:no_emergency", args=[case.pk])


def runs(case):
    return [c.rule.code for c in clocks.of(case.pk) if c.stopped_at is None]


def told(person, now=NOW):
    return [item.text for item in items(person, now) if "không cần biện pháp" in item.text]


def test_the_chair_declines_with_a_reason_and_the_officer_is_told(sign_in, officer, chair, asked):
    client = sign_in(chair)
    case_page = reverse("support:case", args=[asked.pk])
    assert page_of(asked) in client.get(case_page).content.decode()
    answer = client.post(page_of(asked), {"reason": WHY, "seen": asked.version}, follow=True)
    assert WHY in answer.content.decode()
    assert page_of(asked) not in answer.content.decode()
    assert "emergency_measure" not in runs(asked)
    last = [row for row in history(asked.pk) if row.verb == "EmergencyMeasureDeclined"]
    assert [row.actor_key for row in last] == [chair.actor_key]
    assert told(officer)
    assert not told(officer, NOW + timedelta(days=4))
    page = sign_in(officer).get(case_page).content.decode()
    assert WHY in page
    assert "đang chờ Chủ tịch quyết định" not in page


def test_without_a_reason_nothing_is_decided(sign_in, chair, asked):
    answer = sign_in(chair).post(page_of(asked), {"reason": " ", "seen": asked.version})
    assert answer.status_code == 422
    with pytest.raises(Refused):
        actions.decline_emergency_measure(asked, reason=" ", by=chair, now=NOW)
    assert "emergency_measure" in runs(asked)


def test_only_the_chair_answers_and_only_what_was_asked(sign_in, officer, chair, case):
    assert sign_in(officer).post(page_of(case), {"reason": WHY}).status_code == 403
    sentence = "Không có đề nghị biện pháp khẩn cấp nào"
    assert sentence in sign_in(chair).post(page_of(case), {"reason": WHY}).content.decode()
    actions.assess(case, findings=GRAVE, by=officer, now=NOW)
    actions.take_emergency_measure(
        case, kind=EmergencyKind.GUARD, description="Ở nhà bà", by=chair, now=NOW
    )
    assert sentence in sign_in(chair).post(page_of(case), {"reason": WHY}).content.decode()
    assert Assessment.objects.get().declined_at is None


def test_nobody_declines_what_they_asked_for_themselves(asked, chair):
    asked.assessments.update(by=chair)
    with pytest.raises(Refused, match="một người khác"):
        actions.decline_emergency_measure(asked, reason=WHY, by=chair, now=NOW)


def test_asked_again_twelve_hours_run_anew(officer, chair, asked):
    actions.decline_emergency_measure(asked, reason=WHY, by=chair, now=NOW)
    later = NOW + timedelta(hours=20)
    actions.assess(asked, findings=GRAVE, by=officer, now=later)
    running = [c for c in clocks.of(asked.pk) if c.stopped_at is None]
    again = [c for c in running if c.rule.code == "emergency_measure"]
    assert [c.due_at for c in again] == [later + timedelta(hours=12)]
    assert not told(officer, later)
    asked.refresh_from_db()
    actions.decline_emergency_measure(asked, reason=WHY, by=chair, now=later)
    assert "emergency_measure" not in runs(asked)

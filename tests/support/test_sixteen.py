"""A child turns sixteen: told to its officer a month ahead, once, until a decision is recorded."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.core.calendars import HANOI
from khien.core.ledger import history
from khien.core.refusal import Refused
from khien.people.roles import Role
from khien.support import actions
from khien.support.actions import Registration
from khien.support.actions.handover import Leaving, hand_over
from khien.support.actions.sixteen import decide_at_sixteen
from khien.support.models import Absence, AfterSixteen, Case, CaseState, SixteenDecision
from khien.support.work_sixteen import items

pytestmark = pytest.mark.usefixtures("this_morning")
DAY = timedelta(days=1)
SAID = {"outcome": "elsewhere", "words": "Bộ luật Dân sự; Hội Phụ nữ xã giúp tiếp, em đồng ý."}
BIRTHDAY = datetime(2026, 12, 20, tzinfo=HANOI)


def born(case, officer, text, **said):
    case.refresh_from_db()
    told = Registration(name="Mẫu", born=text, what_happened="Bị dọa.", **said)
    actions.correct(case, registration=told, seen=case.version, by=officer, now=NOW)
    return case


@pytest.fixture
def turning(case, officer):
    """16 on 20/12/2026; today is 23/11."""
    return born(case, officer, "20/12/2010")


def url(name, case):
    return reverse(f"support:{name}", args=[case.pk])


def test_its_officer_is_told_from_thirty_days_before(officer, chair, neighbour, leader, turning):
    assert items(officer, BIRTHDAY - 31 * DAY) == []
    (item,) = items(officer, BIRTHDAY - 30 * DAY)
    assert (item.url, item.due_at) == (url("at_sixteen", turning), BIRTHDAY)
    assert "sắp đủ 16" in item.text
    assert "Luật Trẻ em" in item.why
    assert "đã đủ 16" in items(officer, BIRTHDAY)[0].text
    for other in (chair, neighbour, leader, None):
        assert items(other, BIRTHDAY) == []


@pytest.mark.parametrize(
    ("text", "told"), [("2010", True), ("12/2010", True), ("2011", False), ("", False)]
)
def test_a_year_is_enough_and_nothing_is_guessed(officer, case, text, told):
    born(case, officer, text)
    found = items(officer, NOW + 5 * DAY)
    assert bool(found) is told
    assert all(item.due_at is None for item in found)


@pytest.mark.parametrize(
    ("opened", "age"),
    [
        (datetime(2026, 1, 5, tzinfo=HANOI), 15),
        (datetime(2025, 1, 5, tzinfo=HANOI), 14),
        (datetime(2024, 12, 31, tzinfo=HANOI), 14),
        (datetime(2017, 12, 1, tzinfo=HANOI), 6),
        (datetime(2026, 11, 1, tzinfo=HANOI), 10),  # an estimate that was wrong
    ],
)
def test_an_age_of_long_ago_hides_nobody(officer, turning, opened, age):
    estimate = age == 10
    Case.objects.filter(pk=turning.pk).update(opened_at=opened, age=age, age_is_estimate=estimate)
    assert len(items(officer, BIRTHDAY - 30 * DAY)) == 1


def test_a_recorded_decision_ends_it_and_stands_on_the_page(sign_in, officer, chair, turning):
    client, here = sign_in(officer), url("at_sixteen", turning)
    assert here in client.get(url("case", turning)).content.decode()
    assert client.post(here, SAID).status_code == 302
    assert items(officer, BIRTHDAY + 99 * DAY) == []
    for person in (officer, chair):
        page = sign_in(person).get(url("case", turning)).content.decode()
        assert "Hội Phụ nữ xã giúp tiếp" in page
        assert "Bàn giao cho nơi giúp người từ 16 tuổi" in page
    entry = next(e for e in history(turning.pk) if e.verb == "SixteenDecided")
    assert entry.data["outcome"] == "elsewhere"


def test_pressed_twice_it_is_recorded_once_and_a_newer_decision_holds(sign_in, officer, turning):
    client, here = sign_in(officer), url("at_sixteen", turning)
    client.post(here, SAID)
    assert "đã được ghi" in client.post(here, SAID).content.decode()
    client.post(here, SAID | {"outcome": "here"})
    assert SixteenDecision.objects.count() == 2
    assert client.get(url("case", turning)).context["after_sixteen"].outcome == "here"


@pytest.mark.parametrize(
    ("said", "field"), [({"words": " "}, "words"), ({"outcome": ""}, "outcome")]
)
def test_what_a_decision_lacks_is_said_and_the_rest_kept(sign_in, officer, turning, said, field):
    answer = sign_in(officer).post(url("at_sixteen", turning), SAID | said)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not SixteenDecision.objects.exists()


def test_nothing_is_decided_too_early_or_without_knowing_the_birth(officer, case):
    for text in ("", "30/12/2010"):
        with pytest.raises(Refused, match="Chưa cần quyết định"):
            decide_at_sixteen(
                born(case, officer, text), outcome=AfterSixteen.ENDS, words="x", by=officer, now=NOW
            )


def test_only_the_communes_officer_decides(sign_in, neighbour, chair, turning):
    assert sign_in(neighbour).get(url("at_sixteen", turning)).status_code == 404
    assert sign_in(chair).get(url("at_sixteen", turning)).status_code == 403
    page = sign_in(chair).get(url("case", turning)).content.decode()
    assert "Trẻ đủ 16 tuổi" in page
    assert url("at_sixteen", turning) not in page


def test_who_stands_in_is_told_instead(officer, staff, turning):
    taker = staff(Role.COMMUNE_OFFICER, territory=officer.duties.get().territory)
    leaving = Leaving(Absence.LEAVE, BIRTHDAY.date(), {turning.pk: taker.pk})
    hand_over(officer, leaving=leaving, by=officer, now=NOW)
    assert items(officer, BIRTHDAY) == []
    assert len(items(taker, BIRTHDAY)) == 1
    back = BIRTHDAY + DAY
    assert (len(items(officer, back)), len(items(taker, back))) == (1, 0)


def test_a_closed_case_reminds_nobody(officer, turning):
    Case.objects.filter(pk=turning.pk).update(state=CaseState.CLOSED, closed_at=NOW)
    assert items(officer, BIRTHDAY) == []

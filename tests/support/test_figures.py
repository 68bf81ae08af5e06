"""What was asked, how soon, with what outcome: by place, age, sex, kind, source; few hidden."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from fixtures_incident import NOW
from khien.core.calendars import today
from khien.core.measures import Period
from khien.core.models import LedgerEvent, RunningClock
from khien.core.periods import check_period
from khien.core.refusal import Refused
from khien.intake.models import AskedBy, Channel, Door, Report, SupportRequest
from khien.people.roles import Role
from khien.support.actions.visit import NewVisit, record_visit
from khien.support.models import CaseState
from khien.support.queries.figures import UNKNOWN, figures, whole
from khien.support.rules.figures import ADDING_UP, By, Counts, hidden_figures

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("this_morning")]
URL = reverse("support:figures")
YEAR = Period(date(2026, 1, 1), today(NOW))


@pytest.fixture
def ask(province_with_communes):
    """`ask(n, commune=…, age=…, by=…)`: n more requests for support of that morning."""
    made = []

    def ask(count, *, commune=0, age=9, by=AskedBy.RELATIVE, kinds=("bullying",)):
        for _number in range(count):
            made.append(None)
            report = Report.objects.create(
                code_hash=len(made).to_bytes(32),
                content_hash=len(made).to_bytes(32),
                received_at=NOW,
                channel=Channel.WEB,
                door=Door.PARENT,
                language="vi",
                kinds=list(kinds),
            )
            SupportRequest.objects.create(
                report=report,
                asked_by=by,
                asked_at=NOW,
                commune=province_with_communes.communes[commune],
                child_age=age,
            )

    return ask


@pytest.mark.parametrize("by", sorted(ADDING_UP))
def test_rows_that_add_up_are_the_whole(ask, bring_to, by):
    bring_to(CaseState.CLOSED)
    ask(2, commune=1)
    ask(1, age=None)
    rows = figures(YEAR, by)
    assert sum(counts.requests for counts in rows.values()) == 4
    assert whole(YEAR, by, rows) == figures(YEAR, None)[UNKNOWN]


def test_one_case_is_counted_from_the_request_to_recovery(bring_to):
    """Asked two hours before the assessment; the child felt 2, then 4."""
    bring_to(CaseState.CLOSED)
    assert figures(YEAR, None) == {
        UNKNOWN: Counts(
            requests=1,
            done=1,
            helped=1,
            hours=2.0,
            plans=0,
            services=1,
            closed=1,
            recovered=1,
            felt=1,
            feels_better=1,
        )
    }


def test_meeting_the_child_is_the_first_help_also_before_anything_was_assessed(case, officer):
    asked = figures(YEAR, None)[UNKNOWN]
    assert (asked.helped, asked.hours) == (0, None)
    visit = NewVisit(today(NOW), childs_words="Em muốn ở với bà.")
    record_visit(case, visit=visit, by=officer, now=NOW - timedelta(hours=1))
    met = figures(YEAR, None)[UNKNOWN]
    assert (met.helped, met.hours) == (1, 1.0)


def test_a_child_who_was_being_helped_already_waited_no_time(case, officer):
    visit = NewVisit(today(NOW - timedelta(days=3)), childs_words="Em muốn ở với bà.")
    record_visit(case, visit=visit, by=officer, now=NOW)
    assert figures(YEAR, None)[UNKNOWN].hours == 0.0


def test_each_way_of_telling_apart_finds_the_same_request(bring_to, incident):
    bring_to(CaseState.CLOSED)
    keys = {
        By.COMMUNE: incident.commune_happened_id,
        By.AGE: "11",
        By.SEX: "girl",
        By.KIND: "extortion",
        By.SOURCE: AskedBy.CHILD,
    }
    whole = figures(YEAR, None)[UNKNOWN]
    for by, key in keys.items():
        assert figures(YEAR, by) == {key: whole}, by


def test_a_plan_counts_in_the_period_of_its_deadline_and_late_once_is_late(bring_to):
    case = bring_to(CaseState.PLAN_SUBMITTED)
    due = Period(date(2026, 1, 1), date(2026, 12, 31))
    assert (figures(due, None)[UNKNOWN].plans, figures(due, None)[UNKNOWN].plans_in_time) == (1, 1)
    RunningClock.objects.filter(subject=case.pk, rule__code="child_plan").update(
        stopped_at=NOW + timedelta(days=20)
    )
    assert (figures(due, None)[UNKNOWN].plans, figures(due, None)[UNKNOWN].plans_in_time) == (1, 0)


def test_what_is_not_known_has_a_row_of_its_own(ask):
    ask(2, age=None)
    assert figures(YEAR, By.AGE) == {UNKNOWN: Counts(requests=2)}


def test_a_request_of_two_kinds_stands_in_both_rows(ask):
    ask(1, kinds=("bullying", "threat"))
    assert {key: row.requests for key, row in figures(YEAR, By.KIND).items()} == {
        "bullying": 1,
        "threat": 1,
    }


def test_a_leader_sees_no_figure_of_a_few_people(sign_in, leader, ask):
    ask(3, commune=0)
    ask(7, commune=1)
    page = sign_in(leader).get(URL)
    assert all("requests" in row.hidden for row in page.context["rows"])
    assert "không hiện" in page.content.decode()
    assert page.context["whole"].requests == 10


def test_whoever_may_see_the_rows_sees_small_figures_too(
    sign_in, staff, province_with_communes, ask, chair
):
    ask(3, commune=0)
    ask(7, commune=1)
    overseer = staff(Role.CASE_MANAGER, territory=province_with_communes.province)
    rows = sign_in(overseer).get(URL).context["rows"]
    assert sorted(row.counts.requests for row in rows) == [3, 7]
    assert not any(row.hidden for row in rows)
    own = sign_in(chair).get(URL).context["rows"]
    assert {row.counts.requests: bool(row.hidden) for row in own} == {3: False, 7: False}


def test_a_chair_sees_the_ages_of_the_own_commune_alone(
    sign_in, chair, ask, province_with_communes
):
    ask(3, commune=0, age=9)
    ask(3, commune=1, age=12)
    own, other = province_with_communes.communes[:2]
    page = sign_in(chair).get(URL, {"theo": "age", "xa": str(own.pk)})
    assert [(row.name, row.counts.requests) for row in page.context["rows"]] == [("6–10 tuổi", 3)]
    refused = sign_in(chair).get(URL, {"theo": "age", "xa": str(other.pk)})
    assert refused.status_code == 422


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"tu": "2026-02-01"}, "theo năm tròn"),
        ({"tu": "2027-01-01", "den": "2027-12-31"}, "chưa đến"),
        ({"tu": "2020-01-01"}, "nhiều nhất ba năm"),
        ({"tu": "2026-12-31", "den": "2026-01-01"}, "trước ngày cuối"),
        ({"tu": "hôm qua"}, "tu"),
        ({"theo": "ten"}, "theo"),
    ],
)
def test_an_odd_period_is_refused_with_a_sentence(sign_in, leader, asked, said):
    page = sign_in(leader).get(URL, asked)
    assert page.status_code == 422
    assert said in page.content.decode()


def test_who_has_no_figures_is_refused(sign_in, officer):
    assert sign_in(officer).get(URL).status_code == 403


def test_nothing_asked_is_nothing_arisen(sign_in, leader, deadlines):
    assert "Không phát sinh" in sign_in(leader).get(URL).content.decode()


def test_a_file_hides_what_the_page_hides_and_the_taking_is_recorded(sign_in, leader, ask):
    ask(3, commune=0)
    ask(7, commune=1)
    text = sign_in(leader).get(URL, {"tep": "csv"}).content.decode()
    assert "không hiện" in text
    assert ",3," not in text
    assert LedgerEvent.objects.get(verb="SupportFiguresExported")
    assert sign_in(leader).get(URL, {"tep": "xlsx"}).content[:2] == b"PK"


def test_the_page_asks_as_often_for_more_communes(sign_in, leader, ask, costs_the_same):
    client, asked = sign_in(leader), iter([0, 1, 2, 3])
    costs_the_same(
        "support/figures.html",
        lambda: client.get(URL),
        lambda: ask(6, commune=next(asked)),
        most=16,
    )


small = st.dictionaries(st.integers(0, 9), st.integers(0, 12).map(lambda n: Counts(requests=n)))


@given(small)
def test_no_shown_row_counts_one_to_four_people(rows):
    hidden = hidden_figures(rows)["requests"]
    assert all(not 0 < row.requests < 5 for key, row in rows.items() if key not in hidden)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_without_the_rows_only_whole_years_are_read(start, end):
    period = Period(start, end)
    try:
        check_period(period, today=date(2031, 1, 1), traces=False)
    except Refused:
        return
    assert (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)


def test_a_moment_of_the_last_evening_belongs_to_its_day(ask):
    ask(1)
    late = NOW.replace(hour=23, minute=59)
    SupportRequest.objects.update(asked_at=late)
    assert figures(Period(today(NOW), today(NOW)), None)[UNKNOWN].requests == 1
    assert timezone.now() == NOW

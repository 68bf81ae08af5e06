"""A value says its state, both ratios, how complete it is and what it should reach."""

from datetime import date
from decimal import Decimal

import pytest

from dashboards.conftest import DAY
from fixtures_incident import NOW
from khien.core.actors import SYSTEM
from khien.core.measures import State
from khien.core.refusal import Refused
from khien.indicators import actions
from khien.indicators.actions.targets import Wanted
from khien.indicators.models import Indicator, IndicatorVersion, Reading
from khien.indicators.queries import of_objectives, published, trend, values

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
NAMED = ["objective_1", "objective_2", "objective_3"]


@pytest.fixture(autouse=True)
def _defined(province):
    actions.write_down_definitions(by=SYSTEM, now=NOW - 400 * DAY)


def test_one_case_in_a_commune_is_counted_shown_to_who_follows_it_and_hidden_from_others(
    province, ask, leader, manager
):
    here = province.communes[0].pk
    ask(province.communes[0], 1, supported=1)
    (mine,) = values(["objective_2"], user=manager, as_valid=TODAY)
    assert mine.of(here).state is State.VALUE
    (theirs,) = values(["objective_2"], user=leader, as_valid=TODAY)
    assert (theirs.of(here).state, theirs.of(here).strict) == (State.SUPPRESSED, None)
    (alone,) = values(["objective_2"], user=leader, as_valid=TODAY, territory=here)
    assert alone.total.state is State.SUPPRESSED
    (anybodys,) = values(["objective_2"], user=None, as_valid=TODAY)
    assert anybodys.of(here).strict is None


def test_nothing_of_nothing_has_not_arisen_or_does_not_apply(province, leader):
    one, two, _three = values(NAMED, user=leader, as_valid=TODAY)
    assert two.total.state is State.NOT_ARISEN
    out_of_scope = province.communes[2].pk
    assert one.of(out_of_scope).state is State.NOT_APPLICABLE
    assert one.total.reporters == 3


def test_a_target_of_a_commune_stands_before_that_of_the_plan(
    province, objectives, leader, manager, staff
):
    here, there = (commune.pk for commune in province.communes[:2])
    second = objectives[1]
    indicator = Indicator.objects.get(code="objective_2")
    plan = second.plan
    plan.ends = date(2030, 12, 31)
    plan.save()
    said = Wanted(indicator, here, Decimal(80), date(2026, 1, 1), plan.ends, "12/QĐ-UBND")
    actions.set_target(second, said, by=manager, now=NOW)
    _one, two, _three = of_objectives(objectives, user=leader, as_valid=TODAY)
    assert (two.of(here).target, two.of(there).target) == (Decimal(80), Decimal(100))
    with pytest.raises(Refused, match="đã có chỉ tiêu khác"):
        actions.set_target(second, said, by=manager, now=NOW)


def test_a_definition_gets_a_version_when_its_words_change_and_only_then(province):
    assert actions.write_down_definitions(by=SYSTEM, now=NOW) == []
    IndicatorVersion.objects.filter(indicator__code="objective_2").update(unit="việc")
    (written,) = actions.write_down_definitions(by=SYSTEM, now=NOW)
    assert (written.indicator.code, written.number) == ("objective_2", 2)


def test_a_reading_says_what_was_known_then(province, ask, manager):
    ask(province.communes[0], 6, supported=1, at=NOW - 9 * DAY)
    actions.keep_readings(now=NOW - 2 * DAY)
    kept = Reading.objects.count()
    actions.keep_readings(now=NOW - 2 * DAY)
    assert Reading.objects.count() == kept  # nothing changed
    ask(province.communes[0], 4, at=NOW - 8 * DAY)  # told of late
    before, after = (
        values(["objective_2"], user=manager, as_valid=TODAY, as_known=known)[0].strict.denominator
        for known in (date(2026, 11, 21), None)
    )
    assert (before, after) == (6, 10)
    actions.keep_readings(now=NOW)
    points = trend(["objective_2"], unit=province.communes[0].pk, until=TODAY)
    assert [p.strict.denominator for p in points if p.period.end.year == 2026] == [10]


def test_the_public_reads_periods_that_are_over_and_nothing_of_few(province, ask):
    ask(province.communes[0], 3, at=NOW - 400 * DAY)
    ask(province.communes[0], 7, at=NOW - 2 * DAY)
    assert published(TODAY) == []
    actions.keep_readings(now=NOW)
    found = {item.code: item for item in published(TODAY)}
    assert found["objective_2"].period.end == date(2025, 12, 31)
    assert found["objective_2"].total.state is State.SUPPRESSED

"""From indicators, tasks and reports to the lines that are printed and kept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import override

from khien.core.calendars import today
from khien.core.fold import alphabetical
from khien.core.measures import Period, State
from khien.directory.queries import communes_of_installation, names_of
from khien.indicators import queries as indicators
from khien.indicators.queries import Counted, IndicatorValue
from khien.reports import difficulties
from khien.reports.models import ReportLine, ReportPeriod, Subject
from khien.reports.queries import duties
from khien.steering.models import Objective, Plan
from khien.steering.queries.scorecards import Scorecard, scorecards


@dataclass(frozen=True)
class Asked:
    """Which figures: of a plan, from `start` to `end`, as on `as_valid`, for the units of
    `geography`. `final`: of all its years.
    """

    plan: Plan
    start: date
    end: date
    as_valid: date
    geography: date
    final: bool
    now: datetime


def lines_of(asked: Asked) -> list[ReportLine]:
    """Not stored yet, in the order they are printed. In Vietnamese, whoever asks."""
    with override("vi"):
        made = [
            *_of_objectives(asked),
            *_of_tasks(asked),
            *_of_reports(asked),
            *difficulties.lines_of(asked.plan, _told(asked), now=asked.now),
        ]
    for position, line in enumerate(made, start=1):
        line.position = position
    return made


def _told(asked: Asked) -> Period:
    return Period(asked.start, asked.as_valid)


def _of_objectives(asked: Asked) -> Iterator[ReportLine]:
    """Each objective for the province and for every commune; before that, of a final report, for
    the province in each year that went before.
    """
    objectives = list(asked.plan.objectives.filter(until=None))
    for day in _years_before(asked):
        for each in _values(objectives, asked, day):
            line = _line(each, each.total, None, "")
            line.code, line.title = f"{each.code}:{day.year}", f"{line.title} ({day.year})"
            yield line
    counted = _values(objectives, asked, asked.as_valid)
    places = _places(counted, asked)
    for each in counted:
        parts = [_line(each, each.of(unit), unit, name) for unit, name in places]
        whole = _line(each, each.total, None, "")
        whole.inputs = [_input(line) for line in parts if line.denominator != 0]
        yield whole
        yield from parts


def _values(objectives: list[Objective], asked: Asked, day: date) -> list[Counted]:
    """As anybody may read them, in these borders alone: what is printed is no secret any more."""
    return indicators.of_objectives(
        objectives, user=None, as_valid=day, geography=asked.geography, once=True
    )


def _years_before(asked: Asked) -> list[date]:
    """The last day of each year of a plan that is told of as a whole, but for its last."""
    if not asked.final:
        return []
    years = range(asked.start.year, asked.as_valid.year)
    return [date(year, 12, 31) for year in years]


def _places(counted: Iterable[Counted], asked: Asked) -> list[tuple[UUID | None, str]]:
    """Every commune of that day, then what was counted elsewhere or nobody knows where."""
    known = {row.pk: row.name for row in communes_of_installation(asked.geography)}
    others = {unit for each in counted for unit in each.cells} - known.keys()
    elsewhere = names_of({unit for unit in others if unit}, asked.geography) if others else {}
    by_name = sorted(known.items(), key=lambda pair: alphabetical(pair[1]))
    last = sorted(elsewhere.items(), key=lambda pair: alphabetical(pair[1]))
    unknown: list[tuple[UUID | None, str]] = [(None, "Chưa rõ nơi")] if None in others else []
    return [*by_name, *last, *unknown]


def _line(counted: Counted, value: IndicatorValue, unit: UUID | None, place: str) -> ReportLine:
    version = counted.version
    return ReportLine(
        subject=Subject.INDICATOR,
        code=counted.code,
        objective=counted.objective,
        title=counted.title[:200],
        unit=str(counted.measure.unit)[:60],
        territory_id=unit,
        place=place,
        period_start=counted.period.start,
        period_end=counted.period.end,
        state=value.state.value,
        **_counts(value),
        exact=value.exact,
        low=value.interval.low if value.interval else None,
        high=value.interval.high if value.interval else None,
        reported=value.reported,
        reporters=value.reporters,
        target=value.target,
        version=version.number if version else None,
        numerator_rule=version.numerator_rule if version else str(counted.measure.numerator_rule),
        denominator_rule=(
            version.denominator_rule if version else str(counted.measure.denominator_rule)
        ),
    )


def _counts(value: IndicatorValue) -> dict[str, int | None]:
    """Whole ones, also where restating by shares gave parts of one; the interval says how sure."""
    strict, settled = value.strict, value.settled
    return {
        "numerator": round(strict.numerator) if strict else None,
        "denominator": round(strict.denominator) if strict else None,
        "settled_numerator": round(settled.numerator) if settled else None,
        "settled_denominator": round(settled.denominator) if settled else None,
    }


def _input(line: ReportLine) -> dict[str, Any]:
    return {
        "place": line.place,
        "territory": str(line.territory_id) if line.territory_id else None,
        "numerator": line.numerator,
        "denominator": line.denominator,
    }


def _of_tasks(asked: Asked) -> Iterator[ReportLine]:
    """Of all offices together, then of each: done in time of what fell due, and of what is done."""
    cards = scorecards(asked.plan, on=asked.as_valid)
    together = Scorecard(None, "Tất cả các cơ quan")
    for card in cards:
        for state, number in card.states.items():
            together.states[state] += number
    for card in [together, *cards] if cards else []:
        yield ReportLine(
            subject=Subject.TASKS,
            code=str(card.office or ("all" if card is together else "nobody")),
            title=card.name or "Chưa cơ quan nào nhận",
            unit="nhiệm vụ",
            period_start=asked.plan.starts,
            period_end=asked.as_valid,
            state=State.VALUE if card.in_time.denominator else State.NOT_ARISEN,
            numerator=card.in_time.numerator,
            denominator=card.in_time.denominator,
            settled_numerator=card.settled.numerator,
            settled_denominator=card.settled.denominator,
            reported=card.done,
            reporters=card.all,
            numerator_rule="Nhiệm vụ hoàn thành đúng hạn; gia hạn sau khi quá hạn không xóa trễ.",
            denominator_rule=(
                "Nhiệm vụ đã hoàn thành hoặc đã quá hạn; số thứ hai: chỉ nhiệm vụ đã hoàn thành."
            ),
        )


def _of_reports(asked: Asked) -> Iterator[ReportLine]:
    """How many of the reports owed came, and how many of them in time."""
    found = duties.received(asked.plan.pk, start=asked.start, end=asked.end, now=asked.now)
    for regime, came in found.items():
        yield ReportLine(
            subject=Subject.REPORTS,
            code=str(regime.pk),
            title=regime.title,
            unit="báo cáo",
            period_start=asked.start,
            period_end=asked.end,
            state=State.VALUE if came.owed else State.NOT_ARISEN,
            numerator=came.in_time,
            denominator=came.owed,
            settled_numerator=came.in_time,
            settled_denominator=came.sent,
            reported=came.sent,
            reporters=came.owed,
            numerator_rule="Báo cáo gửi lên tỉnh đúng hạn.",
            denominator_rule=(
                "Báo cáo phải nộp của các kỳ kết thúc trong thời gian này; "
                "số thứ hai: chỉ báo cáo đã gửi, cả gửi muộn."
            ),
            inputs=[{"missing": [str(place) for place in came.missing]}],
        )


def figures_of_place(period: ReportPeriod, *, now: datetime) -> list[dict[str, Any]]:
    """Of one place that reports, as they stand at the end of its period or today."""
    plan: Plan = period.duty.regime.plan
    day = min(period.end, today(now))
    territory = period.duty.territory_id if period.duty.regime.in_communes else None
    objectives: list[Objective] = list(plan.objectives.filter(until=None))
    with override("vi"):
        counted = indicators.of_objectives(objectives, user=None, as_valid=day, territory=territory)
        lines = [_line(each, each.total, None, "") for each in counted]
    return [
        {
            "title": line.title,
            "unit": line.unit,
            "state": line.state,
            "numerator": line.numerator,
            "denominator": line.denominator,
            "settled_numerator": line.settled_numerator,
            "settled_denominator": line.settled_denominator,
            "version": line.version,
        }
        for line in lines
    ]

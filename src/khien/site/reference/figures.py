"""What is counted and what is timed: docs/reference/measures.md, clock-rules.md."""

import json
from operator import itemgetter
from pathlib import Path
from typing import Any

from khien import core
from khien.core.measures import Measure, all_measures
from khien.core.models import Certainty
from khien.site.reference.markdown import codes, page, section, table

_CLOCK_RULES = Path(core.__path__[0]) / "data" / "clock_rules.json"
_LADDERS = _CLOCK_RULES.with_name("ladders.json")
_EVENTS = ["rule", "starts with", "stops with", "may be suspended, extended"]
_EVENTS_SAID = (
    "Events of the [ledger](events.md), told in the same transaction. `emergency_measure` is "
    "counted from the first receipt of a report. Tests hold the code to it: "
    "`tests/fixtures_clocks.py`."
)
_LADDERS_SAID = (
    "Shipped in `src/khien/core/data/ladders.json`; each step is a dated row. Below zero: before "
    "the due moment. Steps in days come at 08:00."
)
_UNITS = {"hours": "hours, day and night", "days": "days", "working_days": "working days"}


def measures() -> str:
    """Each measure with its two rules, in the words shown on the dashboard."""
    ours = [m for m in all_measures() if m.count.__module__.startswith("khien.")]
    return page(
        "Measures",
        "Rooms publish them (`<room>/measures.py`), `indicators` reads, `dashboards` shows them. "
        "What strict and settled-only mean: [counting](../explanation/counting.md).",
        *(_measure(measure) for measure in ours),
    )


def _measure(measure: Measure) -> str:
    rows = [
        ("tên", measure.title),
        ("đơn vị", measure.unit),
        ("tử số", measure.numerator_rule),
        ("mẫu số", measure.denominator_rule),
        ("small cells hidden from those who may not trace", _yes(counts=measure.counts_people)),
        ("counted in", f"`{measure.count.__module__}`"),
    ]
    return section(f"`{measure.code}`", table(["", ""], rows))


def _yes(*, counts: bool) -> str:
    return "yes, it counts people" if counts else "no, it counts institutions"


def clock_rules() -> str:
    """The deadlines that are shipped; an installation may hold newer versions as rows."""
    shipped = sorted(json.loads(_CLOCK_RULES.read_text("utf-8")), key=itemgetter("code"))
    marks = [(f"`{mark.value}`", mark.label) for mark in Certainty]
    return page(
        "Deadlines",
        "Shipped in `src/khien/core/data/clock_rules.json` and loaded as dated rows. Only a rule "
        "marked V is printed as law; the others are settings of the house, for a lawyer to "
        "confirm.",
        table(["rule", "tên", "time", "law", "mark", "from"], [_rule(row) for row in shipped]),
        section("Marks", table(["mark", "nghĩa"], marks)),
        section("What starts and stops them", _EVENTS_SAID, table(_EVENTS, map(_events, shipped))),
        section("Ladders of reminders", _LADDERS_SAID, table(["rule", "steps"], _ladders())),
    )


def _events(row: dict[str, Any]) -> tuple[str, ...]:
    movable = "yes" if row["movable"] else "no"
    return f"`{row['code']}`", codes(row["starts_on"]), codes(row["stops_on"]), movable


def _ladders() -> list[tuple[str, str]]:
    shipped = json.loads(_LADDERS.read_text("utf-8"))["ladders"]
    return [(f"`{code}`", "; ".join(map(_step, shipped[code]))) for code in sorted(shipped)]


def _step(step: tuple[int, str, str]) -> str:
    offset, unit, to = step
    return f"{offset:+d} {_UNITS[unit].split(',')[0]} to {to}" if offset else f"0 to {to}"


def _rule(row: dict[str, str]) -> tuple[str, ...]:
    time = f"{row['amount']} {_UNITS[row['unit']]}"
    mark = f"`{row['certainty']}`"
    return f"`{row['code']}`", row["title"], time, row["law"] or "—", mark, row["valid_from"]

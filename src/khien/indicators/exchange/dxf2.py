"""DHIS2's aggregate exchange: a data value set as JSON (DXF 2).

Periods are DHIS2's where it has one (2026, 2026Q1, 2026S1, 202603); any other
is named by its first and last day, and the receiving system maps it.
"""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import Any

from khien.core.measures import Period
from khien.indicators.exchange.lines import Line

_SPANS = {1: "{y}{m:02}", 3: "{y}Q{q}", 6: "{y}S{s}", 12: "{y}"}


def period_code(period: Period) -> str:
    """2026, 2026S1, 2026Q1, 202601; else 20260815_20270814."""
    start, end = period.start, period.end
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    whole = start.day == 1 and end.day == monthrange(end.year, end.month)[1]
    if whole and months in _SPANS and (start.month - 1) % months == 0:
        words = {"y": start.year, "m": start.month}
        quarter, half = (start.month + 2) // 3, (start.month + 5) // 6
        return _SPANS[months].format(**words, q=quarter, s=half)
    return f"{start:%Y%m%d}_{end:%Y%m%d}"


def as_dxf2(lines: Iterable[Line], *, province: str, completed: date) -> dict[str, Any]:
    """`province`: the code of the whole. Each number is four data elements: CODE_numerator …"""
    return {
        "completeDate": completed.isoformat(),
        "dataElementIdScheme": "CODE",
        "orgUnitIdScheme": "CODE",
        "dataValues": [
            {
                "dataElement": f"{line.code}_{part}",
                "period": period_code(line.period),
                "orgUnit": line.unit or province,
                "value": f"{number:g}" if isinstance(number, float) else str(number),
                "comment": comment_of(line),
            }
            for line in lines
            for part, number in line.parts.items()
        ],
    }


def comment_of(line: Line) -> str:
    """How it was counted, and that it is an estimate where it is one."""
    told = f"{line.value.state.value}; v{line.version}"
    between = line.value.interval
    return f"{told}; {between.low:.1f}-{between.high:.1f} %" if between else told

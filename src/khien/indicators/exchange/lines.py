"""One line for each number: of what, when, where; None where it is not for whoever asked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from khien.core.export import Cell, Table
from khien.core.measures import Period, State
from khien.directory import queries as directory
from khien.directory.models import Scheme
from khien.indicators.values import Counted, IndicatorValue

# The parts of a value, by the ending of its name as a data element.
PARTS = ("numerator", "denominator", "settled_numerator", "settled_denominator")


@dataclass(frozen=True)
class Line:
    """`unit`: the code of the unit in the directory's first scheme, else its id."""

    code: str
    title: str
    version: int
    period: Period
    unit: str
    name: str
    value: IndicatorValue

    @property
    def parts(self) -> dict[str, int | float]:
        """Empty where there is no number to hand on."""
        strict, settled = self.value.strict, self.value.settled
        if strict is None or settled is None or self.value.state is State.NOT_APPLICABLE:
            return {}
        numbers = (
            strict.numerator,
            strict.denominator,
            settled.numerator,
            settled.denominator,
        )
        return dict(zip(PARTS, numbers, strict=True))


def lines_of(found: Sequence[Counted], *, units: Iterable[UUID], on: date) -> list[Line]:
    """The whole first (unit: empty code), then each unit in the order of its code."""
    wanted = list(units)
    named = _named(wanted, on)
    places = [(key, *named[key]) for key in sorted(named, key=lambda key: named[key])]
    return [
        line
        for item in found
        for line in (
            _line(item, "", _("toàn tỉnh"), item.total),
            *(_line(item, code, name, item.of(key)) for key, code, name in places),
        )
    ]


def _named(units: list[UUID], on: date) -> Mapping[UUID, tuple[str, str]]:
    rows = directory.with_code(directory.existing(on).filter(pk__in=units), Scheme.GSO, on)
    return {row.pk: (row.code or str(row.pk), row.name) for row in rows}


def _line(item: Counted, unit: str, name: str, value: IndicatorValue) -> Line:
    version = item.version.number if item.version else 0
    return Line(item.code, item.title, version, item.period, unit, name, value)


def table_of(lines: Iterable[Line], name: str) -> Table:
    columns = [
        _("Mã chỉ số"),
        _("Chỉ số"),
        _("Phiên bản"),
        _("Từ ngày"),
        _("Đến ngày"),
        _("Mã đơn vị"),
        _("Đơn vị"),
        _("Trạng thái"),
        _("Đạt"),
        _("Tổng"),
        _("Đạt, đã ngã ngũ"),
        _("Tổng, đã ngã ngũ"),
        _("Thấp nhất (%)"),
        _("Cao nhất (%)"),
    ]
    return Table(name, columns, [_row(line) for line in lines])


def _row(line: Line) -> list[Cell]:
    between = line.value.interval
    parts = line.parts
    return [
        line.code,
        line.title,
        line.version,
        line.period.start,
        line.period.end,
        line.unit,
        line.name,
        str(line.value.state),
        *(parts.get(part) for part in PARTS),
        round(between.low, 1) if between else None,
        round(between.high, 1) if between else None,
    ]

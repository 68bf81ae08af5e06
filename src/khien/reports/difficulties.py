"""What hindered the plan in the period of a report, as lines that are printed and kept."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from khien.coordination.models import CompetentLevel, DifficultyKind
from khien.coordination.queries import hindrances
from khien.coordination.queries.hindrances import Hindrance
from khien.core.measures import Period, State
from khien.reports.models import ReportLine, Subject
from khien.steering.models import Plan

_ALL = "Vướng mắc còn từ kỳ trước và vướng mắc nêu trong kỳ."
_OPEN = "Vướng mắc chưa gỡ lúc hết kỳ."


def lines_of(plan: Plan, period: Period, *, now: datetime) -> Iterator[ReportLine]:
    """Arisen, solved, open, overdue; then the open ones by kind and by who can answer."""
    found = hindrances.of_plan(plan.pk, period, now=now)
    still = [each for each in found if each.open]
    for line in (*_totals(found, still), *_kinds(still), *_levels(still)):
        line.subject, line.unit = Subject.DIFFICULTY, "vướng mắc"
        line.period_start, line.period_end = period.start, period.end
        yield line


def _totals(found: Sequence[Hindrance], still: Sequence[Hindrance]) -> Iterator[ReportLine]:
    settled = [each for each in found if each.settled]
    yield _line(
        "arisen", "Vướng mắc phát sinh trong kỳ", [each for each in found if each.arisen], found
    )
    solved = _line("settled", "Vướng mắc đã gỡ xong trong kỳ", settled, found)
    solved.settled_numerator, solved.settled_denominator = len(settled), len(found) - len(still)
    solved.numerator_rule = "Vướng mắc mà nơi nêu đã xác nhận gỡ xong trong kỳ."
    solved.denominator_rule += " Số thứ hai: chỉ vướng mắc đã gỡ xong hoặc nơi nêu đã rút."
    yield solved
    yield _line("open", "Vướng mắc chưa gỡ", still, found)
    late = _line(
        "overdue", "Vướng mắc quá hạn trả lời", [each for each in still if each.overdue], still
    )
    late.numerator_rule = (
        "Vướng mắc chưa gỡ mà nơi được hỏi chưa trả lời đúng hạn; gia hạn sau khi quá hạn "
        "không xóa trễ."
    )
    yield late
    blocking = [each for each in still if each.blocking]
    yield _line("blocking", "Vướng mắc làm dừng việc", blocking, still)


def _kinds(still: Sequence[Hindrance]) -> Iterator[ReportLine]:
    for kind in DifficultyKind:
        those = [each for each in still if each.kind == kind]
        if those:
            yield _part(f"kind:{kind}", f"Chưa gỡ, loại: {kind.label}", those, still)


def _levels(still: Sequence[Hindrance]) -> Iterator[ReportLine]:
    for level in CompetentLevel:
        those = [each for each in still if each.level == level]
        if those:
            yield _part(f"level:{level}", f"Chưa gỡ, thẩm quyền: {level.label}", those, still)


def _part(code: str, title: str, those: Iterable[Hindrance], of: Sequence[Hindrance]) -> ReportLine:
    line = _line(code, title, those, of)
    line.numerator_rule = "Vướng mắc chưa gỡ thuộc loại này hoặc thẩm quyền này."
    return line


def _line(code: str, title: str, those: Iterable[Hindrance], of: Sequence[Hindrance]) -> ReportLine:
    keys = [str(each.id) for each in those]
    return ReportLine(
        code=code,
        title=title,
        state=State.VALUE if of else State.NOT_ARISEN,
        numerator=len(keys),
        denominator=len(of),
        numerator_rule=f"{title}.",
        denominator_rule=_ALL if code in {"arisen", "settled", "open"} else _OPEN,
        inputs=[{"difficulties": keys}],
    )

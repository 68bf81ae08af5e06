"""Objective 3: violators reported or detected who are handled under the law."""

from datetime import date
from functools import partial
from uuid import UUID

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy

from khien.core.measures import Measure, Period, Tally, TraceRow
from khien.enforcement.measures.rows import after, opened_in, traced
from khien.enforcement.models import Branch, Violation, ViolationState


def count(period: Period, as_of: date) -> list[Tally]:
    known = period.until(as_of)
    settled = Q(settled_at__lt=after(known))
    rows = (
        opened_in(known)
        .values("commune")
        .annotate(
            opened=Count("pk"),
            handled_ones=Count("pk", filter=settled & Q(handled=True)),
            settled=Count("pk", filter=settled),
        )
        .order_by()
    )
    return [
        Tally(
            row["commune"],
            row["handled_ones"],
            row["opened"],
            row["handled_ones"],
            row["settled"],
        )
        for row in rows
    ]


def trace(period: Period, commune: UUID | None, user: object) -> list[TraceRow]:
    return traced(opened_in(period), commune, user, partial(_judged, period=period))


def _judged(violation: Violation, *, period: Period) -> tuple[bool, str]:
    """A violation settled since then was being handled on that day."""
    settled = violation.settled_at is not None and violation.settled_at < after(period)
    if settled:
        return bool(violation.handled), str(Branch(violation.branch).label)
    state = ViolationState.HANDLING if violation.settled_at else ViolationState(violation.state)
    return False, str(state.label)


OBJECTIVE_3 = Measure(
    code="objective_3",
    title=gettext_lazy("Xử lý vi phạm theo pháp luật"),
    unit=gettext_lazy("vi phạm"),
    numerator_rule=gettext_lazy(
        "vi phạm đã có kết quả xử lý: xử phạt hành chính, cơ quan điều tra hoặc cơ quan khác "
        "đã nhận, giáo dục người chưa thành niên, hoặc kết luận không vi phạm"
    ),
    denominator_rule=gettext_lazy(
        "mọi vi phạm bị tố giác hoặc phát hiện được mở hồ sơ trong kỳ, mỗi người mỗi hành vi "
        "tính một lần"
    ),
    count=count,
    trace=trace,
)

"""How many violations had their result without a deadline of the handling office being missed."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khien.core.measures import Measure, Period, Tally, TraceRow
from khien.enforcement.measures.rows import after, opened_in, traced
from khien.enforcement.models import Violation
from khien.enforcement.queries.late import missed


def _told(period: Period, end: datetime) -> QuerySet[Violation]:
    return opened_in(period).annotate(late=missed(end))


def count(period: Period, as_of: date) -> list[Tally]:
    known = period.until(as_of)
    end = after(known)
    done = Q(settled_at__lt=end)
    rows = (
        _told(known, end)
        .values("commune")
        .annotate(
            opened=Count("pk"),
            in_time=Count("pk", filter=done & Q(late=False)),
            known=Count("pk", filter=done | Q(late=True)),
        )
        .order_by()
    )
    return [
        Tally(row["commune"], row["in_time"], row["opened"], row["in_time"], row["known"])
        for row in rows
    ]


def trace(period: Period, commune: UUID | None, user: object) -> list[TraceRow]:
    end = after(period)

    def judged(violation: Violation) -> tuple[bool, str]:
        if violation.late:  # type: ignore[attr-defined]  # annotated by the query
            return False, _("đã quá một thời hạn")
        if violation.settled_at is None or violation.settled_at >= end:
            return False, _("chưa có kết quả")
        return True, _("có kết quả, không quá hạn")

    return traced(_told(period, end), commune, user, judged)


IN_TIME = Measure(
    code="violations_in_time",
    title=gettext_lazy("Vi phạm có kết quả đúng hạn"),
    unit=gettext_lazy("vi phạm"),
    numerator_rule=gettext_lazy(
        "vi phạm đã có kết quả mà đơn vị thụ lý không quá hạn xác minh, không quá hạn ra quyết định"
    ),
    denominator_rule=gettext_lazy(
        "mọi vi phạm được mở hồ sơ trong kỳ, mỗi người mỗi hành vi tính một lần"
    ),
    count=count,
    trace=trace,
)

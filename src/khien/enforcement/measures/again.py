"""How many violations are by somebody who already had one: the fewer the better."""

from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khien.core.measures import Measure, Period, Tally, TraceRow
from khien.enforcement.measures.rows import opened_in, traced
from khien.enforcement.models import Violation


def _told(period: Period) -> QuerySet[Violation]:
    """With whether the same person had a violation before, wherever."""
    before = Violation.objects.filter(
        respondent__person=OuterRef("respondent__person"), number__lt=OuterRef("number")
    )
    return opened_in(period).annotate(again=Exists(before))


def count(period: Period, as_of: date) -> list[Tally]:
    rows = (
        _told(period.until(as_of))
        .values("commune")
        .annotate(opened=Count("pk"), repeated=Count("pk", filter=Q(again=True)))
        .order_by()
    )
    return [
        Tally(row["commune"], row["repeated"], row["opened"], row["repeated"], row["opened"])
        for row in rows
    ]


def _judged(violation: Violation) -> tuple[bool, str]:
    again: bool = violation.again  # type: ignore[attr-defined]  # annotated by the query
    return again, _("đã có vi phạm trước đó") if again else _("vi phạm lần đầu")


def trace(period: Period, commune: UUID | None, user: object) -> list[TraceRow]:
    return traced(_told(period), commune, user, _judged)


AGAIN = Measure(
    code="violations_again",
    title=gettext_lazy("Vi phạm của người đã vi phạm trước đó"),
    unit=gettext_lazy("vi phạm"),
    numerator_rule=gettext_lazy(
        "vi phạm của người đã được các đơn vị ghi là một với người của một vi phạm mở trước đó, "
        "ở bất cứ đâu"
    ),
    denominator_rule=gettext_lazy(
        "mọi vi phạm được mở hồ sơ trong kỳ, mỗi người mỗi hành vi tính một lần"
    ),
    count=count,
    trace=trace,
)

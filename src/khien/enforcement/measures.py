"""Objective 3: violators reported or detected who are handled under the law."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khien.core import measures
from khien.core.calendars import HANOI
from khien.core.measures import Measure, Period, Tally, TraceRow
from khien.enforcement import queries
from khien.enforcement.models import Branch, Violation, ViolationState
from khien.people.models import User


def _of(period: Period) -> QuerySet[Violation]:
    start = datetime.combine(period.start, time(), HANOI)
    end = datetime.combine(period.end + timedelta(days=1), time(), HANOI)
    return Violation.objects.filter(opened_at__gte=start, opened_at__lt=end)


def count(period: Period, as_of: date) -> list[Tally]:  # noqa: ARG001  (what is in the rows today)
    rows = (
        _of(period)
        .values("commune")
        .annotate(
            opened=Count("pk"),
            handled_ones=Count("pk", filter=Q(handled=True)),
            settled=Count("pk", filter=Q(state=ViolationState.SETTLED)),
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
    violations = _of(period).order_by("opened_at")
    if commune:
        violations = violations.filter(commune_id=commune)
    mine: set[UUID] = set()
    if isinstance(user, User):
        mine = set(queries.visible_to(user).filter(_same(period)).values_list("pk", flat=True))
    return [_row(violation, link=violation.pk in mine) for violation in violations]


def _same(period: Period) -> Q:
    return Q(pk__in=_of(period).values("pk"))


def _row(violation: Violation, *, link: bool) -> TraceRow:
    opened = violation.opened_at.astimezone(HANOI)
    return TraceRow(
        text=f"{_('Vi phạm số')} {violation.number} ({opened:%d/%m/%Y})",
        url=reverse("enforcement:violation", args=[violation.pk]) if link else "",
        counted=bool(violation.handled),
        why=str(
            Branch(violation.branch).label
            if violation.state == ViolationState.SETTLED
            else ViolationState(violation.state).label
        ),
    )


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


def publish() -> None:
    measures.register(OBJECTIVE_3)

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
from khien.core.permissions import Permission
from khien.enforcement import queries
from khien.enforcement.models import Branch, Violation, ViolationState
from khien.enforcement.queries.once import once_a_person_and_act
from khien.people.models import Scope, User


def _after(period: Period) -> datetime:
    return datetime.combine(period.end + timedelta(days=1), time(), HANOI)


def _of(period: Period) -> QuerySet[Violation]:
    start = datetime.combine(period.start, time(), HANOI)
    rows = Violation.objects.filter(opened_at__gte=start, opened_at__lt=_after(period))
    return once_a_person_and_act(rows)


def count(period: Period, as_of: date) -> list[Tally]:
    known = period.until(as_of)
    settled = Q(settled_at__lt=_after(known))
    rows = (
        _of(known)
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
    """Violations of the communes in which this person may follow figures."""
    violations = _of(period).order_by("opened_at")
    scope = user.scope(Permission.FIGURES_TRACE) if isinstance(user, User) else Scope()
    if not scope.everywhere:
        violations = violations.filter(commune_id__in=scope.communes)
    if commune:
        violations = violations.filter(commune_id=commune)
    mine: set[UUID] = set()
    if isinstance(user, User):
        mine = set(queries.visible_to(user).filter(_same(period)).values_list("pk", flat=True))
    end = _after(period)
    return [_row(row, link=row.pk in mine, settled=_settled(row, end)) for row in violations]


def _settled(violation: Violation, end: datetime) -> bool:
    return violation.settled_at is not None and violation.settled_at < end


def _same(period: Period) -> Q:
    return Q(pk__in=_of(period).values("pk"))


def _row(violation: Violation, *, link: bool, settled: bool) -> TraceRow:
    opened = violation.opened_at.astimezone(HANOI)
    return TraceRow(
        text=_("Vi phạm số %(number)s (%(day)s)")
        % {"number": violation.number, "day": f"{opened:%d/%m/%Y}"},
        url=reverse("enforcement:violation", args=[violation.pk]) if link else "",
        counted=settled and bool(violation.handled),
        why=_why(violation, settled=settled),
    )


def _why(violation: Violation, *, settled: bool) -> str:
    """A violation settled since then was being handled on that day."""
    if settled:
        return str(Branch(violation.branch).label)
    state = ViolationState.HANDLING if violation.settled_at else ViolationState(violation.state)
    return str(state.label)


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

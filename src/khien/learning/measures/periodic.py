"""The periodic and the effective rate: the six conditions, counted and followed the same way."""

from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy

from khien.core.fold import alphabetical
from khien.core.measures import Measure, Period, Tally, TraceRow
from khien.core.permissions import Permission
from khien.directory.queries import institutions
from khien.learning.assessing import Assessed, assess_all
from khien.learning.judging import Counts, counted, counted_by_place
from khien.learning.measures.organised import period_of
from khien.learning.queries.calendar import school_year
from khien.learning.queries.institutions import READING, for_person
from khien.learning.rules import Assessment, Verdict
from khien.learning.wording_conditions import first_sentence
from khien.people.models import User

Question = Callable[[Assessment], bool]


def _rows(day: date) -> list[Assessed]:
    rows = assess_all(institutions(day), school_year(day), on=day)
    return [row for row in rows if row.assessment.verdict is not Verdict.NOT_APPLICABLE]


Counting = Callable[[date], list[Counts]]


def _periodic(period: Period, as_of: date, *, by: Counting = counted) -> list[Tally]:
    return [
        Tally(
            row.commune,
            row.periodic,
            row.owing,
            row.periodic_done,
            row.periodic_settled,
            reported=row.owing_recorded,
            reporters=row.owing,
        )
        for row in by(min(period.end, as_of))
        if row.owing
    ]


def _effective(period: Period, as_of: date, *, by: Counting = counted) -> list[Tally]:
    return [
        Tally(
            row.commune,
            row.effective,
            row.owing,
            row.effective,
            row.effective_settled,
            untold=row.untold,
            reported=row.owing_recorded,
            reporters=row.owing,
        )
        for row in by(min(period.end, as_of))
        if row.owing
    ]


def _tracer(met: Question) -> Callable[[Period, UUID | None, object], list[TraceRow]]:
    def trace(period: Period, commune: UUID | None, user: object) -> list[TraceRow]:
        if not isinstance(user, User) or not user.may(Permission.DASHBOARD_VIEW):
            return []
        scope = user.scope(Permission.DASHBOARD_VIEW)
        mine = for_person(user, on=period.end, permissions=READING)
        opens = set(mine.values_list("pk", flat=True))
        return [
            TraceRow(row.name, _url(row, opens), met(row.assessment), first_sentence(row))
            for row in sorted(_rows(period.end), key=lambda r: alphabetical(r.name))
            if commune in (None, row.commune) and scope.holds_in(row.commune)
        ]

    return trace


def _url(row: Assessed, opens: set[UUID]) -> str:
    if row.institution not in opens:
        return ""
    return reverse("learning:institution", args=[row.institution])


def _is_periodic(assessment: Assessment) -> bool:
    return assessment.periodic


def _is_effective(assessment: Assessment) -> bool:
    return assessment.effective


_DENOMINATOR = gettext_lazy(
    "Chặt: mọi trường, cơ sở trong phạm vi đang hoạt động vào ngày tính, trừ trường mới mở không "
    "còn đủ một học kỳ. Đã ngã ngũ: bỏ ra những nơi còn thời gian hoặc chưa đủ số liệu."
)

PERIODIC = Measure(
    code="objective_1_periodic",
    title=gettext_lazy("Trường và cơ sở chăm sóc trẻ em tổ chức giáo dục, truyền thông định kỳ"),
    unit=gettext_lazy("trường, cơ sở"),
    numerator_rule=gettext_lazy(
        "Trường, cơ sở đạt ba điều kiện: đủ số buổi trong từng học kỳ hoặc quý, không có khoảng "
        "trống quá dài, hồ sơ đầy đủ. Số buổi và số ngày theo điều kiện được tính đang có hiệu lực."
    ),
    denominator_rule=_DENOMINATOR,
    count=_periodic,
    trace=_tracer(_is_periodic),
    period_of=period_of,
    counts_people=False,
    arises=False,
    count_places=partial(_periodic, by=counted_by_place),
    narrower=("objective_1_effective",),
)
EFFECTIVE = Measure(
    code="objective_1_effective",
    title=gettext_lazy("Trường và cơ sở chăm sóc trẻ em tổ chức đủ cả sáu điều kiện"),
    unit=gettext_lazy("trường, cơ sở"),
    numerator_rule=gettext_lazy(
        "Trường, cơ sở đạt đủ sáu điều kiện: số buổi, khoảng cách, tỷ lệ học sinh từng khối, chủ "
        "đề, hồ sơ, và buổi cho người lớn."
    ),
    denominator_rule=_DENOMINATOR,
    count=_effective,
    trace=_tracer(_is_effective),
    period_of=period_of,
    counts_people=False,
    arises=False,
    count_places=partial(_effective, by=counted_by_place),
)

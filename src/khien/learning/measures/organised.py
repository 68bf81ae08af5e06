"""Objective 1, counted from the sessions themselves, each figure down to its institutions."""

from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khien.core.fold import alphabetical
from khien.core.measures import Measure, Period, Tally, TraceRow
from khien.core.permissions import Permission
from khien.directory.queries import institutions
from khien.learning.judging import Counts, counted_by_place_from_kept, counted_from_kept
from khien.learning.models import SchoolYear
from khien.learning.queries.calendar import school_year
from khien.learning.queries.counting import Standing, by_commune, standings
from khien.learning.queries.institutions import READING, for_person
from khien.people.models import User


def _day(period: Period, as_of: date) -> date:
    return min(period.end, as_of)


def _standings(period: Period, day: date) -> tuple[list[Standing], SchoolYear | None]:
    year = school_year(day)
    return standings(institutions(day), year, first=period.start, last=day), year


def count(period: Period, as_of: date) -> list[Tally]:
    """In the school year of the period's last day, or of `as_of` where that is earlier."""
    day = _day(period, as_of)
    year = school_year(day)
    over = year is not None and as_of > year.teaching_ends
    whole = year is None or period.start <= year.starts
    kept = counted_from_kept(day) if whole else None
    if kept is not None:
        return [_told(row, over=over) for row in kept]
    rows = standings(institutions(day), year, first=period.start, last=day)
    return [_tally(commune, group, over=over) for commune, group in by_commune(rows).items()]


def count_places(period: Period, as_of: date) -> list[Tally]:
    day = _day(period, as_of)
    year = school_year(day)
    over = year is not None and as_of > year.teaching_ends
    kept = counted_by_place_from_kept(day)
    if kept is not None:
        return [_told(row, over=over) for row in kept]
    first = year.starts if year else day
    rows = standings(institutions(day), year, first=first, last=day)
    return [_tally(row.institution, [row], over=over) for row in rows]


def _told(row: Counts, *, over: bool) -> Tally:
    settled = row.institutions if over else row.recorded
    return Tally(
        row.commune,
        row.organised,
        row.institutions,
        row.organised,
        settled,
        reported=row.recorded,
        reporters=row.institutions,
    )


def _tally(commune: UUID | None, rows: list[Standing], *, over: bool) -> Tally:
    """Of a part of a school year, or of an earlier day: nobody judges six conditions for it."""
    met, recorded = sum(row.met for row in rows), sum(row.recorded > 0 for row in rows)
    settled = len(rows) if over else recorded
    return Tally(commune, met, len(rows), met, settled, reported=recorded, reporters=len(rows))


def trace(period: Period, commune: UUID | None, user: object) -> list[TraceRow]:
    """The institutions of one commune (None: of all) that this person may follow."""
    if not isinstance(user, User) or not user.may(Permission.DASHBOARD_VIEW):
        return []
    rows, _year = _standings(period, period.end)
    scope = user.scope(Permission.DASHBOARD_VIEW)
    shown = [r for r in rows if commune in (None, r.commune) and scope.holds_in(r.commune)]
    opens = set(for_person(user, on=period.end, permissions=READING).values_list("pk", flat=True))
    return [
        TraceRow(row.name, _url(row, opens), row.met, _why(row))
        for row in sorted(shown, key=lambda row: (row.met, alphabetical(row.name)))
    ]


def _url(row: Standing, opens: set[UUID]) -> str:
    """Empty for whoever sees the figure but not the institution's own page."""
    return (
        reverse("learning:institution", args=[row.institution]) if row.institution in opens else ""
    )


def _why(row: Standing) -> str:
    if row.met:
        return _("%(count)s buổi được xác nhận và đủ dài") % {"count": row.counted}
    if row.recorded:
        return _("đã ghi %(count)s buổi, chưa buổi nào được tính") % {"count": row.recorded}
    return _("chưa ghi buổi nào")


def period_of(day: date) -> Period:
    """The school year of a day; before a calendar is loaded, that day alone."""
    year = school_year(day)
    return Period(year.starts, year.ends) if year else Period(day, day)


OBJECTIVE_1 = Measure(
    code="objective_1",
    title=gettext_lazy("Trường và cơ sở chăm sóc trẻ em có tổ chức giáo dục, truyền thông"),
    unit=gettext_lazy("trường, cơ sở"),
    numerator_rule=gettext_lazy(
        "Trường, cơ sở trong phạm vi có ít nhất một buổi đã tổ chức trong năm học, từ 30 phút "
        "(lớp 1–2: 15 phút), có bằng chứng và được một người khác xác nhận."
    ),
    denominator_rule=gettext_lazy(
        "Chặt: mọi trường, cơ sở trong phạm vi đang hoạt động vào ngày tính. Đã ngã ngũ: trường, "
        "cơ sở đã ghi ít nhất một buổi; khi việc dạy học của năm kết thúc thì là tất cả."
    ),
    count=count,
    trace=trace,
    period_of=period_of,
    counts_people=False,
    arises=False,
    count_places=count_places,
    narrower=("objective_1_periodic", "objective_1_effective"),
)

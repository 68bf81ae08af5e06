"""What else a leader looks at: tasks by agency, what is stuck, which reports are owed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from khien.coordination.queries.hardest import hardest
from khien.coordination.queries.offices import leads
from khien.coordination.queries.standing import Standing, standing
from khien.core import work
from khien.core.calendars import end_of, today
from khien.core.fold import alphabetical
from khien.core.measures import Figure, civil_year
from khien.core.permissions import Permission
from khien.directory import queries as directory
from khien.people.models import User
from khien.reports.queries.in_short import came_in
from khien.steering.models import Plan
from khien.steering.queries.scorecards import Scorecard, scorecards

MOST_AGENCIES = 8
MOST_STUCK = 3
MOST_WAITING = 10
_TONES = {"red": "danger", "orange": "warn", "green": "neutral"}


@dataclass(frozen=True)
class Line:
    """`href`: the page behind it, for who may open that."""

    words: str
    tone: str
    href: str
    why: str = ""


@dataclass(frozen=True)
class Panel:
    title: str
    lines: list[Line]


def panels_of(plan: Plan, user: User, now: datetime, day: date) -> list[Panel]:
    """Those that have anything to say of that day. What is stuck is known of this moment alone."""
    found = [_tasks(scorecards(plan, on=day)), _owed(plan, user, now, day)]
    if day == today(now):
        found[1:1] = [_stuck(user, now)]
    return [panel for panel in found if panel.lines]


def own_places(user: User, day: date) -> list[tuple[str, str]]:
    """Name and page of what somebody leads: a commune, else an agency."""
    scope = user.scope(Permission.DASHBOARD_VIEW)
    kind = "commune" if scope.communes else "agency"
    named = directory.names_of(set(scope.communes or scope.organisations), day)
    found = [(name, reverse(f"dashboards:{kind}", args=[key])) for key, name in named.items()]
    return sorted(found, key=lambda each: alphabetical(each[0]))


def waiting_for(user: User, now: datetime) -> Panel:
    """What a leader has to do, who has no other first page."""
    lines = [
        Line(item.text, _TONES[item.level], item.url, item.why)
        for item in work.items(user, now)[:MOST_WAITING]
    ]
    return Panel(_("Chờ bạn"), lines)


def _tasks(agencies: Sequence[Scorecard]) -> Panel:
    """All of them in one line, then the agencies with most overdue."""
    whole = Figure(sum(card.done for card in agencies), sum(card.all for card in agencies))
    late = sum(card.overdue for card in agencies)
    if not whole.denominator:
        return Panel(_("Nhiệm vụ của kế hoạch"), [])
    words = {"done": whole.numerator, "all": whole.denominator, "late": late}
    first = _("%(done)s trên %(all)s lượt giao việc đã xong, %(late)s quá hạn") % words
    lines = [Line(first, "danger" if late else "good", reverse("dashboards:agencies"))]
    lines += [_agency(card) for card in agencies if card.overdue][:MOST_AGENCIES]
    return Panel(_("Nhiệm vụ của kế hoạch"), lines)


def _agency(card: Scorecard) -> Line:
    words = {
        "name": card.name or _("chưa có cơ quan"),
        "late": card.overdue,
        "days": card.longest,
    }
    said = _("%(name)s: %(late)s nhiệm vụ quá hạn, lâu nhất %(days)s ngày làm việc") % words
    href = reverse("dashboards:agency", args=[card.office]) if card.office else ""
    return Line(said, "danger", href)


def _stuck(user: User, now: datetime) -> Panel:
    told = standing(now)
    may = user.may(Permission.COORDINATION_WORK)
    asked = reverse("coordination:recommendations") if may else ""
    lines = _difficulties(told, now, user) if told.waiting else []
    if told.recommended:
        words = {"n": told.recommended, "late": told.recommended_late}
        said = _("%(n)s kiến nghị sau kiểm tra chưa làm xong, %(late)s quá hạn")
        lines.append(Line(said % words, "danger" if told.recommended_late else "warn", asked))
    if told.asks_late:
        words = {"n": told.asks_late}
        lines.append(Line(_("%(n)s câu hỏi giữa các cơ quan quá hạn trả lời") % words, "warn", ""))
    return Panel(_("Vướng mắc và kiểm tra"), lines)


def _difficulties(told: Standing, now: datetime, user: User) -> list[Line]:
    """How many in one line; to who decides for all offices also those that hold up most."""
    words = {"n": told.waiting, "blocking": told.blocking, "late": told.overdue}
    said = _("%(n)s vướng mắc đang chờ trả lời: %(blocking)s làm việc phải dừng, %(late)s quá hạn")
    tone = "danger" if told.overdue or told.blocking else "warn"
    may = user.may(Permission.COORDINATION_WORK)
    lines = [Line(said % words, tone, reverse("coordination:difficulties") if may else "")]
    decides = leads(user) or user.scope(Permission.REPORT_APPROVE).everywhere
    for each in hardest(today(now), most=MOST_STUCK) if decides else ():
        about = {
            "title": each.title,
            "office": each.office,
            "day": date_format(each.since, "d/m/Y"),
        }
        opens = leads(user)
        href = reverse("coordination:difficulty", args=[each.difficulty]) if opens else ""
        why = _("việc phải dừng") if each.blocking else ""
        lines.append(Line(_("“%(title)s” – %(office)s, từ %(day)s") % about, tone, href, why))
    return lines


def _owed(plan: Plan, user: User, now: datetime, day: date) -> Panel:
    year = civil_year(day)
    href = reverse("reports:owed") if user.may(Permission.REPORT_APPROVE) else ""
    lines = []
    for came in came_in(plan.pk, start=year.start, end=day, at=min(now, end_of(day))):
        words = {
            "title": came.title,
            "sent": came.sent,
            "owed": came.owed,
            "late": came.late,
            "overdue": came.overdue,
        }
        said = _(
            "%(title)s: đã nhận %(sent)s trên %(owed)s, trong đó %(late)s nộp muộn; "
            "%(overdue)s quá hạn chưa nộp"
        )
        tone = "danger" if came.overdue else "warn" if came.sent < came.owed else "good"
        lines.append(Line(said % words, tone, href))
    return Panel(_("Báo cáo phải nhận"), lines)

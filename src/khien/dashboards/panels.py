"""What else a leader looks at: tasks by agency, what is stuck, which reports are owed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.coordination.queries.standing import standing
from khien.core.calendars import today
from khien.core.measures import Figure, civil_year
from khien.core.permissions import Permission
from khien.people.models import User
from khien.reports.queries.duties import received
from khien.steering.models import Plan
from khien.steering.queries.scorecards import Scorecard, scorecards

MOST_AGENCIES = 8


@dataclass(frozen=True)
class Line:
    """`href`: the page behind it, for who may open that."""

    words: str
    tone: str
    href: str


@dataclass(frozen=True)
class Panel:
    title: str
    lines: list[Line]


def panels_of(plan: Plan, user: User, now: datetime) -> list[Panel]:
    """Those that have anything to say."""
    agencies = scorecards(plan, on=today(now))
    found = [_tasks(agencies), _stuck(user, now), _owed(plan, user, now)]
    return [panel for panel in found if panel.lines]


def _tasks(agencies: Sequence[Scorecard]) -> Panel:
    """All of them in one line, then the agencies with most overdue."""
    whole = Figure(sum(card.done for card in agencies), sum(card.all for card in agencies))
    late = sum(card.overdue for card in agencies)
    if not whole.denominator:
        return Panel(_("Nhiệm vụ của kế hoạch"), [])
    words = {"done": whole.numerator, "all": whole.denominator, "late": late}
    first = _("%(done)s trên %(all)s nhiệm vụ đã xong, %(late)s quá hạn") % words
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
    difficulties = reverse("coordination:difficulties") if may else ""
    asked = reverse("coordination:recommendations") if may else ""
    lines = []
    if told.waiting:
        words = {"n": told.waiting, "blocking": told.blocking, "late": told.overdue}
        said = _(
            "%(n)s vướng mắc đang chờ trả lời: %(blocking)s làm việc phải dừng, %(late)s quá hạn"
        )
        tone = "danger" if told.overdue or told.blocking else "warn"
        lines.append(Line(said % words, tone, difficulties))
    if told.recommended:
        words = {"n": told.recommended, "late": told.recommended_late}
        said = _("%(n)s kiến nghị sau kiểm tra chưa làm xong, %(late)s quá hạn")
        lines.append(Line(said % words, "danger" if told.recommended_late else "warn", asked))
    if told.asks_late:
        words = {"n": told.asks_late}
        lines.append(Line(_("%(n)s câu hỏi giữa các cơ quan quá hạn trả lời") % words, "warn", ""))
    return Panel(_("Vướng mắc và kiểm tra"), lines)


def _owed(plan: Plan, user: User, now: datetime) -> Panel:
    year = civil_year(today(now))
    found = received(plan.pk, start=year.start, end=today(now), now=now)
    href = reverse("reports:owed") if user.may(Permission.REPORT_APPROVE) else ""
    lines = []
    for regime, came in found.items():
        words = {
            "title": regime.title,
            "sent": came.sent,
            "owed": came.owed,
            "late": came.late,
        }
        said = _("%(title)s: đã nhận %(sent)s trên %(owed)s, %(late)s muộn") % words
        lines.append(Line(said, "warn" if came.missing else "good", href))
    return Panel(_("Báo cáo phải nhận"), lines)

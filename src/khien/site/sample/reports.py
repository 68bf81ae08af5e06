"""Monthly reports of the communes, some sent up, and the reports of the province made of them."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from khien.core import reporting_periods
from khien.core.calendars import today
from khien.core.measures import Period
from khien.core.models import Certainty
from khien.directory.models import Function
from khien.documents.content import Signer
from khien.people.models import User
from khien.people.roles import Role
from khien.reports import actions
from khien.reports.actions.consolidated import New
from khien.reports.actions.duties import NewRegime
from khien.reports.models import Cadence, Decision, ReportPeriod
from khien.reports.rules.cadence import KINDS
from khien.site.sample.team import Team
from khien.steering.models import Plan

_ASKED = ("Kết quả nổi bật", "Khó khăn, vướng mắc", "Kiến nghị")
_SAID = (
    "Đã tổ chức tuyên truyền tại nhà văn hóa các thôn (nội dung mẫu).",
    "Thiếu tài liệu cho phụ huynh (nội dung mẫu).",
    "Đề nghị cấp thêm tài liệu (nội dung mẫu).",
)
_WORDS = "Nội dung mẫu: các cơ quan đã triển khai theo kế hoạch."


def report_monthly(teams: Sequence[Team], staff: dict[Role, User], *, now: datetime) -> int:
    """Two months that ended and the present one; how many periods are owed."""
    plan = Plan.objects.order_by("-starts", "number").first()
    months = reporting_periods.last_ones(KINDS[Cadence.MONTH], today(now), count=3)
    if plan is None or not months:
        return 0
    regime = actions.open_regime(
        plan,
        NewRegime(
            title="Báo cáo tháng của xã, phường (mẫu)",
            cadence=Cadence.MONTH,
            function=Function.COMMUNE_COMMITTEE,
            in_communes=True,
            due_days=5,
            questions="\n".join(_ASKED),
            basis="",
            certainty=Certainty.UNKNOWN,
            starts=months[0].start,
            ends=None,
        ),
        by=staff[Role.STEERING_OFFICER],
        now=now,
    )
    owed = ReportPeriod.objects.filter(duty__regime=regime).select_related("duty__regime")
    for team in teams:
        for period in owed.filter(duty__territory=team.commune, end__lt=today(now)):
            _send(period, team, staff, accept=period.start == months[0].start, now=now)
    _of_province(plan, months, staff, now=now)
    return owed.count()


def _send(
    period: ReportPeriod, team: Team, staff: dict[Role, User], *, accept: bool, now: datetime
) -> None:
    """In time; the newest waits for the province."""
    at = min(now, period.due_at - timedelta(hours=30))
    answers = dict(zip(_ASKED, _SAID, strict=True))
    report = actions.write(period, answers, seen_revision=0, by=team.officer, now=at)
    actions.hand_in(report, by=team.officer, now=at)
    actions.decide(report, Decision.YES, reason="", by=team.chair, now=at)
    if accept:
        by = staff[Role.STEERING_OFFICER]
        actions.decide(report, Decision.YES, reason="", by=by, now=at)


def _of_province(
    plan: Plan, months: Sequence[Period], staff: dict[Role, User], *, now: datetime
) -> None:
    """The first month is signed, the second waits for the leader."""
    writer, leader = staff[Role.STEERING_OFFICER], staff[Role.LEADER]
    for month in months[:2]:
        new = New(Cadence.MONTH, month, month.end)
        report = actions.begin(plan, new, by=writer, now=now)
        words = dict.fromkeys(report.words, _WORDS)
        actions.write_narrative(report, words, seen_revision=report.revision, by=writer, now=now)
        if month == months[0]:
            report.refresh_from_db()
            actions.sign(
                report,
                signer=Signer("", "Lãnh đạo", leader.full_name),
                recipients=("Lưu: VT.",),
                seen_revision=report.revision,
                by=leader,
                now=now,
            )

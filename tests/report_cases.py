"""Reports on their way: the days, the regime and the people's steps that tests share."""

from datetime import date, datetime

from khien.core.calendars import HANOI
from khien.core.measures import Period
from khien.directory.models import Function
from khien.documents.content import Signer
from khien.reports import actions
from khien.reports.actions.duties import NewRegime
from khien.reports.models import Cadence, Decision

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=HANOI)
OCTOBER, NOVEMBER = (
    Period(date(2026, 9, 15), date(2026, 10, 14)),
    Period(date(2026, 10, 15), date(2026, 11, 14)),
)
AT = datetime(2026, 11, 2, 9, 0, tzinfo=HANOI)  # within November as it is reported
ANSWERS = {"Đã làm": "Tổ chức tuyên truyền.", "Vướng mắc": "Thiếu tài liệu."}
CHAIR = Signer("TM. Ủy ban nhân dân", "Chủ tịch", "Trần Văn Mẫu")
MONTHLY = NewRegime(
    title="Báo cáo tháng của xã, phường",
    cadence=Cadence.MONTH,
    function=Function.COMMUNE_COMMITTEE,
    in_communes=True,
    due_days=5,
    questions="Đã làm\nVướng mắc",
    basis="",
    certainty="?",
    starts=date(2026, 9, 15),
    ends=None,
)


def decide(report, decision, by, reason="", now=NOW):
    actions.decide(report, Decision(decision), reason=reason, by=by, now=now)
    report.refresh_from_db()


def sign(report, by, now=NOW):
    report.refresh_from_db()
    actions.sign(
        report,
        signer=CHAIR,
        recipients=("Lưu: VT.",),
        seen_revision=report.revision,
        by=by,
        now=now,
    )
    report.refresh_from_db()
    return report

"""What a reporter reads of the work on their report, from receipt to decision, in plain words."""

from django.utils.translation import gettext as _

from khien.core import clocks
from khien.core.calendars import today
from khien.core.models import Certainty, RunningClock
from khien.core.public_steps import PublicStep
from khien.directory import queries as directory
from khien.intake.models import Outcome, Report, Routing, TriageDecision


def public_steps(report: Report) -> list[PublicStep]:
    """Received, taken up by an office, decided; the rooms above add what follows."""
    running = clocks.of(report.pk)
    decision = report.decisions.filter(replaced_at=None).first()
    return [
        PublicStep(_("Tin đã đến nơi an toàn."), report.received_at),
        _taken_up(report, running),
        _decided(decision, running),
    ]


def _taken_up(report: Report, running: list[RunningClock]) -> PublicStep:
    clock = next((c for c in running if c.rule.code.startswith("acknowledge_")), None)
    office = _office(report, clock)
    if clock is None or clock.stopped_at is None:
        text = _("Một người có trách nhiệm sẽ đọc và nhận tin.")
    elif office:
        text = _("%(office)s đã nhận tin.") % {"office": office}
    else:
        text = _("Một người có trách nhiệm đã đọc và nhận tin.")
    return PublicStep(
        text,
        clock.stopped_at if clock else None,
        due=clock.due_at if clock else None,
        law=_law(clock),
    )


def _office(report: Report, clock: RunningClock | None) -> str:
    """The office that took it up first; none where a person of intake did before any office."""
    stopped = clock.stopped_at if clock else None
    rows = Routing.objects.filter(report=report, acknowledged_at__lte=stopped or report.received_at)
    first = rows.order_by("acknowledged_at", "sent_at", "id").first()
    if first is None or first.acknowledged_at is None:
        return ""
    return directory.name_of(first.organisation_id, today(first.acknowledged_at))


def _decided(decision: TriageDecision | None, running: list[RunningClock]) -> PublicStep:
    clock = next((c for c in reversed(running) if c.rule.code == "answer_reporter"), None)
    due = clock.due_at if clock else None
    if decision is None:
        text = _("Người phụ trách sẽ xem kỹ và cho biết việc tiếp theo.")
        return PublicStep(text, None, due=due, law=_law(clock))
    return PublicStep(_in_words(decision), decision.decided_at, due=due, law=_law(clock))


def _in_words(decision: TriageDecision) -> str:
    if decision.outcome == Outcome.OUT_OF_REMIT:
        text = _("Việc này do nơi khác giải quyết. Tin đã được chuyển đến: %(where)s.")
        return text % {"where": decision.referred_to or "–"}
    return {
        Outcome.INCIDENT_OPENED: _("Tin đã được tiếp nhận thành một sự việc để giải quyết."),
        Outcome.INCIDENT_JOINED: _(
            "Đã có người báo cùng sự việc này. Tin này được ghép vào để giải quyết chung."
        ),
        Outcome.INFORMATION_GIVEN: _("Đã có trả lời và hướng dẫn trong phần thư."),
        Outcome.NOT_ACTIONABLE: _(
            "Chưa đủ thông tin để làm tiếp. Nếu biết thêm điều gì, hãy nhắn vào đây."
        ),
        Outcome.TEST: _("Đây là tin gửi thử nên không có việc gì phải làm."),
        Outcome.MALICIOUS: _("Tin đã được xem. Chúng tôi không làm tiếp với tin này."),
    }[Outcome(decision.outcome)]


def _law(clock: RunningClock | None) -> str:
    """Only what was read in a public source is printed as law."""
    verified = clock is not None and clock.rule.certainty == Certainty.VERIFIED
    return clock.rule.law if clock is not None and verified else ""

"""Reports as their reporter may read them: found by the code alone."""

from uuid import UUID

from django.utils.translation import gettext as _

from khien.core import clocks
from khien.core.models import Certainty, RunningClock
from khien.core.public_steps import PublicStep
from khien.intake.models import Message, Report, ReportState
from khien.intake.rules.codes import code_hash


def by_code(code: str) -> Report | None:
    """One look-up by keyed hash, whatever was typed: right and wrong codes take the same way."""
    return Report.objects.filter(code_hash=code_hash(code)).first()


def by_id(report_id: UUID) -> Report | None:
    return Report.objects.filter(pk=report_id).first()


def mailbox(report: Report) -> list[Message]:
    return list(report.messages.order_by("at"))


def has_open_support_request(report: Report) -> bool:
    return report.support_requests.filter(withdrawn_at=None).exists()


def acknowledgement(report: Report) -> RunningClock | None:
    """The clock that runs until somebody takes the report up."""
    found = [clock for clock in clocks.of(report.pk) if clock.rule.code.startswith("acknowledge_")]
    return found[0] if found else None


def first_steps(report: Report) -> list[PublicStep]:
    """From receipt to the decision what becomes of it; each room adds its own steps after."""
    clock = acknowledgement(report)
    return [
        PublicStep(_("Tin đã đến nơi an toàn."), report.received_at),
        PublicStep(
            _("Một người có trách nhiệm đọc và nhận tin."),
            clock.stopped_at if clock else None,
            due=clock.due_at if clock else None,
            law=_law(clock),
        ),
    ]


def _law(clock: RunningClock | None) -> str:
    """Only what was read in a public source is printed as law."""
    if clock is None or clock.rule.certainty != Certainty.VERIFIED:
        return ""
    return clock.rule.law


def is_decided(report: Report) -> bool:
    return report.state == ReportState.DECIDED

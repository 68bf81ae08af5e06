"""The way of a report upwards: who may do what in which state."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.reports.models import Decision, SubmittedReport, SubmittedState, Tier

MOST_LETTERS = 10_000  # of one heading


class Verb(StrEnum):
    WRITE = "write"
    HAND_IN = "hand_in"
    APPROVE = "approve"
    ACCEPT = "accept"
    SEND_BACK = "send_back"


STATES: dict[tuple[SubmittedState, Verb], SubmittedState] = {
    (SubmittedState.DRAFT, Verb.WRITE): SubmittedState.DRAFT,
    (SubmittedState.DRAFT, Verb.HAND_IN): SubmittedState.WAITS,
    (SubmittedState.WAITS, Verb.APPROVE): SubmittedState.SENT,
    (SubmittedState.WAITS, Verb.SEND_BACK): SubmittedState.SENT_BACK,
    (SubmittedState.SENT, Verb.ACCEPT): SubmittedState.ACCEPTED,
    (SubmittedState.SENT, Verb.SEND_BACK): SubmittedState.SENT_BACK,
}
TIER_OF = {SubmittedState.WAITS: Tier.OFFICE, SubmittedState.SENT: Tier.PROVINCE}


def can(report: SubmittedReport, verb: Verb) -> bool:
    return (SubmittedState(report.state), verb) in STATES


def after(report: SubmittedReport, verb: Verb) -> SubmittedState:
    following = STATES.get((SubmittedState(report.state), verb))
    if following is None:
        state = SubmittedState(report.state).label
        raise Refused(_("Báo cáo này %(state)s nên không làm được việc đó nữa.") % {"state": state})
    return following


def verb_of(report: SubmittedReport, decision: Decision) -> Verb:
    if decision == Decision.BACK:
        return Verb.SEND_BACK
    return Verb.APPROVE if report.state == SubmittedState.WAITS else Verb.ACCEPT


def check_decides_for_others(*, wrote: bool, approved: bool) -> None:
    """Four eyes at every tier: neither who wrote it nor who said yes below."""
    if wrote:
        raise Refused(_("Bạn viết báo cáo này: người khác phải duyệt."))
    if approved:
        raise Refused(_("Bạn đã duyệt báo cáo này ở cấp dưới: người khác phải nhận."))


def check_reason(decision: Decision, reason: str) -> None:
    if decision == Decision.BACK and not reason.strip():
        raise Refused(_("Ghi lý do trả lại để nơi viết biết phải sửa gì."), field="reason")


def check_answers(answers: dict[str, str], headings: tuple[str, ...]) -> None:
    for heading in headings:
        text = answers.get(heading, "")
        if not text.strip():
            raise Refused(_("Còn mục chưa viết: %(heading)s.") % {"heading": heading})
        if len(text) > MOST_LETTERS:
            raise Refused(_("Mục này dài quá: %(heading)s.") % {"heading": heading})


def check_revision(stored: int, seen: int) -> None:
    if stored != seen:
        raise Refused(
            _("Người khác vừa sửa báo cáo này. Hãy xem bản mới nhất; điều bạn gõ vẫn còn."),
            field="revision",
        )

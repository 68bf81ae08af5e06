"""What of sharing and of working together keeps a child's case from being closed, in sentences."""

from django.utils.translation import gettext as _

from khien.support.models import Case, ReferralState, TransferState
from khien.support.rules.closing import register_hindrance
from khien.support.rules.referral import WITH_RECEIVER

# A stopped one only waits for the receiver to say that it knows: nothing of the child's.
_OPEN = (ReferralState.DRAFT, ReferralState.WAITING, *WITH_RECEIVER)


def referrals(case: Case) -> list[str]:
    return [
        _("Lời giới thiệu %(number)s chưa xong (%(state)s): chờ kết quả, hoặc dừng lại.")
        % {"number": row.number, "state": row.get_state_display()}
        for row in sorted(case.referrals.all(), key=lambda row: row.number)
        if row.state in _OPEN
    ]


def transfers(case: Case) -> list[str]:
    if not any(row.state == TransferState.PROPOSED for row in case.transfers.all()):
        return []
    return [_("Nơi được đề nghị nhận hồ sơ chưa trả lời: chờ trả lời, hoặc rút đề nghị.")]


def actions(case: Case) -> list[str]:
    return [
        _("Việc giao cho %(who)s, hạn %(day)s, chưa được ghi là xong.")
        % {"who": row.assignee or row.outside, "day": f"{row.due_on:%d/%m/%Y}"}
        for row in sorted(case.assigned_actions.all(), key=lambda row: row.due_on)
        if row.done_on is None
    ]


def publish() -> None:
    for hindrance in (referrals, transfers, actions):
        register_hindrance(hindrance)

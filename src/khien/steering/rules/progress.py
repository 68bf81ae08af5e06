"""Who may tell, verify, ask for more time and decide it. Pure decisions."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from khien.core.refusal import Refused
from khien.steering.models import Assignment, Extension, Progress, Verification
from khien.steering.rules.task import FEWEST_LETTERS

LONGEST = timedelta(days=732)


@dataclass(frozen=True)
class NewProgress:
    text: str
    percent: int | None = None
    evidence: str = ""
    done: bool = False


def check_open(assignment: Assignment) -> None:
    if assignment.cancelled_at is not None:
        raise Refused(_("Việc giao này đã hủy."))
    if assignment.finished_at is not None:
        raise Refused(_("Việc này đã được xác nhận hoàn thành."))


def check_can_tell(
    assignment: Assignment, new: NewProgress, *, ours: bool, waiting: bool, files: int
) -> None:
    """`ours`: the person works for the office that holds it; `waiting`: for a verification."""
    if not ours:
        raise Refused(_("Việc này không giao cho cơ quan của bạn."))
    check_open(assignment)
    if waiting:
        raise Refused(_("Cơ quan bạn đã báo hoàn thành, đang chờ xác nhận."))
    if len(new.text.strip()) < FEWEST_LETTERS:
        raise Refused(_("Ghi đã làm được gì."), field="text")
    if new.done and not (new.evidence.strip() or files):
        raise Refused(
            _("Báo hoàn thành cần bằng chứng: số văn bản, hoặc một tệp gửi ở trang này."),
            field="evidence",
        )


def check_can_verify(progress: Progress, *, may: bool, by: UUID, note: str, accepted: bool) -> None:
    """Never who wrote it; `may`: of the steering office, or of an office that monitors the task."""
    if not may:
        raise Refused(_("Chỉ thường trực kế hoạch hoặc cơ quan theo dõi xác nhận được."))
    if progress.by_id == by:
        raise Refused(_("Người báo hoàn thành không tự xác nhận được: cần một người khác."))
    if not progress.done:
        raise Refused(_("Lần báo này chưa nói là đã hoàn thành."))
    check_open(progress.assignment)
    if not accepted and len(note.strip()) < FEWEST_LETTERS:
        raise Refused(_("Ghi lý do để sau này ai cũng hiểu."), field="note")


def check_not_verified(found: Verification | None) -> None:
    """Two people may look at the same time: the first word stands."""
    if found is not None:
        sentence = (
            _("%(who)s vừa xác nhận việc này rồi.")
            if found.accepted
            else _("%(who)s vừa trả lại việc này rồi.")
        )
        raise Refused(sentence % {"who": found.by.get_full_name()})


def check_can_ask(
    assignment: Assignment,
    *,
    until: date,
    due: date | None,
    today: date,
    ours: bool,
    waiting: bool,
    reason: str,
) -> None:
    """After the due day too: it is told apart, and what is late stays late."""
    if not ours:
        raise Refused(_("Việc này không giao cho cơ quan của bạn."))
    check_open(assignment)
    if due is None:
        raise Refused(_("Việc này không có hạn."))
    if waiting:
        raise Refused(_("Đã xin gia hạn, đang chờ trả lời."))
    check_until(until, due=due, today=today, field="until")
    if len(reason.strip()) < FEWEST_LETTERS:
        raise Refused(_("Ghi lý do để sau này ai cũng hiểu."), field="reason")


def check_until(until: date, *, due: date, today: date, field: str) -> None:
    if until <= due:
        raise Refused(
            _("Hạn mới phải sau hạn đang có (%(day)s).") % {"day": f"{due:%d/%m/%Y}"}, field=field
        )
    if until <= today:
        raise Refused(_("Hạn mới vẫn đã qua rồi. Hãy chọn ngày sau hôm nay."), field=field)
    if until > max(due, today) + LONGEST:
        raise Refused(_("Ngày này xa quá."), field=field)


def check_can_decide(
    extension: Extension, *, may: bool, by: UUID, granted: bool, answer: str
) -> None:
    if not may:
        raise Refused(_("Chỉ cán bộ thường trực kế hoạch làm được việc này."))
    if extension.decided_at is not None and extension.decided_by is not None:
        sentence = _("%(who)s vừa trả lời đề nghị này rồi.")
        raise Refused(sentence % {"who": extension.decided_by.get_full_name()})
    if extension.asked_by_id == by:
        raise Refused(_("Người xin gia hạn không tự quyết định được: cần một người khác."))
    check_open(extension.assignment)
    if not granted and len(answer.strip()) < FEWEST_LETTERS:
        raise Refused(_("Ghi lý do để sau này ai cũng hiểu."), field="answer")

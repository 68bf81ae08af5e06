"""A session goes planned → held → verified, or is sent back with a reason and corrected.

Whoever wrote it, first or last, is not the one who verifies it.
"""

from dataclasses import dataclass, fields
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from khien.core.refusal import Refused
from khien.curriculum.models import Strand
from khien.learning.models import Audience, Form, Mode, Session, State
from khien.learning.models.session import MOST_PEOPLE

SHORTEST_MINUTES = 15
LONGEST_MINUTES = 600
SHORTEST_REASON = 10
LAST_GRADE = 12

AFTER: dict[str, dict[State, State]] = {
    "record": {State.PLANNED: State.HELD},
    "correct": {State.HELD: State.HELD, State.SENT_BACK: State.HELD},
    "verify": {State.HELD: State.VERIFIED},
    "send_back": {State.HELD: State.SENT_BACK, State.VERIFIED: State.SENT_BACK},
}


@dataclass(frozen=True, kw_only=True)
class Details:
    """What a person says of a session. `headcount` is None where it is only planned; `bands` and
    `lesson_strands` are those of the `lessons`.
    """

    held_on: date
    minutes: int
    form: Form
    strands: tuple[str, ...]
    audience: Audience
    title: str = ""
    grades: tuple[int, ...] = ()
    headcount: int | None = None
    enrolled: int | None = None
    document: str = ""
    mode: Mode = Mode.IN_PERSON
    lessons: tuple[str, ...] = ()
    bands: tuple[str, ...] = ()
    lesson_strands: tuple[str, ...] = ()


def details_of(session: Session) -> Details:
    return Details(**{field.name: getattr(session, field.name) for field in fields(Details)})


def check_transition(session: Session, verb: str) -> None:
    if State(session.state) not in AFTER[verb]:
        raise Refused(
            _("Buổi này đang ở trạng thái “%(state)s” nên không làm được việc này.")
            % {"state": session.get_state_display()}
        )


def check_can_record(details: Details, *, active: bool, in_scope: bool, today: date) -> None:
    """`active`: the institution existed on that day; `in_scope`: it is one of the person's."""
    if details.held_on > today:
        raise Refused(
            _("Ngày này chưa đến. Hãy ghi sau khi buổi đã diễn ra, hoặc lưu làm dự kiến."),
            field="held_on",
        )
    if details.headcount is None:
        raise Refused(_("Hãy ghi số người có mặt."), field="headcount")
    if not 1 <= details.headcount <= MOST_PEOPLE:
        raise Refused(
            _("Số người có mặt phải từ 1 đến %(most)s.") % {"most": MOST_PEOPLE}, field="headcount"
        )
    _check_details(details, active=active, in_scope=in_scope)


def check_can_plan(details: Details, *, active: bool, in_scope: bool, today: date) -> None:
    if details.held_on < today:
        raise Refused(_("Ngày này đã qua. Buổi đã diễn ra thì ghi là đã tổ chức."), field="held_on")
    _check_details(details, active=active, in_scope=in_scope)


def _check_details(details: Details, *, active: bool, in_scope: bool) -> None:
    if not in_scope:
        raise Refused(_("Bạn không được giao ghi buổi của cơ sở này."), field="institution")
    if not active:
        raise Refused(
            _("Cơ sở này không hoạt động vào ngày đã chọn. Hãy xem lại ngày."), field="held_on"
        )
    if not SHORTEST_MINUTES <= details.minutes <= LONGEST_MINUTES:
        raise Refused(
            _("Một buổi dài từ %(least)s đến %(most)s phút.")
            % {"least": SHORTEST_MINUTES, "most": LONGEST_MINUTES},
            field="minutes",
        )
    if not details.strands or not set(details.strands) <= set(Strand.values):
        raise Refused(_("Hãy chọn ít nhất một chủ đề."), field="strands")
    if not all(1 <= grade <= LAST_GRADE for grade in details.grades):
        raise Refused(_("Khối lớp từ 1 đến 12."), field="grades")
    if details.enrolled is not None and not 1 <= details.enrolled <= MOST_PEOPLE:
        raise Refused(_("Sĩ số phải từ 1 đến %(most)s.") % {"most": MOST_PEOPLE}, field="enrolled")


def headcount_question(session: Session | Details) -> str:
    """A question to the school where the numbers do not fit; nothing is ever overwritten."""
    if session.headcount is None or session.enrolled is None:
        return ""
    if session.headcount <= session.enrolled:
        return ""
    return _(
        "Có mặt %(headcount)s người nhưng sĩ số các khối này là %(enrolled)s. "
        "Có thêm người ngoài khối, hay một trong hai số cần sửa?"
    ) % {"headcount": session.headcount, "enrolled": session.enrolled}


def check_can_correct(session: Session, *, in_scope: bool) -> None:
    if not in_scope:
        raise Refused(_("Bạn không được giao ghi buổi của cơ sở này."))
    if session.state != State.PLANNED:
        check_transition(session, "correct")


def check_version(session: Session, *, seen: int) -> None:
    """Optimistic lock: whoever saw an older version is shown both, field by field."""
    if session.version != seen:
        raise Refused(_("Có người vừa sửa buổi này. Hãy xem lại trước khi lưu."), field="seen")


def _check_another(session: Session, by: UUID) -> None:
    if by in {session.recorded_by_id, session.corrected_by_id}:
        raise Refused(_("Bạn đã ghi buổi này, nên một người khác phải xác nhận."))


def check_took_no_attendance(*, took: bool) -> None:
    if took:
        raise Refused(_("Bạn đã điểm danh buổi này, nên một người khác phải xác nhận."))


def check_can_verify(session: Session, *, by: UUID, in_scope: bool, evidence: int) -> None:
    """`evidence`: how many exhibits the session holds; a plan or decision number will do too."""
    if not in_scope:
        raise Refused(_("Bạn không được giao xác nhận buổi của cơ sở này."))
    check_transition(session, "verify")
    _check_another(session, by)
    if not evidence and not session.document:
        raise Refused(
            _("Buổi này chưa có bằng chứng: cần ít nhất một tệp, hoặc số kế hoạch, quyết định.")
        )


def check_can_send_back(session: Session, *, by: UUID, in_scope: bool, reason: str) -> None:
    if not in_scope:
        raise Refused(_("Bạn không được giao xác nhận buổi của cơ sở này."))
    check_transition(session, "send_back")
    _check_another(session, by)
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused(
            _("Hãy viết rõ cần sửa gì, để người ghi biết phải làm thế nào."), field="reason"
        )

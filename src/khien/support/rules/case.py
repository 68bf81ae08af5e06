"""What must be there before a step in a case. Each `check_can_…` raises Refused with a sentence."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.intake.models import Incident, SupportRequest
from khien.people.models import User
from khien.support.models import (
    Assessment,
    Case,
    CaseState,
    Closure,
    Decision,
    Grade,
    Plan,
    Service,
    SpecificAssessment,
)
from khien.support.rules.states import TRANSITIONS, Step, check_state


class Changed(Refused):
    """Somebody else saved first: nothing was written."""


ADULT_AT = 18
LOWEST_WELLBEING, HIGHEST_WELLBEING = 1, 5


def check_may_read(may: bool) -> None:  # noqa: FBT001  (the one thing asked)
    if not may:
        raise Refused(_("Việc này không thuộc phần việc của bạn ở xã này."))


def check_can(case: Case, step: Step, *, by: User) -> None:
    """Permission in the case's commune first, then the state."""
    permission = TRANSITIONS[step].permission
    if not by.scope(permission).holds_in(case.commune_id):
        raise Refused(_("Việc này không thuộc phần việc của bạn ở xã này."))
    check_state(CaseState(case.state), step)


def can(case: Case, step: Step, *, by: User) -> bool:
    try:
        check_can(case, step, by=by)
    except Refused:
        return False
    return True


def check_open(incident: Incident) -> None:
    if incident.closed_at is not None:
        raise Refused(_("Sự việc này đã đóng: hãy mở lại sự việc trước khi mở hồ sơ cho trẻ."))


def check_can_end_request(
    request: SupportRequest, *, has_case: bool, is_ended: bool, attempts: str, by: User
) -> None:
    if not by.scope(Permission.CASE_WORK).holds_in(request.commune_id):
        raise Refused(_("Việc này không thuộc phần việc của bạn ở xã này."))
    if has_case:
        raise Refused(_("Yêu cầu này đã có hồ sơ của trẻ."))
    if is_ended:
        raise Refused(_("Yêu cầu này đã được ghi là kết thúc."))
    if not attempts.strip():
        raise Refused(_("Ghi lại những lần đã thử liên hệ."), field="attempts")


def check_age(age: int | None) -> None:
    if age is not None and not 0 <= age < ADULT_AT:
        raise Refused(_("Tuổi của trẻ phải từ 0 đến 17; chưa rõ thì để trống."), field="age")


def check_wellbeing(value: int | None) -> None:
    """None: the child could not be asked, or did not say."""
    if value is not None and not LOWEST_WELLBEING <= value <= HIGHEST_WELLBEING:
        raise Refused(_("Chọn mức từ 1 đến 5."), field="wellbeing")


def check_another_person(submitted_by: User, *, by: User) -> None:
    if submitted_by.pk == by.pk:
        raise Refused(_("Người trình không tự duyệt việc của mình; cần một người khác."))


def risk_found(assessments: Iterable[Assessment]) -> Assessment | None:
    """The newest first assessment, where it found a risk.

    One written without the grid has no conclusion: nothing is owed after it.
    """
    newest = max(assessments, key=lambda assessment: assessment.at, default=None)
    return newest if newest and newest.conclusion in {Grade.HIGH, Grade.MEDIUM} else None


def specific_assessment_owed(
    assessments: Iterable[Assessment], specific: Iterable[SpecificAssessment]
) -> bool:
    """A risk was found that no approved Mẫu 03 has looked into since."""
    found = risk_found(assessments)
    return found is not None and not any(
        each.decision == Decision.APPROVED and each.submitted_at >= found.at for each in specific
    )


def check_can_submit_plan(
    assessments: Sequence[Assessment], specific: Sequence[SpecificAssessment], goals: str
) -> None:
    if not assessments:
        raise Refused(_("Cần đánh giá ban đầu (Mẫu 02) trước khi lập kế hoạch."))
    if specific_assessment_owed(assessments, specific):
        raise Refused(
            _("Đánh giá ban đầu cho thấy trẻ có nguy cơ: cần đánh giá cụ thể (Mẫu 03) trước.")
        )
    if not goals.strip():
        raise Refused(_("Kế hoạch cần ít nhất một mục tiêu cho trẻ."), field="goals")


def check_can_give(service: Service, given_on: date, *, heard: datetime, now: datetime) -> None:
    if service.given_on is not None:
        raise Refused(_("Dịch vụ này đã được ghi là đã cung cấp."))
    if given_on > today(now):
        raise Refused(_("Ngày cung cấp không thể ở tương lai."), field="given_on")
    check_after_first_heard(given_on, heard=heard, field="given_on")


def check_after_first_heard(day: date, *, heard: datetime, field: str) -> None:
    """Help for what nobody knew of yet is a slip of the pen, and would count for objective 2."""
    if day < today(heard):
        sentence = _("Ngày này sớm hơn ngày nhận tin (%(day)s): hãy xem lại.")
        raise Refused(sentence % {"day": f"{today(heard):%d/%m/%Y}"}, field=field)


def check_can_decide(submitted: Plan | SpecificAssessment | Closure, *, by: User) -> None:
    check_another_person(submitted.submitted_by, by=by)


def check_version(case: Case, seen: int) -> None:
    """Someone else may have changed the case since this person opened it."""
    if case.version != seen:
        raise Changed(
            _(
                "Có người vừa cập nhật hồ sơ này khi bạn đang viết. Chữ của bạn vẫn còn đây: "
                "xem lại hồ sơ, rồi bấm lưu lần nữa nếu vẫn đúng."
            )
        )

"""What the rules need to know of a violation's course, read for them before a step is taken."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from khien.core.calendars import today
from khien.core.refusal import Refused
from khien.enforcement.models import Branch, Violation
from khien.enforcement.queries.course import course_of
from khien.enforcement.rules.said import (
    Said,
    check_appeal,
    check_appeal_in_time,
    check_day,
    check_said,
)
from khien.enforcement.rules.states import Step
from khien.enforcement.rules.violation import fined_as
from khien.law.queries import fine_span
from khien.law.rules import check_fine


def check(violation: Violation, step: Step, said: Said, *, now: datetime) -> None:
    check_said(Branch(violation.branch), step, said)
    course = course_of(violation)
    if said.on is not None:
        check_day(said.on, step, course, act_on=violation.act_on, today=today(now))
    check_appeal(step, course)
    if step is Step.APPEAL:
        check_appeal_in_time(said, course)
    if said.receiver is not None and said.receiver == violation.office_id:
        raise Refused(_("Đây chính là đơn vị đang thụ lý hồ sơ."), field="receiver")
    if said.fine_vnd:
        _check_fine(violation, said.fine_vnd)


def _check_fine(violation: Violation, fine_vnd: int) -> None:
    """No fine is a warning; where no limit is known, nothing can be said against a fine."""
    if fine_vnd < 0:
        raise Refused(_("Tiền phạt không thể âm."), field="fine_vnd")
    span = fine_span(
        violation.provisions.prefetch_related("fine_limits"), fined_as(violation.respondent)
    )
    if span is not None:
        check_fine(fine_vnd, span)

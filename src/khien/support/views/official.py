"""Mẫu 02 to 06, each on its page: what its answers do."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.people.models import User
from khien.support import actions
from khien.support.actions import Findings
from khien.support.models import Case, FormCode, Grade
from khien.support.queries.decisions import issued_number, next_number
from khien.support.rules.answers import GRID, grade, scale, words, yes
from khien.support.rules.decision_number import differs
from khien.support.rules.states import Step
from khien.support.views.filling import Sent, fill


def _level(sent: Sent) -> Grade:
    """What nobody weighed is not safe."""
    return sent.level or Grade.MEDIUM


@staff(Permission.CASE_WORK)
def assess(request: HttpRequest, case_id: UUID) -> HttpResponse:
    def act(case: Case, sent: Sent, by: User, now: datetime) -> object:
        said = sent.answers
        findings = Findings(
            **{key: grade(said, key) for key in GRID},
            emergency_needed=yes(said, "emergency_needed"),
            wellbeing=scale(said, "wellbeing"),
            childs_wish=words(said, "childs_wish"),
            observations=words(said, "observations"),
            conclusion=sent.level or "",
        )
        return actions.assess(
            case, findings=findings, by=by, now=now, seen=sent.seen, form=sent.filled
        )

    return fill(request, case_id, Step.ASSESS, FormCode.MAU_02, act)


@staff(Permission.CASE_WORK)
def specific(request: HttpRequest, case_id: UUID) -> HttpResponse:
    def act(case: Case, sent: Sent, by: User, now: datetime) -> object:
        return actions.submit_assessment(
            case, conclusion=_level(sent), by=by, now=now, seen=sent.seen, form=sent.filled
        )

    return fill(request, case_id, Step.SUBMIT_ASSESSMENT, FormCode.MAU_03, act)


@staff(Permission.CASE_WORK)
def plan(request: HttpRequest, case_id: UUID) -> HttpResponse:
    def act(case: Case, sent: Sent, by: User, now: datetime) -> object:
        return actions.submit_plan(
            case,
            goals=sent.goals,
            by=by,
            now=now,
            seen=sent.seen,
            form=sent.filled,
            without_meeting=sent.without_meeting,
        )

    return fill(request, case_id, Step.SUBMIT_PLAN, FormCode.MAU_04, act)


@staff(Permission.CASE_APPROVE)
def approve_plan(request: HttpRequest, case_id: UUID) -> HttpResponse:
    def act(case: Case, sent: Sent, by: User, now: datetime) -> None:
        number = words(sent.answers, "decision_number")
        issued, following = issued_number(case), next_number(case, today(now))
        actions.approve_plan(
            case, decision_number=number, by=by, now=now, seen=sent.seen, form=sent.filled
        )
        if not issued and differs(number, following):
            warning = _(
                "Số %(number)s khác số tiếp theo của sổ (%(next)s). Nếu số này đã cấp ngoài Khiên, "
                "hãy ghi vào Sổ văn bản; nếu gõ nhầm, báo cán bộ quản lý sổ."
            )
            messages.warning(request, warning % {"number": number, "next": following})

    return fill(request, case_id, Step.APPROVE_PLAN, FormCode.MAU_05, act)


@staff(Permission.CASE_WORK)
def review(request: HttpRequest, case_id: UUID) -> HttpResponse:
    def act(case: Case, sent: Sent, by: User, now: datetime) -> object:
        said = sent.answers
        return actions.review(
            case,
            remaining_risk=_level(sent),
            stable=yes(said, "stable"),
            wellbeing=scale(said, "wellbeing"),
            notes=words(said, "notes"),
            by=by,
            now=now,
            seen=sent.seen,
            form=sent.filled,
            goals=sent.progress,
        )

    return fill(request, case_id, Step.REVIEW, FormCode.MAU_06, act)

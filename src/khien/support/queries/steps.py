"""What a reporter may read of a child's case: that it moves, never what is in it."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from uuid import UUID

from django.utils.translation import gettext as _

from khien.core import clocks
from khien.core.calendars import HANOI
from khien.core.models import Certainty, RunningClock
from khien.core.public_steps import PublicStep
from khien.support.models import Case, CaseState, Decision

_BEFORE_DECISION = {
    CaseState.REGISTERED,
    CaseState.ASSESSED,
    CaseState.ASSESSMENT_SUBMITTED,
    CaseState.ASSESSMENT_APPROVED,
    CaseState.PLAN_SUBMITTED,
}


def public_steps(incident_ids: Iterable[UUID]) -> list[PublicStep]:
    cases = Case.objects.filter(incident_id__in=list(incident_ids)).prefetch_related(
        "assessments", "plans", "services", "emergency_measures"
    )
    found = {case.pk: case for case in cases}
    running: dict[UUID, dict[str, RunningClock]] = {key: {} for key in found}
    for clock in clocks.of(found):
        running[clock.subject][clock.rule.code] = clock
    return [step for key, case in found.items() for step in _steps(case, running[key])]


def _steps(case: Case, running: dict[str, RunningClock]) -> Iterator[PublicStep]:
    yield PublicStep(_("Cán bộ bảo vệ trẻ em ở xã, phường đã nhận việc."), case.opened_at)
    yield from _protection(case, running.get("emergency_measure"))
    first = min((a.at for a in case.assessments.all()), default=None)
    yield PublicStep(_("Cán bộ tìm hiểu xem trẻ cần được giúp gì."), first)
    yield from _planning(case, running)
    given = min((s.given_on for s in case.services.all() if s.given_on), default=None)
    yield PublicStep(_("Trẻ được giúp theo kế hoạch."), _start_of(given), day_only=True)
    yield PublicStep(_("Xong việc khi trẻ đã an toàn và ổn định."), case.closed_at)


def _protection(case: Case, clock: RunningClock | None) -> Iterator[PublicStep]:
    """Shown while it is open whether the child needs it, and once it was given."""
    decided = [measure.decided_at for measure in case.emergency_measures.all()]
    if decided:
        yield PublicStep(_("Đã có cách bảo vệ trẻ ngay."), min(decided), _due(clock), _law(clock))
    elif clock is not None and clock.stopped_at is None:
        words = _("Xem trẻ có cần được bảo vệ ngay không.")
        yield PublicStep(words, None, _due(clock), _law(clock))


def _planning(case: Case, running: dict[str, RunningClock]) -> Iterator[PublicStep]:
    """A plan that was sent back is to be made anew."""
    plan = max(case.plans.all(), key=lambda p: p.submitted_at, default=None)
    if plan is not None and plan.decision == Decision.SENT_BACK:
        plan = None
    clock = running.get("child_plan")
    submitted = plan.submitted_at if plan else None
    yield PublicStep(_("Lập kế hoạch giúp trẻ."), submitted, _due(clock), _law(clock))
    clock = running.get("child_decision") if plan else None
    decided = plan.decided_at if plan and case.state not in _BEFORE_DECISION else None
    words = _("Người có trách nhiệm ở xã, phường duyệt kế hoạch.")
    yield PublicStep(words, decided, _due(clock), _law(clock))


def _due(clock: RunningClock | None) -> datetime | None:
    return clock.due_at if clock else None


def _law(clock: RunningClock | None) -> str:
    """Printed as law only where it was read in a public source."""
    known = clock is not None and clock.rule.certainty == Certainty.VERIFIED
    return clock.rule.law if clock and known else ""


def _start_of(day: date | None) -> datetime | None:
    return datetime.combine(day, time(), HANOI) if day else None

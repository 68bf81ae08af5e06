"""What a reporter may read of the handling: that it moves and how it ended, never who or where."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.utils.translation import gettext as _

from khien.core import clocks
from khien.core.models import Certainty, RunningClock
from khien.core.public_steps import PublicStep
from khien.enforcement.models import Violation
from khien.enforcement.rules.states import VERIFICATION
from khien.enforcement.wording_outcomes import outcome, settled_before


def public_steps(incident_ids: Iterable[UUID]) -> list[PublicStep]:
    violations = list(
        Violation.objects.filter(incident_id__in=list(incident_ids))
        .order_by("opened_at")
        .prefetch_related("proceedings")
    )
    running = {
        clock.subject: clock
        for clock in clocks.of(v.pk for v in violations)
        if clock.rule.code == VERIFICATION
    }
    return [step for v in violations for step in _steps(v, running.get(v.pk))]


def _steps(violation: Violation, clock: RunningClock | None) -> Iterator[PublicStep]:
    """The newest verification with its deadline, then every outcome, then what is to come."""
    verified = clock.stopped_at if clock else None
    known = clock is not None and clock.rule.certainty == Certainty.VERIFIED
    yield PublicStep(_("Cơ quan chức năng đã mở hồ sơ về người gây hại."), violation.opened_at)
    yield PublicStep(
        _("Xác minh xem ai đã làm gì."),
        verified,
        clock.due_at if clock else None,
        clock.rule.law if clock and known else "",
    )
    told = [
        PublicStep(words, taken.at)
        for taken in violation.proceedings.all()
        if (words := outcome(taken.branch, taken.step))
    ]
    yield from told
    if not told and violation.settled_at:
        yield PublicStep(settled_before(violation.branch), violation.settled_at)
    elif violation.settled_at is None:
        yield PublicStep(_("Xử lý theo pháp luật."), None)

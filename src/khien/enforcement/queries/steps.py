"""What a reporter may read of the handling: that it moves and how it ended, never who."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from khien.core import clocks
from khien.core.models import Certainty, RunningClock
from khien.core.public_steps import PublicStep
from khien.enforcement.models import Branch, Violation, ViolationState


def public_steps(incident_ids: Iterable[UUID]) -> list[PublicStep]:
    violations = list(
        Violation.objects.filter(incident_id__in=list(incident_ids)).order_by("opened_at")
    )
    running = {clock.subject: clock for clock in clocks.of(v.pk for v in violations)}
    return [step for v in violations for step in _steps(v, running.get(v.pk))]


def _steps(violation: Violation, clock: RunningClock | None) -> list[PublicStep]:
    verified = clock.stopped_at if clock else None
    known = clock is not None and clock.rule.certainty == Certainty.VERIFIED
    return [
        PublicStep(_("Cơ quan chức năng đã mở hồ sơ về người gây hại."), violation.opened_at),
        PublicStep(
            _("Xác minh xem ai đã làm gì."),
            verified,
            clock.due_at if clock else None,
            clock.rule.law if clock and known else "",
        ),
        PublicStep(_ending(violation), violation.settled_at),
    ]


def _ending(violation: Violation) -> str:
    if violation.state != ViolationState.SETTLED:
        return _("Xử lý theo pháp luật.")
    words = {
        Branch.ADMINISTRATIVE: _("Người gây hại đã bị xử phạt."),
        Branch.CRIMINAL: _("Vụ việc đã chuyển sang xử lý hình sự."),
        Branch.MINOR: _("Người gây hại còn nhỏ tuổi và đã được giáo dục, nhắc nhở theo luật."),
        Branch.TRANSFERRED: _("Cơ quan có thẩm quyền khác đã nhận xử lý."),
        Branch.UNFOUNDED: _("Đã kiểm tra và kết luận không có vi phạm."),
        Branch.NOT_IDENTIFIED: _("Đã tìm nhưng chưa xác định được người gây hại."),
    }
    return words[Branch(violation.branch)]

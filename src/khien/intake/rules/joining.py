"""Several reports joined to one incident at once: what that needs."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.intake.models import Report, ReportState

MOST = 50
NEW = "new"  # instead of an incident that is there


def check_size(reports: Collection[object]) -> None:
    if not reports:
        raise Refused(_("Hãy đánh dấu ít nhất một tin."), field="reports")
    if len(reports) > MOST:
        raise Refused(_("Một lần ghép nhiều nhất 50 tin."), field="reports")


def check_is_undecided(report: Report) -> None:
    if report.state == ReportState.DECIDED:
        raise Refused(_("Tin đã có quyết định; quyết định lại ở trang của tin."))


def check_into(into: str) -> None:
    if not into:
        raise Refused(_("Hãy chọn sự việc mà các tin này thuộc về."), field="into")

"""What a decision on a report must hold, and when reports may be joined or taken apart."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.intake.models import Incident, Outcome, PriorityLevel, Report, TriageDecision

LONGEST_REASON = 2_000
LONGEST_LINE = 200

_NEEDS_REASON = frozenset({Outcome.NOT_ACTIONABLE, Outcome.MALICIOUS, Outcome.OUT_OF_REMIT})
WITH_INCIDENT = frozenset({Outcome.INCIDENT_OPENED, Outcome.INCIDENT_JOINED})


@dataclass(frozen=True)
class NewDecision:
    """As a person filled it in. `level`: empty where they leave the computed one.

    `title` is what a new incident is called; `incident_id` the one that a report joins.
    """

    outcome: str
    why: str = ""
    referred_to: str = ""
    level: str = ""
    level_why: str = ""
    title: str = ""
    summary: str = ""
    incident_id: UUID | None = None
    commune_happened_id: UUID | None = None
    commune_residence_id: UUID | None = None


def version(report: Report, current: TriageDecision | None) -> str:
    """What a page was made from; it differs once somebody decided or changed the level."""
    return f"{current.pk if current else 'none'}.{report.priority}"


def check_can_decide(decision: NewDecision, *, priority: str) -> None:
    """`priority` is the level the report has now."""
    if decision.outcome not in Outcome.values:
        raise Refused(_("Hãy chọn một hướng xử lý."), field="outcome")
    if decision.outcome == Outcome.INCIDENT_JOINED and decision.incident_id is None:
        raise Refused(_("Hãy chọn sự việc mà tin này thuộc về."), field="incident")
    if decision.outcome == Outcome.INCIDENT_OPENED and not decision.title:
        raise Refused(_("Hãy đặt một tên ngắn cho sự việc."), field="title")
    if decision.outcome in _NEEDS_REASON and not decision.why:
        raise Refused(_("Hướng xử lý này cần lý do."), field="why")
    if decision.outcome == Outcome.OUT_OF_REMIT and not decision.referred_to:
        raise Refused(_("Hãy ghi nơi đã chuyển đến."), field="referred_to")
    check_level(decision.level, decision.level_why, priority=priority)
    _check_lengths(decision)


def check_level(level: str, why: str, *, priority: str) -> None:
    if level and level not in PriorityLevel.values:
        raise Refused(_("Không có mức này."), field="level")
    if level and level != priority and not why:
        raise Refused(_("Đổi mức khẩn cần lý do."), field="level_why")


def _check_lengths(decision: NewDecision) -> None:
    for name in ("title", "referred_to"):
        if len(getattr(decision, name)) > LONGEST_LINE:
            raise Refused(_("Chỗ này dài quá 200 chữ cái."), field=name)
    for name in ("why", "level_why", "summary"):
        if len(getattr(decision, name)) > LONGEST_REASON:
            raise Refused(_("Chỗ này dài quá 2.000 chữ cái."), field=name)


def check_can_join(incident: Incident) -> None:
    if incident.closed_at is not None:
        raise Refused(
            _("Sự việc này đã kết thúc. Hãy mở lại trước khi ghép tin."), field="incident"
        )


def check_can_separate(*, reports: int, why: str) -> None:
    """`reports`: how many the incident holds now. An incident without a report tells of nothing."""
    if not why:
        raise Refused(_("Tách tin ra khỏi sự việc cần lý do."), field="why")
    if len(why) > LONGEST_REASON:
        raise Refused(_("Chỗ này dài quá 2.000 chữ cái."), field="why")
    if reports <= 1:
        raise Refused(_("Sự việc chỉ còn tin này. Hãy kết thúc sự việc thay vì tách tin."))


def is_empty(incident: Incident, *, reports: int, hanging: Collection[str]) -> bool:
    """Open, with no report left; `hanging`: what rooms above ever made on it."""
    return incident.closed_at is None and not reports and not hanging


def check_can_close(incident: Incident, *, why: str, hindrances: Iterable[str | Promise]) -> None:
    """`hindrances`: what rooms above still have open on it, in sentences."""
    if incident.closed_at is not None:
        raise Refused(_("Sự việc đã kết thúc rồi."))
    if not why:
        raise Refused(_("Kết thúc sự việc cần lý do."), field="why")
    for sentence in hindrances:
        raise Refused(sentence)


def check_can_reopen(incident: Incident, *, why: str, reports: int, hanging: bool) -> None:
    """One that was withdrawn tells of nothing: its report waits for a decision of its own."""
    if incident.closed_at is None:
        raise Refused(_("Sự việc đang mở."))
    if incident.merged_into_id is not None:
        raise Refused(_("Sự việc này đã gộp vào sự việc khác. Hãy tách tin ra ở sự việc ấy."))
    if not reports and not hanging:
        raise Refused(_("Sự việc này không còn tin nào để mở lại. Hãy quyết định lại ở tin báo."))
    if not why:
        raise Refused(_("Mở lại sự việc cần lý do."), field="why")


def check_can_edit(incident: Incident, *, title: str, summary: str) -> None:
    if incident.closed_at is not None:
        raise Refused(_("Sự việc đã kết thúc. Hãy mở lại trước khi sửa."))
    if not title:
        raise Refused(_("Hãy đặt một tên ngắn cho sự việc."), field="title")
    if len(title) > LONGEST_LINE:
        raise Refused(_("Chỗ này dài quá 200 chữ cái."), field="title")
    if len(summary) > LONGEST_REASON:
        raise Refused(_("Chỗ này dài quá 2.000 chữ cái."), field="summary")


class Changed(Exception):  # noqa: N818  (said as it is)
    """Somebody else saved first: nothing was written, and the page shows both versions."""

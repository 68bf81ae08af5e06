"""What group 1 of the plan comes to: proposals about the law, and those that were taken up."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from khien.core import measures
from khien.core.measures import Measure, Period, Tally, TraceRow
from khien.law.models import OutcomeKind, Proposal

_TAKEN_UP = (OutcomeKind.TAKEN, OutcomeKind.PARTLY)


def _sent(period: Period) -> QuerySet[Proposal]:
    rows = Proposal.objects.filter(finding__withdrawn_at=None)
    return rows.filter(sent_on__range=(period.start, period.end))


def count(period: Period, as_of: date) -> list[Tally]:
    day = min(as_of, period.end)
    answered = Q(outcome__on__lte=day)
    said = _sent(period.until(as_of)).aggregate(
        sent=Count("pk"),
        answered=Count("pk", filter=answered),
        taken=Count("pk", filter=answered & Q(outcome__kind__in=_TAKEN_UP)),
    )
    if not said["sent"]:
        return []
    return [Tally(None, said["taken"], said["sent"], said["taken"], said["answered"])]


def trace(period: Period, commune: UUID | None, _user: Any) -> list[TraceRow]:
    """The province's own: no commune has any."""
    if commune is not None:
        return []
    rows = _sent(period).select_related("outcome", "finding").order_by("sent_on")
    return [_row(row, period.end) for row in rows]


def _row(row: Proposal, day: date) -> TraceRow:
    outcome = getattr(row, "outcome", None)
    known = outcome if outcome is not None and outcome.on <= day else None
    return TraceRow(
        f"{row.letter}: {row.addressee}",
        reverse("law:review", args=[row.finding.round_id]),
        known is not None and known.kind in _TAKEN_UP,
        str(known.get_kind_display()) if known else str(_("chưa có trả lời")),
    )


def publish() -> None:
    measures.register(
        Measure(
            code="law_proposals",
            title=_("Đề xuất hoàn thiện pháp luật được tiếp thu"),
            unit=_("đề xuất"),
            numerator_rule=_("đề xuất được tiếp thu, cả khi chỉ một phần"),
            denominator_rule=_("đề xuất gửi cơ quan có thẩm quyền trong kỳ, từ các đợt rà soát"),
            count=count,
            trace=trace,
            counts_people=False,
        )
    )

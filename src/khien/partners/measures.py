"""What group 5 of the plan comes to: promises kept, and communes with a partner."""

from collections import defaultdict
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from khien.core import measures
from khien.core.measures import Measure, Period, Tally, TraceRow
from khien.partners.models import Commitment
from khien.partners.queries.commitments import (
    ShownCommitment,
    commune_lines,
    partners_by_commune,
    shown,
)
from khien.partners.rules.commitments import CommitmentState


def _due_in(period: Period) -> QuerySet[Commitment]:
    rows = Commitment.objects.filter(due__range=(period.start, period.end))
    return rows.prefetch_related("communes")


def _counted(period: Period, day: date) -> list[tuple[UUID | None, ShownCommitment]]:
    """With the commune it is for, where it is for one alone; the cancelled ones are left out."""
    rows = shown(_due_in(period), day)
    standing = [each for each in rows if each.state is not CommitmentState.CANCELLED]
    return [(_commune(each.commitment), each) for each in standing]


def _commune(commitment: Commitment) -> UUID | None:
    communes = [row.pk for row in commitment.communes.all()]
    return communes[0] if len(communes) == 1 else None


def count_kept(period: Period, as_of: date) -> list[Tally]:
    """Settled is what is whole, or whose last day is over."""
    day = min(as_of, period.end)
    found: dict[UUID | None, list[ShownCommitment]] = defaultdict(list)
    for commune, each in _counted(period, day):
        found[commune].append(each)
    return [_tally(commune, rows) for commune, rows in found.items()]


def _tally(commune: UUID | None, rows: list[ShownCommitment]) -> Tally:
    kept = sum(each.state is CommitmentState.DELIVERED for each in rows)
    late = sum(each.state is CommitmentState.OVERDUE for each in rows)
    return Tally(commune, kept, len(rows), kept, kept + late)


def trace_kept(period: Period, commune: UUID | None, _user: Any) -> list[TraceRow]:
    rows = _counted(period, period.end)
    return [
        TraceRow(
            f"{each.commitment.partner.name}: {each.commitment.what}",
            reverse("partners:commitment", args=[each.commitment.pk]),
            each.state is CommitmentState.DELIVERED,
            each.state_words,
        )
        for where, each in rows
        if commune is None or where == commune
    ]


def count_communes(period: Period, as_of: date) -> list[Tally]:
    day = min(as_of, period.end)
    partners = partners_by_commune(day)
    return [
        Tally(row.commune, has, 1, has, 1)
        for row in commune_lines(day, only_without=False)
        for has in [int(bool(partners.get(row.commune)))]
    ]


def trace_communes(period: Period, commune: UUID | None, _user: Any) -> list[TraceRow]:
    return [
        TraceRow(
            row.name,
            reverse("partners:communes"),
            row.partners > 0,
            str(_("có đối tác") if row.partners else _("chưa có đối tác")),
        )
        for row in commune_lines(period.end, only_without=False)
        if commune in {None, row.commune}
    ]


KEPT = Measure(
    code="commitments_kept",
    title=_("Cam kết của đối tác được thực hiện đủ"),
    unit=_("cam kết"),
    numerator_rule=_("cam kết mà phần bàn giao đã được người khác xác nhận là đủ"),
    denominator_rule=_("mọi cam kết đến hạn trong kỳ, trừ cam kết đã hủy"),
    count=count_kept,
    trace=trace_kept,
    counts_people=False,
)
COMMUNES = Measure(
    code="communes_with_partner",
    title=_("Xã, phường có đối tác cùng làm"),
    unit=_("xã, phường"),
    numerator_rule=_("xã, phường được nêu trong một cam kết còn hiệu lực, hoặc đã nhận bàn giao"),
    denominator_rule=_("mọi xã, phường của tỉnh ngày đó"),
    count=count_communes,
    trace=trace_communes,
    counts_people=False,
    arises=False,
)


def publish() -> None:
    measures.register(KEPT)
    measures.register(COMMUNES)

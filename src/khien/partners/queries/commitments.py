"""Commitments with how far they are; sums of kinds; communes with and without a partner."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from khien.core.calendars import HANOI
from khien.core.fold import alphabetical
from khien.directory.queries import communes_of_installation
from khien.partners.models import Allocation, Commitment, CommitmentKind, Delivery
from khien.partners.rules.commitments import (
    STATE_WORDS,
    STILL_OWED,
    CommitmentState,
    state,
)


@dataclass(frozen=True)
class ShownCommitment:
    commitment: Commitment
    delivered: Decimal
    state: CommitmentState

    @property
    def state_words(self) -> str:
        return str(STATE_WORDS[self.state])


def _after(day: date) -> datetime:
    """The first moment after a day in Viet Nam."""
    return datetime.combine(day + timedelta(days=1), time(), HANOI)


def with_delivered(rows: QuerySet[Commitment], on: date) -> QuerySet[Commitment]:
    """As `delivered`: what arrived and was confirmed by the end of the day."""
    counted = Delivery.objects.filter(
        commitment=OuterRef("pk"), on__lte=on, confirmed_at__lt=_after(on)
    )
    sums = counted.order_by().values("commitment").annotate(sum=Sum("quantity")).values("sum")
    return rows.annotate(delivered=Coalesce(Subquery(sums), Decimal(0)))


def shown(rows: QuerySet[Commitment], on: date) -> list[ShownCommitment]:
    found = with_delivered(rows, on).select_related("partner", "agreement").order_by("due", "what")
    return [_shown(row, on) for row in found]


def _shown(row: Commitment, on: date) -> ShownCommitment:
    delivered: Decimal = row.delivered  # type: ignore[attr-defined]  # annotated by the query
    return ShownCommitment(row, delivered, state(row, delivered, on=on))


def owed(rows: QuerySet[Commitment], on: date) -> list[ShownCommitment]:
    """Those that are not whole and not cancelled."""
    return [each for each in shown(rows, on) if each.state in STILL_OWED]


def overdue(on: date) -> list[ShownCommitment]:
    rows = Commitment.objects.filter(due__lt=on, cancelled_on=None)
    return [each for each in shown(rows, on) if each.state is CommitmentState.OVERDUE]


def deliveries_of(commitment: Commitment) -> list[Delivery]:
    rows = commitment.deliveries.select_related("recorded_by", "confirmed_by")
    return list(rows.order_by("-on", "-recorded_at"))


def waiting_for_another() -> QuerySet[Delivery]:
    """Not yet confirmed."""
    rows = Delivery.objects.filter(confirmed_at=None, withdrawn_at=None)
    return rows.select_related("commitment__partner").order_by("recorded_at")


def allocations_of(commitment: Commitment) -> list[Allocation]:
    rows = commitment.allocations.select_related("task__plan")
    return list(rows.order_by("task__plan__number", "task__number"))


@dataclass(frozen=True)
class KindSum:
    """Of one kind and unit: promised and not cancelled, delivered, how many are overdue."""

    kind: str
    unit: str
    promised: Decimal
    delivered: Decimal
    commitments: int
    overdue: int

    @property
    def kind_words(self) -> str:
        return str(CommitmentKind(self.kind).label)


def by_kind(on: date) -> list[KindSum]:
    """Sums of unlike units are never made: each unit has a line."""
    groups: dict[tuple[str, str], list[ShownCommitment]] = {}
    for each in shown(Commitment.objects.filter(promised_on__lte=on), on):
        if each.state is not CommitmentState.CANCELLED:
            key = (each.commitment.kind, each.commitment.unit)
            groups.setdefault(key, []).append(each)
    order = list(CommitmentKind.values)
    keys = sorted(groups, key=lambda key: (order.index(key[0]), alphabetical(key[1])))
    return [_sum(*key, groups[key]) for key in keys]


def _sum(kind: str, unit: str, rows: list[ShownCommitment]) -> KindSum:
    return KindSum(
        kind,
        unit,
        sum((each.commitment.quantity for each in rows), Decimal(0)),
        sum((each.delivered for each in rows), Decimal(0)),
        len(rows),
        sum(each.state is CommitmentState.OVERDUE for each in rows),
    )


@dataclass(frozen=True)
class CommuneLine:
    commune: UUID
    name: str
    partners: int


def partners_by_commune(on: date) -> dict[UUID, set[UUID]]:
    """Partners whose standing commitments name the commune, or who delivered something there."""
    standing = Q(promised_on__lte=on) & (Q(cancelled_on=None) | Q(cancelled_on__gt=on))
    still = Q(partner__ended_on=None) | Q(partner__ended_on__gt=on)
    named = Commitment.objects.filter(standing, still, communes__isnull=False)
    arrived = Delivery.objects.filter(
        Q(commitment__partner__ended_on=None) | Q(commitment__partner__ended_on__gt=on),
        commune__isnull=False,
        on__lte=on,
        confirmed_at__lt=_after(on),
    )
    found: dict[UUID, set[UUID]] = {}
    for pairs in (
        named.values_list("communes", "partner"),
        arrived.values_list("commune", "commitment__partner"),
    ):
        _gather(found, pairs)
    return found


def _gather(found: dict[UUID, set[UUID]], pairs: Iterable[tuple[UUID, UUID]]) -> None:
    for commune, partner in pairs:
        found.setdefault(commune, set()).add(partner)


def commune_lines(on: date, *, only_without: bool) -> list[CommuneLine]:
    """Every commune of the province, by name."""
    partners = partners_by_commune(on)
    rows = [
        CommuneLine(row.pk, row.name, len(partners.get(row.pk, ())))
        for row in communes_of_installation(on)
    ]
    wanted = [row for row in rows if not (only_without and row.partners)]
    return sorted(wanted, key=lambda row: alphabetical(row.name))


def for_the_province(on: date) -> int:
    """Standing commitments that name no commune."""
    standing = Commitment.objects.filter(promised_on__lte=on, cancelled_on=None)
    return standing.filter(communes=None, partner__ended_on=None).count()

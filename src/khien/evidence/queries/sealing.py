"""Keys of a police unit, and which sealed exhibits no longer fit those who should open them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Exists, OuterRef, QuerySet, Subquery

from khien.core.permissions import Permission
from khien.directory.queries.units import existing
from khien.evidence.models import Envelope, Exhibit, UnitKey
from khien.people.models import Duty, User
from khien.people.roles import roles_with


def unit_of(user: User) -> UUID | None:
    """For which somebody keeps keys and seals; with several, always the same."""
    return min(user.scope(Permission.EVIDENCE_SEAL).organisations, default=None)


def name_of(unit: UUID, on: date) -> str:
    return str(existing(on).filter(pk=unit).values_list("name", flat=True).first() or "–")


@dataclass(frozen=True)
class ShownKey:
    """`usable`: a recipient of what is sealed today. `away`: its owner no longer serves here."""

    key: UnitKey
    usable: bool
    away: bool


def keys_of(unit: UUID, now: datetime) -> list[ShownKey]:
    rows = list(
        UnitKey.objects.filter(unit=unit)
        .select_related("owner", "ended_by")
        .order_by("ended_at", "added_at", "pk")
    )
    serving = _serving(unit, [row.owner_id for row in rows if row.owner_id], now)
    shown = []
    for row in rows:
        away = row.owner_id is not None and row.owner_id not in serving
        open_now = row.proven_at is not None and row.ended_at is None
        shown.append(ShownKey(row, open_now and not away, away and row.ended_at is None))
    return shown


def _serving(unit: UUID, owners: list[UUID], now: datetime) -> set[UUID]:
    """Of these people, those whose account and duty in that unit stand today."""
    duties = Duty.objects.in_force(now).filter(
        user__in=owners,
        user__is_active=True,
        organisation=unit,
        role__in=roles_with(Permission.EVIDENCE_SEAL),
    )
    return set(duties.values_list("user", flat=True))


def usable_keys(unit: UUID, now: datetime) -> list[UnitKey]:
    """The recipients today: proven, not ended, and held by somebody who serves there."""
    return [shown.key for shown in keys_of(unit, now) if shown.usable]


def newest_envelope(exhibit: Exhibit) -> Envelope | None:
    return exhibit.envelopes.order_by("made_at", "pk").last()


def misfits(unit: UUID, keys: list[UnitKey]) -> QuerySet[Envelope]:
    """The newest envelopes of the unit's sealed exhibits whose recipients are not these keys."""
    wanted = sorted(key.pk for key in keys)
    made_for = ArrayAgg("keys", order_by="keys")
    return (
        _newest(unit)
        .annotate(made_for=made_for)
        .exclude(made_for=wanted)
        .select_related("exhibit")
        .order_by("exhibit__received_at", "pk")
    )


def stranded(unit: UUID, keys: list[UnitKey]) -> QuerySet[Envelope]:
    """Those that none of these keys opens."""
    for_one_of_them = Envelope.keys.through.objects.filter(
        envelope=OuterRef("pk"), unitkey__in=[key.pk for key in keys]
    )
    return _newest(unit).exclude(Exists(for_one_of_them))


def _newest(unit: UUID) -> QuerySet[Envelope]:
    latest = Envelope.objects.filter(exhibit=OuterRef("exhibit")).order_by("-made_at", "-pk")
    rows = Envelope.objects.filter(exhibit__sealed_for=unit, pk=Subquery(latest.values("pk")[:1]))
    return rows.exclude(exhibit__path="")


def sealed_in(unit: UUID) -> int:
    return Exhibit.objects.filter(sealed_for=unit).exclude(path="").count()

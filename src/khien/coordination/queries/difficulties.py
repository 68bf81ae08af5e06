"""Whose difficulties are whose: those an office raised, those sent to it, all for leads."""

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from khien.coordination.models import Difficulty, DifficultyState, Referral, Resolution
from khien.coordination.queries.offices import leads, works_for
from khien.coordination.rules.difficulties import CLOCKS, WAITING
from khien.core.fold import fold
from khien.core.models import RunningClock
from khien.intake.queries.scope import not_kept_from
from khien.people.models import User


def visible_to(user: User, now: datetime) -> QuerySet[Difficulty]:
    rows = Difficulty.objects.filter(not_kept_from(user, "incident"))
    if leads(user):
        return rows
    mine = works_for(user, now)
    sent = Referral.objects.filter(difficulty=OuterRef("pk"), office__in=mine)
    return rows.filter(Q(office__in=mine) | Q(Exists(sent)))


def get_for(user: User, difficulty_id: UUID, now: datetime) -> Difficulty:
    """404 for a stranger, as for one that does not exist."""
    rows = visible_to(user, now).select_related("raised_by", "task", "objective")
    return get_object_or_404(rows, pk=difficulty_id)


def chain(difficulty: Difficulty) -> list[Referral]:
    """From the first office to the one that holds it, each with what it decided."""
    rows = difficulty.referrals.select_related("sent_by")
    answers = Resolution.objects.select_related("decided_by", "guidance__guidance")
    return list(rows.prefetch_related(Prefetch("resolution", queryset=answers)))


def holder(difficulty: Difficulty) -> Referral | None:
    return difficulty.referrals.filter(ended_at=None).first()


def listing(
    user: User,
    now: datetime,
    *,
    state: str = "",
    kind: str = "",
    blocking: bool = False,
    overdue: bool = False,
    search: str = "",
) -> QuerySet[Difficulty]:
    """Blocking ones first, then the newest. `state`: one of its states, or "waiting"."""
    rows = visible_to(user, now)
    if state == "waiting":
        rows = rows.filter(state__in=WAITING)
    elif state in DifficultyState.values:
        rows = rows.filter(state=state)
    if kind:
        rows = rows.filter(kind=kind)
    if blocking:
        rows = rows.filter(blocking=True)
    if overdue:
        rows = rows.filter(Exists(_late(now)))
    if search.strip():
        rows = rows.filter(Q(title__icontains=search.strip()) | _numbered(search))
    current = Referral.objects.filter(ended_at=None)
    waiting_first = Q(state__in=WAITING)
    return (
        rows.annotate(waits=waiting_first)
        .prefetch_related(Prefetch("referrals", queryset=current, to_attr="open_referrals"))
        .order_by("-waits", "-blocking", "-raised_at", "pk")
    )


def _numbered(search: str) -> Q:
    digits = fold(search)
    return Q(number=int(digits)) if digits.isdecimal() and len(digits) <= 18 else Q(pk__in=[])  # noqa: PLR2004  (what a bigint holds)


def _late(now: datetime) -> QuerySet[Referral]:
    clocks = RunningClock.objects.filter(
        rule__code__in=CLOCKS, subject=OuterRef("pk"), stopped_at=None, due_at__lt=now
    )
    rows = Referral.objects.filter(difficulty=OuterRef("pk"), ended_at=None)
    return rows.filter(Exists(clocks))

"""Hits a person may see: of scans of their office, and suggestions on reports they may triage."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Count, F, OuterRef, Q, QuerySet, Subquery
from django.shortcuts import get_object_or_404

from khien.core.permissions import Permission
from khien.intake.models import Report
from khien.intake.queries.scope import reports_for
from khien.people.models import User
from khien.screening.models import Bank, Hit, HitState, Judgement
from khien.screening.queries import scans
from khien.screening.rules.hits import kind_in_words, sure

MOST_SUGGESTED = 12
_BEFORE, _SHOWN = 40, 120  # characters of a text in a list


def visible_to(user: User) -> QuerySet[Hit]:
    seen = Q(scan__in=scans.visible_to(user))
    if user.may(Permission.REPORT_TRIAGE):
        seen |= Q(report__in=reports_for(user))
    return Hit.objects.filter(seen)


def get_for(user: User, hit_id: UUID) -> Hit:
    """404 for a stranger, as for a hit that does not exist."""
    found = visible_to(user).select_related("scan", "report", "bank", "made", "settled_by")
    return get_object_or_404(found, pk=hit_id)


def of_scans(user: User) -> QuerySet[Hit]:
    return Hit.objects.filter(scan__in=scans.visible_to(user))


@dataclass(frozen=True)
class Filters:
    kind: str = ""
    state: str = ""
    scan: int | None = None
    bank: UUID | None = None


def listing(user: User, filters: Filters) -> QuerySet[Hit]:
    """The most certain first."""
    rows = of_scans(user).select_related("scan", "bank")
    if filters.kind:
        rows = rows.filter(kind=filters.kind)
    if filters.state:
        rows = rows.filter(state=filters.state)
    if filters.scan is not None:
        rows = rows.filter(scan__number=filters.scan)
    if filters.bank:
        rows = rows.filter(bank=filters.bank)
    return rows.order_by("-score", "id")


@dataclass(frozen=True)
class Line:
    """A hit in a list: what was seen, how sure in per cent, and words that tell it from others."""

    hit: Hit
    kind: str
    sure: int
    glimpse: str


def lines(hits: Iterable[Hit]) -> list[Line]:
    return [Line(hit, kind_in_words(hit.kind), sure(hit), _glimpse(hit)) for hit in hits]


def _glimpse(hit: Hit) -> str:
    content: dict[str, Any] = hit.content or {}
    place: dict[str, Any] = hit.place or {}
    text = str(content.get("text", ""))
    around = max(0, int(place.get("start", 0)) - _BEFORE)
    words = text[around : around + _SHOWN]
    return words or str(content.get("address") or content.get("file") or "")


def waiting(user: User) -> QuerySet[Hit]:
    return of_scans(user).filter(state=HitState.WAITING)


def banks() -> QuerySet[Bank]:
    return Bank.objects.filter(harmless=False).order_by("name", "number")


def suggestions(report: Report) -> list[Hit]:
    found = report.suggestions.select_related("bank").order_by("-score", "id")
    return list(found[:MOST_SUGGESTED])


def judgements(hit: Hit) -> list[Judgement]:
    return list(hit.judgements.select_related("by").order_by("at", "id"))


@dataclass(frozen=True)
class Told:
    """How often people said that the machine was right or wrong about one kind."""

    kind: str
    right: int
    wrong: int


def judged(user: User) -> QuerySet[Hit]:
    """Hits of scans with words that somebody judged; `right`: what was said last.

    Suggestions on reports are left out: a reporter's words are for whoever helps, not to learn on.
    """
    last = Judgement.objects.filter(hit=OuterRef("pk")).order_by("-at", "-id").values("right")[:1]
    rows = of_scans(user).filter(bank=None).exclude(judgements=None)
    return rows.annotate(right=Subquery(last, output_field=BooleanField()))


def told(user: User) -> list[Told]:
    rows = (
        judged(user)
        .values("kind")
        .annotate(
            yes=Count("id", filter=Q(right=True), distinct=True),
            no=Count("id", filter=Q(right=False), distinct=True),
        )
        .order_by(F("kind"))
    )
    return [Told(row["kind"], row["yes"], row["no"]) for row in rows]

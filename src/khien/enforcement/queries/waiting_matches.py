"""Matches on which one's own side has not said a word yet, of files that are being worked on."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from khien.enforcement.models import (
    MatchVerdict,
    RespondentMatch,
    Verdict,
    Violation,
)
from khien.enforcement.queries.violations import kept_by
from khien.intake.queries.scope import not_kept_from
from khien.people.models import User

_MOST = 30


@dataclass(frozen=True)
class Waiting:
    match: RespondentMatch
    ours: Violation
    theirs: Violation


def waiting_matches(user: User) -> list[Waiting]:
    """Strong ones alone, not parted by the other side; each once, where both files are one's own.

    Nothing of an incident that is kept from this person.
    """
    found: dict[object, Waiting] = {}
    for ours, theirs in (("one", "other"), ("other", "one")):
        for row in _of_side(user, ours, theirs):
            pair = Waiting(row, getattr(row, ours).violation, getattr(row, theirs).violation)
            found.setdefault(row.pk, pair)
    return list(found.values())[:_MOST]


def _of_side(user: User, ours: str, theirs: str) -> list[RespondentMatch]:
    open_ones = kept_by(user).filter(settled_at=None)
    said = MatchVerdict.objects.filter(match=OuterRef("pk"))
    parted = said.filter(respondent=OuterRef(theirs), verdict=Verdict.DIFFERENT)
    rows = RespondentMatch.objects.filter(
        ~Exists(said.filter(respondent=OuterRef(ours))),
        ~Exists(parted),
        Q(**{f"{ours}__violation__in": open_ones}),
        strong=True,
    ).filter(not_kept_from(user, f"{theirs}__violation__incident"))
    sides = [f"{side}__violation" for side in (ours, theirs)]
    return list(rows.select_related(*sides).order_by("-found_at")[:_MOST])

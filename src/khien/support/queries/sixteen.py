"""Children who turn sixteen soon, or did, and for whom nothing is decided yet."""

from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import ExtractYear

from khien.people.models import User
from khien.support.models import Case, CaseState, SixteenDecision
from khien.support.queries.cases import visible_to
from khien.support.queries.handover import standing_in
from khien.support.rules.birth import CHILD_UNTIL, WARNED_AHEAD, of_age_soon

Turning = tuple[Case, date, date]


def turning_sixteen(user: User, *, on: date) -> list[Turning]:
    """Cases this person is in charge of, with the first and the last day it may be.

    Days of birth are sealed: only those are opened whose known age does not rule it out.
    """
    decided = SixteenDecision.objects.filter(case=OuterRef("pk"))
    rows = visible_to(user).filter(_in_charge(user, on), _old_enough(on), ~Exists(decided))
    found = []
    for case in rows.exclude(state=CaseState.CLOSED).only("number", "child"):
        between = of_age_soon(str((case.child or {}).get("born", "")), on=on)
        if between:
            found.append((case, *between))
    return sorted(found, key=lambda each: each[1])


def _in_charge(user: User, on: date) -> Q:
    """As `cases_of`, but with keys instead of a question for each of all cases there are."""
    standing = standing_in(on).filter(case__isnull=False)
    taken = list(standing.filter(taker=user).values_list("case", flat=True))
    return Q(officer=user) & ~Exists(standing.filter(case=OuterRef("pk"))) | Q(pk__in=taken)


def _old_enough(on: date) -> Q:
    """Who was of an age when the case began is a year older, at most, for each year that began."""
    year = (on + WARNED_AHEAD).year
    return (
        Q(age=None)
        | Q(age_is_estimate=True)
        | Q(age__gte=ExtractYear("opened_at") + CHILD_UNTIL - 1 - year)
    )

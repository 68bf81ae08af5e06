"""Children who turn sixteen soon, or did, and for whom nothing is decided yet."""

from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import ExtractYear

from khien.people.models import User
from khien.support.models import Case, SixteenDecision
from khien.support.queries.cases import visible_to
from khien.support.queries.handover import cases_of
from khien.support.rules.birth import CHILD_UNTIL, WARNED_AHEAD, of_age_soon

Turning = tuple[Case, date, date]


def turning_sixteen(user: User, *, on: date) -> list[Turning]:
    """Cases this person is in charge of, with the first and the last day it may be.

    Days of birth are sealed: only those are opened whose known age does not rule it out.
    """
    decided = SixteenDecision.objects.filter(case=OuterRef("pk"))
    rows = cases_of(user, on=on).filter(~Exists(decided), pk__in=visible_to(user).values("pk"))
    found = []
    for case in rows.filter(_old_enough(on)).only("number", "child"):
        between = of_age_soon(str((case.child or {}).get("born", "")), on=on)
        if between:
            found.append((case, *between))
    return sorted(found, key=lambda each: each[1])


def _old_enough(on: date) -> Q:
    """Who was of an age when the case began is a year older, at most, for each year that began."""
    year = (on + WARNED_AHEAD).year
    return (
        Q(age=None)
        | Q(age_is_estimate=True)
        | Q(age__gte=ExtractYear("opened_at") + CHILD_UNTIL - 1 - year)
    )

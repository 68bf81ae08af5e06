"""Beside a respondent: what was said of matches, and who has too near an interest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from khien.core.fold import fold
from khien.directory.queries import names_of
from khien.enforcement.models import MatchVerdict, Violation
from khien.enforcement.queries.respondents import Shared
from khien.intake.queries.scope import kept_away_from
from khien.people.models import User

_MOST = 50


@dataclass(frozen=True)
class Said:
    """`number`: of the other file. Reason and name are for the side that gave them."""

    row: MatchVerdict
    number: int
    ours: bool


def said_of(violation: Violation, found: Iterable[Shared]) -> list[Said]:
    """The newest first; what one person said for both files is said once."""
    numbers = {shared.match.pk: shared.violation.number for shared in found}
    own = violation.respondent_id
    rows = MatchVerdict.objects.filter(match__in=numbers).select_related("by").order_by("at", "id")
    words: dict[object, Said] = {}
    for row in rows:
        said = Said(row, numbers[row.match_id], row.respondent_id == own)
        key = (row.match_id, row.by_id, row.at)
        if said.ours or key not in words:
            words[key] = said
    return list(words.values())[::-1][:_MOST]


def namesakes(violation: Violation) -> list[str]:
    """People of the staff of the same name: is it one of them, they must not see the file."""
    name = fold((violation.respondent.identity or {}).get("name", ""))
    if not name:
        return []
    same = User.objects.filter(is_active=True, folded_name=name)
    return list(same.order_by("full_name").values_list("full_name", flat=True)[:_MOST])


def kept_away(violation: Violation, on: date) -> list[str]:
    """Who never sees the incident: people, offices and communes, by name."""
    away = kept_away_from([violation.incident_id]).get(violation.incident_id, set())
    if not away:
        return []
    people = User.objects.filter(pk__in=away).values_list("full_name", flat=True)
    return sorted([*people, *names_of(away, on).values()])

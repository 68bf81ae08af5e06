"""What the people of a file are told of other files: whom to call, and not what is in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from khien.enforcement.models import (
    MatchVerdict,
    RespondentMatch,
    TraceKind,
    Violation,
)
from khien.enforcement.queries.violations import visible_to
from khien.enforcement.rules.persons import agreed
from khien.intake.queries.scope import not_kept_from
from khien.people.models import User

SHOWN = 20


@dataclass(frozen=True)
class Shared:
    """Another file that may be about the same person. `open_to`: this user works on it too.

    `ours`, `theirs`: what the people of each file say of it now.
    """

    match: RespondentMatch
    violation: Violation
    open_to: bool
    ours: MatchVerdict | None = None
    theirs: MatchVerdict | None = None

    @property
    def kinds(self) -> list[str]:
        return [str(TraceKind(kind).label) for kind in self.match.kinds]

    @property
    def agreed(self) -> bool:
        return agreed(self.ours, self.theirs)


def matches_of(respondent: UUID) -> QuerySet[RespondentMatch]:
    """What tells most first, then the newest."""
    rows = RespondentMatch.objects.filter(Q(one=respondent) | Q(other=respondent))
    return rows.order_by("-strong", "-found_at")


def shared_with(violation: Violation, user: User, *, every: bool = False) -> list[Shared]:
    """Not those which a reporter keeps from this person, unless `every` is asked for."""
    own = violation.respondent_id
    matches = {row.other_id if row.one_id == own else row.one_id: row for row in matches_of(own)}
    files = _files(matches, None if every else user)
    said = verdicts(row.pk for row in matches.values())
    mine = set(visible_to(user).filter(respondent__in=files).values_list("pk", flat=True))
    found = [
        Shared(
            row,
            files[theirs],
            files[theirs].pk in mine,
            said.get((row.pk, own)),
            said.get((row.pk, theirs)),
        )
        for theirs, row in matches.items()
        if theirs in files
    ]
    return sorted(found, key=lambda each: not each.agreed)[: None if every else SHOWN]


def _files(respondents: Iterable[UUID], user: User | None) -> dict[UUID, Violation]:
    rows = Violation.objects.filter(respondent__in=list(respondents)).select_related("opened_by")
    if user is not None:
        rows = rows.filter(not_kept_from(user, "incident"))
    return {row.respondent_id: row for row in rows}


def verdicts(matches: Iterable[UUID]) -> dict[tuple[UUID, UUID], MatchVerdict]:
    """(match, record) → the newest word of those who keep the record."""
    rows = MatchVerdict.objects.filter(match__in=list(matches)).select_related("by")
    return {(row.match_id, row.respondent_id): row for row in rows.order_by("at", "id")}

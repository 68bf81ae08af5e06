"""What the people of a file are told of other files: whom to call, and not what is in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from khien.enforcement.models import (
    MatchVerdict,
    RespondentMatch,
    TraceKind,
    Verdict,
    Violation,
)
from khien.enforcement.queries.violations import visible_to
from khien.intake.queries.scope import kept_from
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
        both = (self.ours, self.theirs)
        return all(each is not None and each.verdict == Verdict.SAME for each in both)


def shared_with(violation: Violation, user: User) -> list[Shared]:
    """What tells most first, then the newest. Not those which a reporter keeps from this person."""
    own = violation.respondent_id
    rows = RespondentMatch.objects.filter(Q(one=own) | Q(other=own))
    matches = {
        row.other_id if row.one_id == own else row.one_id: row
        for row in rows.order_by("-strong", "-found_at")
    }
    files = _files(matches, user)
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
    return sorted(found, key=lambda each: not each.agreed)[:SHOWN]


def _files(respondents: Iterable[UUID], user: User) -> dict[UUID, Violation]:
    rows = Violation.objects.filter(respondent__in=list(respondents)).select_related("opened_by")
    return {row.respondent_id: row for row in rows.exclude(kept_from(user, incident="incident"))}


def verdicts(matches: Iterable[UUID]) -> dict[tuple[UUID, UUID], MatchVerdict]:
    """(match, record) → the newest word of those who keep the record."""
    rows = MatchVerdict.objects.filter(match__in=list(matches)).select_related("by")
    return {(row.match_id, row.respondent_id): row for row in rows.order_by("at", "id")}

"""What two records have in common."""

from collections import defaultdict
from uuid import UUID

from khien.enforcement.models import RespondentIdentifier
from khien.enforcement.queries.matching import Found, found_in


def sharing(one: UUID, other: UUID) -> Found | None:
    """What the `other` record still has in common with `one`."""
    mine = RespondentIdentifier.objects.filter(respondent=one, withdrawn_at=None)
    places = defaultdict(list)
    for token, place in mine.values_list("token", "place"):
        places[token].append(place)
    theirs = RespondentIdentifier.objects.filter(respondent=other, withdrawn_at=None)
    rows = theirs.filter(token__in=places).values_list("kind", "token", "place")
    shared = [
        (other, kind, place, their_place)
        for kind, token, their_place in rows
        for place in places[token]
    ]
    return next(iter(found_in(shared)), None)

"""Writing down identifiers, and telling the files that know somebody by the same."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import connection

from khien.core import ledger
from khien.enforcement import events
from khien.enforcement.models import (
    Respondent,
    RespondentIdentifier,
    RespondentMatch,
    Violation,
)
from khien.enforcement.queries.matching import Found, known_by
from khien.enforcement.rules.traces import Trace
from khien.people.models import User


def hold(traces: Iterable[Trace]) -> None:
    """Two files that write down the same at once wait here, so that the later sees the earlier."""
    with connection.cursor() as cursor:
        for token in sorted({each.token for each in traces}):
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [token])


def write(person: Respondent, traces: Sequence[Trace]) -> None:
    RespondentIdentifier.objects.bulk_create(
        RespondentIdentifier(
            respondent=person,
            kind=each.kind,
            place=each.place,
            value=each.value,
            token=each.token,
        )
        for each in traces
    )


def match(violation: Violation, traces: Iterable[Trace], *, by: User, now: datetime) -> None:
    """Both files are told of each other; what was found before is added to."""
    for found in known_by(traces):
        if found.respondent != violation.respondent_id:
            _note(violation, found, by=by, now=now)


def _note(violation: Violation, found: Found, *, by: User, now: datetime) -> None:
    one, other = sorted((violation.respondent_id, found.respondent))
    row = RespondentMatch.objects.select_for_update().filter(one=one, other=other).first()
    if row is None:
        row = RespondentMatch(one_id=one, other_id=other, strong=False, found_at=now)
    known = {*row.kinds, *found.kinds}
    row.kinds, row.strong = sorted(known), row.strong or found.strong
    row.save()
    theirs = Violation.objects.values_list("pk", flat=True).get(respondent=found.respondent)
    ledger.record(
        events.RespondentMatched(violation.pk, theirs, sorted(found.kinds), found.strong),
        by=by,
        now=now,
    )

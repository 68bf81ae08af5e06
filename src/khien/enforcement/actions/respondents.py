"""Writing down who is said to have done it, and finding other files that know them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from khien.core import ledger
from khien.core.seal import name_tokens
from khien.enforcement import events
from khien.enforcement.models import (
    AgeGroup,
    Respondent,
    RespondentIdentifier,
    RespondentKind,
    RespondentMatch,
    TraceKind,
    Violation,
)
from khien.enforcement.queries.matching import Found, known_by
from khien.enforcement.rules import traces as rules
from khien.enforcement.rules.traces import Trace
from khien.people.models import User


@dataclass(frozen=True)
class NewRespondent:
    kind: str = RespondentKind.UNKNOWN_ACCOUNT
    age_group: str = AgeGroup.UNKNOWN
    name: str = ""
    note: str = ""
    identifiers: tuple[Trace, ...] = ()

    def traces(self) -> list[Trace]:
        """Each once, the name among them."""
        named = rules.name(self.name)
        every = (*self.identifiers, named) if named else self.identifiers
        return list({(each.kind, each.place, each.key): each for each in every}.values())


def hold(traces: Iterable[Trace]) -> None:
    """Two files that write down the same at once wait here, so that the later sees the earlier."""
    with connection.cursor() as cursor:
        for token in sorted({each.token for each in traces}):
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [token])


def create(respondent: NewRespondent) -> Respondent:
    person = Respondent(
        kind=respondent.kind,
        age_group=respondent.age_group,
        identity={"name": respondent.name, "note": respondent.note},
        name_tokens=name_tokens(respondent.name),
    )
    person.person = person.pk
    person.save(force_insert=True)
    write(person, respondent.traces())
    return person


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


def as_in(violation: Violation) -> NewRespondent:
    """For another file about the same respondent: what is written down here goes there too."""
    person = violation.respondent
    identity = person.identity or {}
    rows = person.identifiers.filter(withdrawn_at=None).exclude(kind=TraceKind.NAME)
    read = (rules.read(TraceKind(row.kind), row.value or "", row.place) for row in rows)
    return NewRespondent(
        kind=person.kind,
        age_group=person.age_group,
        name=identity.get("name", ""),
        note=identity.get("note", ""),
        identifiers=tuple(each for each in read if each is not None),
    )

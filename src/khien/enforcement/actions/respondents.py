"""Writing down who is said to have done it, in the record of one file."""

from dataclasses import dataclass

from khien.core.seal import name_tokens
from khien.enforcement.actions.matching import write
from khien.enforcement.models import AgeGroup, Respondent, RespondentKind, TraceKind, Violation
from khien.enforcement.rules import traces as rules
from khien.enforcement.rules.traces import Trace


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

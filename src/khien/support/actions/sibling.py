"""A second child of the same incident: what the children share is not typed twice."""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from khien.people.models import User
from khien.support.actions.open import Registration, open_case
from khien.support.actions.people import Person, add_carer, tie_cases
from khien.support.models import Case, Sex, Tie
from khien.support.rules.people import around

# A twin, a brother or a sister has the same people at home; another child of the incident has not.
AT_HOME = frozenset({Tie.TWIN, Tie.SIBLING, Tie.HOUSEHOLD})


# What two children of one incident share; of children of other homes only what happened is.
_SHARED_AT_HOME = ("ethnicity", "address", "carers", "contact")


@dataclass(frozen=True)
class OtherChild:
    """What differs from the first child."""

    tie: Tie
    name: str = ""
    sex: str = Sex.UNKNOWN
    age: int | None = None
    age_is_estimate: bool = False
    state_of_child: str = ""
    requests: tuple[UUID, ...] = ()


def _registration(case: Case, child: OtherChild) -> Registration:
    said = asdict(child)
    tie, known, told = said.pop("tie"), case.child or {}, case.circumstances or {}
    if tie in AT_HOME:
        said |= {key: known.get(key, "") for key in _SHARED_AT_HOME}
    happened = told.get("what_happened", "")
    residence = case.residence_id if tie in AT_HOME else None
    return Registration(**said, what_happened=happened, residence=residence)


@transaction.atomic
def open_for_another_child(case: Case, *, child: OtherChild, by: User, now: datetime) -> Case:
    """In the same incident and commune, tied to the first; carers come along as they are known."""
    tie, registration = child.tie, _registration(case, child)
    opened = open_case(
        case.incident, registration=registration, commune=case.commune_id, by=by, now=now
    )
    if tie in AT_HOME:
        for carer in around(case.carers.all()):
            person = Person(
                **(carer.who or {}),
                safety=carer.safety,
                is_suspect=carer.is_suspect,
                is_representative=carer.is_representative and tie != Tie.HOUSEHOLD,
                lives_with_child=carer.lives_with_child,
            )
            add_carer(opened, person=person, by=by, now=now)
    tie_cases(opened, case, tie=tie, by=by, now=now)
    return opened

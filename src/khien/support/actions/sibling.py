"""A second child of the same incident: what the children share is not typed twice."""

from datetime import datetime

from django.db import transaction

from khien.people.models import User
from khien.support.actions.forms import Filled
from khien.support.actions.open import Registration, open_case
from khien.support.actions.people import Person, add_carer, tie_cases
from khien.support.models import Case, Tie
from khien.support.rules.people import around

# A twin, a brother or a sister has the same people at home; another child of the incident has not.
AT_HOME = frozenset({Tie.TWIN, Tie.SIBLING, Tie.HOUSEHOLD})


@transaction.atomic
def open_for_another_child(
    case: Case,
    *,
    registration: Registration,
    tie: Tie,
    by: User,
    now: datetime,
    form: Filled | None = None,
) -> Case:
    """In the same incident and commune, tied to the first; carers come along as they are known."""
    opened = open_case(
        case.incident,
        registration=registration,
        commune=case.commune_id,
        by=by,
        now=now,
        form=form,
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

"""How every step in a case is taken: lock the row, check, move the state, count the version up."""

from uuid import UUID

from khien.people.models import User
from khien.support.models import Case, CaseState
from khien.support.rules.case import check_can, check_version
from khien.support.rules.states import TRANSITIONS, Step


def begin(case_id: UUID, step: Step, *, by: User, seen: int | None) -> Case:
    """The case, locked until the transaction ends; `seen` is the version the person looked at."""
    case = Case.objects.select_for_update().get(pk=case_id)
    if seen is not None:
        check_version(case, seen)
    check_can(case, step, by=by)
    return case


def advance(case: Case, step: Step, **changes: object) -> None:
    """Write the new state and `changes` of fields of the case."""
    case.state = TRANSITIONS[step].to or CaseState(case.state)
    case.version += 1
    for name, value in changes.items():
        setattr(case, name, value)
    case.save(update_fields=["state", "version", *changes])

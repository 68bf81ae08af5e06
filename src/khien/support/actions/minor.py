"""A child who did harm: what this case knows of them, and the case of their own."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from khien.core import ledger
from khien.people.models import User
from khien.support import events
from khien.support.actions.open import Registration, open_case
from khien.support.actions.people import SOMEBODY_SAVED_FIRST
from khien.support.actions.steps import begin
from khien.support.models import Case, OffendingMinor, Sex
from khien.support.queries.people import sees
from khien.support.rules.case import Changed
from khien.support.rules.people import (
    check_can_be_own_case,
    check_has_no_own_case,
    check_is_minor,
)
from khien.support.rules.states import Step


@dataclass(frozen=True)
class Minor:
    name: str = ""
    school: str = ""
    guardian: str = ""
    knows_child: str = ""
    support: str = ""
    age: int | None = None
    age_is_estimate: bool = False
    lives_with_child: bool = False


@transaction.atomic
def record_minor(
    case: Case,
    *,
    minor: Minor,
    by: User,
    now: datetime,
    row: OffendingMinor | None = None,
    seen: int = 0,
) -> OffendingMinor:
    """`row`: the one to change, with the version that was `seen` of it; None: a new one."""
    case = begin(case.pk, Step.RECORD, by=by, seen=None)
    check_is_minor(minor.age)
    if row is None:
        row = OffendingMinor(case=case, recorded_at=now, recorded_by=by, version=0)
    else:
        row = OffendingMinor.objects.select_for_update().get(pk=row.pk)
    if row.version != seen:
        raise Changed(SOMEBODY_SAVED_FIRST)
    words = asdict(minor)
    row.age, row.age_is_estimate = words.pop("age"), words.pop("age_is_estimate")
    row.lives_with_child, row.support = words.pop("lives_with_child"), words.pop("support")
    row.who, row.version = words, row.version + 1
    row.save()
    ledger.record(events.OffendingMinorRecorded(case.pk, row.pk), by=by, now=now)
    return row


@dataclass(frozen=True)
class OwnRegistration:
    """What is not known yet of the minor; of the other child nothing is told in this case."""

    what_happened: str
    name: str = ""
    sex: str = Sex.UNKNOWN
    age: int | None = None
    age_is_estimate: bool = False


@transaction.atomic
def open_for_minor(row: OffendingMinor, *, child: OwnRegistration, by: User, now: datetime) -> Case:
    """In the same incident and commune. Pressed twice there is one."""
    case = begin(row.case_id, Step.RECORD, by=by, seen=None)
    row = OffendingMinor.objects.select_for_update(of=("self",)).get(pk=row.pk)
    check_has_no_own_case(row)
    opened = open_case(
        case.incident,
        registration=_registration(row, child, of=case),
        commune=case.commune_id,
        by=by,
        now=now,
    )
    _link(row, opened, by=by, now=now)
    return opened


def _registration(row: OffendingMinor, child: OwnRegistration, *, of: Case) -> Registration:
    known, home = row.who or {}, of.child or {}
    together = row.lives_with_child
    return Registration(
        **asdict(child),
        school=known.get("school", ""),
        carers=known.get("guardian", ""),
        address=home.get("address", "") if together else "",
        residence=of.residence_id if together else None,
    )


@transaction.atomic
def link_own_case(row: OffendingMinor, *, own: Case | None, by: User, now: datetime) -> None:
    """`own` None takes the link back. Only to and from cases this person may see."""
    case = begin(row.case_id, Step.RECORD, by=by, seen=None)
    row = OffendingMinor.objects.select_for_update(of=("self",)).get(pk=row.pk)
    check_can_be_own_case(
        case, own, hidden=row.own_case_id is not None and not sees(by, row.own_case_id)
    )
    _link(row, own, by=by, now=now)


def _link(row: OffendingMinor, own: Case | None, *, by: User, now: datetime) -> None:
    row.own_case = own
    row.save(update_fields=["own_case"])
    told = events.OwnCaseLinked(row.case_id, row.pk, own.pk if own else None)
    ledger.record(told, by=by, now=now)

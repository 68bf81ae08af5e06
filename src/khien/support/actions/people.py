"""Carers, ties between cases, how to talk with the child, and what the child said."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.core import ledger
from khien.core.calendars import today
from khien.core.fold import fold
from khien.core.refusal import Refused
from khien.people.models import User
from khien.support import events
from khien.support.actions.referral import stop_what_lost_its_ground
from khien.support.actions.steps import begin
from khien.support.models import (
    Carer,
    Case,
    CaseTie,
    ChildProfile,
    ChildWords,
    Safety,
    Tie,
)
from khien.support.rules.case import Changed
from khien.support.rules.people import check_can_tie, check_carer, check_words
from khien.support.rules.states import Step

SOMEBODY_SAVED_FIRST = _(
    "Có người vừa lưu trước bạn. Chữ của bạn vẫn còn đây: "
    "xem lại, rồi bấm lưu lần nữa nếu vẫn đúng."
)


@dataclass(frozen=True)
class Person:
    """A carer as somebody writes them down."""

    name: str = ""
    relationship: str = ""
    phone: str = ""
    notes: str = ""
    safety: str = Safety.UNKNOWN
    is_suspect: bool = False
    is_representative: bool = False
    lives_with_child: bool = False

    @property
    def who(self) -> dict[str, str]:
        kept = ("name", "relationship", "phone", "notes")
        return {key: str(value) for key, value in asdict(self).items() if key in kept}


@transaction.atomic
def add_carer(case: Case, *, person: Person, by: User, now: datetime) -> Carer:
    case = begin(case.pk, Step.RECORD, by=by, seen=None)
    check_carer(person.who, safety=person.safety, is_suspect=person.is_suspect)
    _check_new(case, person)
    carer = Carer(case=case, recorded_at=now, recorded_by=by)
    return _write_carer(carer, person, by=by, now=now)


def _check_new(case: Case, person: Person) -> None:
    called = (fold(person.name), fold(person.relationship))
    for carer in case.carers.filter(gone_at=None):
        who = carer.who or {}
        if (fold(who.get("name", "")), fold(who.get("relationship", ""))) == called:
            raise Refused(_("Người này đã có trong danh sách."), field="name")


@transaction.atomic
def change_carer(carer: Carer, *, person: Person, by: User, now: datetime) -> Carer:
    """Who turns out unsafe or suspected takes their consents, and what rests on them, along."""
    case = begin(carer.case_id, Step.RECORD, by=by, seen=None)
    carer = Carer.objects.select_for_update().get(pk=carer.pk)
    check_carer(person.who, safety=person.safety, is_suspect=person.is_suspect)
    _write_carer(carer, person, by=by, now=now)
    stop_what_lost_its_ground(case, by=by, now=now)
    return carer


def _write_carer(carer: Carer, person: Person, *, by: User, now: datetime) -> Carer:
    carer.who = person.who
    carer.safety = person.safety
    carer.is_suspect = person.is_suspect
    carer.is_representative = person.is_representative
    carer.lives_with_child = person.lives_with_child
    carer.save()
    ledger.record(
        events.CarerRecorded(carer.case_id, carer.pk, str(carer.safety), carer.is_suspect),
        by=by,
        now=now,
    )
    return carer


@transaction.atomic
def carer_gone(carer: Carer, *, by: User, now: datetime) -> None:
    """No longer around the child, or entered by mistake. Pressed twice it is done once."""
    case = begin(carer.case_id, Step.RECORD, by=by, seen=None)
    if not Carer.objects.filter(pk=carer.pk, gone_at=None).update(gone_at=now):
        return
    stop_what_lost_its_ground(case, by=by, now=now)
    ledger.record(events.CarerGone(case.pk, carer.pk), by=by, now=now)


@transaction.atomic
def tie_cases(case: Case, other: Case, *, tie: Tie, by: User, now: datetime) -> CaseTie:
    """Tied twice, the newer word counts."""
    check_can_tie(case, other)
    begin(case.pk, Step.RECORD, by=by, seen=None)
    first, second = sorted((case.pk, other.pk))
    found, _made = CaseTie.objects.update_or_create(
        first_id=first,
        second_id=second,
        defaults={"tie": tie, "recorded_at": now, "recorded_by": by},
    )
    ledger.record(events.CasesTied(case.pk, other.pk, str(tie)), by=by, now=now)
    return found


@dataclass(frozen=True)
class Description:
    languages: str = ""
    disability: str = ""
    what_helps: str = ""
    needs_interpreter: bool = False
    difficulties: tuple[str, ...] = ()


@transaction.atomic
def describe_child(
    case: Case, *, description: Description, seen: int, by: User, now: datetime
) -> ChildProfile:
    """`seen`: the version of the description one began from, 0 where there was none."""
    case = begin(case.pk, Step.RECORD, by=by, seen=None)
    profile = ChildProfile.objects.filter(case=case).first() or ChildProfile(case=case, version=0)
    if profile.version != seen:
        raise Changed(SOMEBODY_SAVED_FIRST)
    words = asdict(description)
    profile.needs_interpreter = words.pop("needs_interpreter")
    profile.difficulties = list(words.pop("difficulties"))
    profile.said = words
    profile.version += 1
    profile.recorded_at, profile.recorded_by = now, by
    profile.save()
    ledger.record(events.ChildDescribed(case.pk, profile.needs_interpreter), by=by, now=now)
    return profile


@transaction.atomic
def hear_child(
    case: Case, *, words: str, said_on: date, setting: str, by: User, now: datetime
) -> ChildWords:
    case = begin(case.pk, Step.RECORD, by=by, seen=None)
    check_words(words)
    if said_on > today(now):
        raise Refused(_("Ngày trẻ nói không thể ở tương lai."), field="said_on")
    if any(heard.words == words for heard in case.childs_words.filter(said_on=said_on)):
        raise Refused(_("Lời này đã được ghi rồi."), field="words")
    heard = ChildWords.objects.create(
        case=case, said_on=said_on, words=words, setting=setting, recorded_at=now, recorded_by=by
    )
    ledger.record(events.ChildHeard(case.pk, heard.pk), by=by, now=now)
    return heard

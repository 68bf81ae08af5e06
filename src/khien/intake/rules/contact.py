"""What a contact may hold, and when it is ended. The first field is enough to keep it."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.intake.models import About, Caller, Contact, ContactKind, ContactWay, Door, Spoken
from khien.intake.rules.age import OLDEST
from khien.intake.rules.identifiers import phone
from khien.intake.rules.report import LONGEST_LINE, LONGEST_TEXT
from khien.intake.rules.spelling import name_tokens, phone_tokens

_OLDEST_SMALL = 10
_DOORS = {
    Caller.PARENT: Door.PARENT,
    Caller.RELATIVE: Door.PARENT,
    Caller.FRIEND: Door.FRIEND,
    Caller.TEACHER: Door.TEACHER,
}


@dataclass(frozen=True)
class ContactFacts:
    """As the counsellor typed it. `place`: the commune in the caller's words, `commune_id` the one
    it stands for, if one does.
    """

    way: str = ContactWay.CALL
    kind: str = ""
    category_id: UUID | None = None
    caller_is: str = Caller.UNKNOWN
    about: str = About.UNKNOWN
    language: str = Spoken.VIETNAMESE
    caller_name: str = ""
    caller_phone: str = ""
    child_name: str = ""
    child_age: int | None = None
    notes: str = ""
    place: str = ""
    commune_id: UUID | None = None


def check_can_save(facts: ContactFacts) -> None:
    if facts.kind and facts.kind not in ContactKind.values:
        raise Refused(_("Hãy chọn một loại trong danh sách."), field="kind")
    if facts.child_age is not None and not 0 <= facts.child_age <= OLDEST:
        raise Refused(_("Tuổi là một số từ 0 đến 120."), field="child_age")
    if len(facts.notes) > LONGEST_TEXT:
        raise Refused(_("Lời kể dài quá 20.000 chữ cái. Hãy viết ngắn lại."), field="notes")
    for name in ("caller_name", "caller_phone", "child_name", "place"):
        if len(getattr(facts, name)) > LONGEST_LINE:
            raise Refused(_("Chỗ này dài quá 500 chữ cái."), field=name)


def check_can_end(contact: Contact) -> None:
    if contact.ended_at is not None:
        raise Refused(_("Cuộc này đã kết thúc rồi."))
    if not contact.kind:
        raise Refused(_("Hãy chọn loại cuộc liên hệ trước khi kết thúc."), field="kind")


def tokens(facts: ContactFacts) -> list[int]:
    """Everything the contact is found again by, sealed as keyed hashes."""
    number = phone(facts.caller_phone)
    found = [*name_tokens(facts.caller_name), *name_tokens(facts.child_name)]
    return list(dict.fromkeys(found + (phone_tokens(number.value) if number else [])))


def door_of(caller: str, child_age: int | None) -> Door:
    """Under which door a report made of the contact comes in; nobody is made a friend of a child
    whom they are not known to be.
    """
    if caller == Caller.CHILD:
        small = child_age is not None and child_age <= _OLDEST_SMALL
        return Door.CHILD if small else Door.TEEN
    return _DOORS.get(Caller(caller), Door.UNKNOWN)

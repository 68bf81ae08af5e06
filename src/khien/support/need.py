"""What a person sees of a child's case: the groups of fields they need, and no others."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khien.core.models import Receiver, Reminder
from khien.core.permissions import FieldGroup
from khien.people.models import EmergencyAccess, User
from khien.people.need import EVERYTHING, groups_for
from khien.support.models import Case, FormCode
from khien.support.rules.telephones import without

Words = dict[FieldGroup, str | Promise]

GROUPS: Words = {
    FieldGroup.IDENTITY: _("danh tính của trẻ và gia đình"),
    FieldGroup.CONTACT: _("cách liên hệ"),
    FieldGroup.NARRATIVE: _("lời kể, mục tiêu, nhận xét"),
    FieldGroup.HEALTH: _("sức khỏe, tâm lý, dịch vụ"),
    FieldGroup.OFFENDER: _("người gây hại"),
}
# Where each group stands in a case: the sealed value and, of one with parts, which parts.
_CHILD = {
    FieldGroup.IDENTITY: ("name", "born", "ethnicity", "address", "school", "carers"),
    FieldGroup.CONTACT: ("contact",),
}
_CIRCUMSTANCES = {
    FieldGroup.NARRATIVE: ("what_happened", "done_so_far"),
    FieldGroup.HEALTH: ("state_of_child",),
}
# Of an official form: answers that anybody who may see the case reads, and the group of others.
_ANYBODYS = frozenset(
    {
        *("sex", "age", "age_is_estimate", "residence", "decision_number"),
        *("harm", "obstacles_in_care", "self_protection", "recovery_ability"),
        *("emergency_needed", "wellbeing", "stable", "conclusion", "computed"),
    }
)
_ANSWERS = {
    **{key: group for group, keys in _CHILD.items() for key in keys},
    **{key: group for group, keys in _CIRCUMSTANCES.items() for key in keys},
    "access_to_child": FieldGroup.OFFENDER,
    "childs_wish": FieldGroup.NARRATIVE,
    "conclusion_reason": FieldGroup.NARRATIVE,
}
# Of a question that a province added nobody knows what it tells: the group needed by the fewest.
_OTHER_ANSWERS = {
    FormCode.MAU_01: FieldGroup.IDENTITY,
    FormCode.MAU_02: FieldGroup.HEALTH,
    FormCode.MAU_03: FieldGroup.IDENTITY,
    FormCode.MAU_04: FieldGroup.NARRATIVE,
    FormCode.MAU_05: FieldGroup.NARRATIVE,
    FormCode.MAU_06: FieldGroup.HEALTH,
}
_ROWS = {
    FieldGroup.NARRATIVE: (
        ("assessments", ("why_declined",)),
        ("plans", ("goals", "without_meeting", "reason")),
        ("closures", ("notes", "reason_sent_back")),
        ("at_sixteen", ("words",)),
    ),
    FieldGroup.HEALTH: (
        ("assessments", ("notes",)),
        ("emergency_measures", ("description",)),
        ("services", ("description", "outcome")),
        ("reviews", ("notes",)),
    ),
}


def groups_of(
    user: User, case: Case, *, sent_up: bool, emergency: EmergencyAccess | None = None
) -> frozenset[FieldGroup]:
    """Assigned: the officer of the case, or somebody it was sent up to as a deadline passed."""
    if emergency is not None:
        return EVERYTHING
    return groups_for(user, commune=case.commune_id, assigned=sent_up or case.officer_id == user.pk)


def sent_up(cases: Iterable[UUID]) -> set[UUID]:
    """Of these, the cases of which the province was reminded."""
    told = Reminder.objects.filter(clock__subject__in=list(cases), step__to=Receiver.PROVINCE)
    return set(told.values_list("clock__subject", flat=True))


def may_read(code: FormCode, key: str, groups: frozenset[FieldGroup]) -> bool:
    """Whether an answer of an official form is of a group that is seen."""
    return key in _ANYBODYS or _ANSWERS.get(key, _OTHER_ANSWERS[code]) in groups


def show_only(case: Case, groups: frozenset[FieldGroup]) -> list[str | Promise]:
    """Leave the rest out of this case in memory; the words of what was left out."""
    case.child = _parts(case.child, _CHILD, groups)
    case.circumstances = _parts(case.circumstances, _CIRCUMSTANCES, groups)
    if FieldGroup.CONTACT not in groups:
        case.child, case.circumstances = map(without_numbers, (case.child, case.circumstances))
    for group, places in _ROWS.items():
        if group not in groups:
            for relation, fields in places:
                _blank(getattr(case, relation).all(), fields)
    if FieldGroup.OFFENDER not in groups:
        for assessment in case.assessments.all():
            assessment.access_to_child = ""
    return [words for group, words in GROUPS.items() if group not in groups]


def _parts(
    value: dict[str, str] | None,
    places: dict[FieldGroup, tuple[str, ...]],
    groups: frozenset[FieldGroup],
) -> dict[str, str]:
    left_out = {key for group, keys in places.items() if group not in groups for key in keys}
    return {key: said for key, said in (value or {}).items() if key not in left_out}


def without_numbers(told: Mapping[str, str] | None) -> dict[str, str]:
    """Words that somebody reads who is not told how people are reached."""
    return {key: without(str(said)) for key, said in (told or {}).items()}


def _blank(rows: Iterable[object], fields: tuple[str, ...]) -> None:
    for row in rows:
        for field in fields:
            setattr(row, field, None)

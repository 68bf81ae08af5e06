"""What a person sees of a child's case: the groups of fields they need, and no others."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khien.core.models import RunningClock
from khien.core.permissions import FieldGroup
from khien.people.models import EmergencyAccess, User
from khien.people.need import EVERYTHING, groups_for
from khien.support.models import Case

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
_ROWS = {
    FieldGroup.NARRATIVE: (
        ("plans", ("goals", "reason")),
        ("closures", ("notes", "reason_sent_back")),
    ),
    FieldGroup.HEALTH: (
        ("assessments", ("notes",)),
        ("emergency_measures", ("description",)),
        ("services", ("description", "outcome")),
        ("reviews", ("notes",)),
    ),
}


def groups_of(
    user: User,
    case: Case,
    clocks: Iterable[RunningClock],
    emergency: EmergencyAccess | None = None,
) -> frozenset[FieldGroup]:
    """Assigned: the officer of the case, or somebody it was sent up to as a deadline passed."""
    if emergency is not None:
        return EVERYTHING
    sent_up = any(clock.escalated_at is not None for clock in clocks)
    return groups_for(user, commune=case.commune_id, assigned=sent_up or case.officer_id == user.pk)


def show_only(case: Case, groups: frozenset[FieldGroup]) -> list[str | Promise]:
    """Leave the rest out of this case in memory; the words of what was left out."""
    case.child = _parts(case.child, _CHILD, groups)
    case.circumstances = _parts(case.circumstances, _CIRCUMSTANCES, groups)
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


def _blank(rows: Iterable[object], fields: tuple[str, ...]) -> None:
    for row in rows:
        for field in fields:
            setattr(row, field, None)

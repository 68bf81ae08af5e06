"""What the page of a case shows of people, of sharing, and of working together."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from khien.core.calendars import today
from khien.core.permissions import FieldGroup
from khien.directory.queries.latest import latest_names
from khien.support.case_sections import CaseSection, Looking, Place, register
from khien.support.models import (
    AssignedAction,
    Carer,
    Case,
    ChildProfile,
    Difficulty,
    Meeting,
    Purpose,
)
from khien.support.need import without_numbers
from khien.support.queries.consent import consents_of, gates_of
from khien.support.queries.handover import in_charge
from khien.support.queries.people import contact_warning, minors_of, recorded_in, tied_to
from khien.support.queries.transfers import may_propose
from khien.support.rules.case import can
from khien.support.rules.consent import standing
from khien.support.rules.people import around
from khien.support.rules.states import READING, Step


def people(case: Case, looking: Looking) -> Mapping[str, Any]:
    """Telephone numbers for those who may reach the family."""
    profile = ChildProfile.objects.filter(case=case).first()
    return {
        "case": case,
        "carers": [(c, _who(c, looking.groups)) for c in around(case.carers.all())],
        "unsafe": contact_warning(case),
        "profile": profile,
        "described": (profile.said or {}) if profile else {},
        "difficulties": [Difficulty(each).label for each in profile.difficulties]
        if profile
        else [],
        "heard": case.childs_words.select_related("recorded_by").order_by("said_on"),
        "minors": [
            (row, row.who or {}, own_case) for row, own_case in minors_of(case, looking.user)
        ],
        "recorded_in": recorded_in(case, looking.user),
        "ties": tied_to(case, looking.user),
        "may": can(case, Step.RECORD, by=looking.user),
    }


def _who(carer: Carer, groups: frozenset[FieldGroup]) -> dict[str, str]:
    told = dict(carer.who or {})
    if FieldGroup.CONTACT not in groups:
        told.pop("phone", None)
        return without_numbers(told)
    return told


def sharing(case: Case, looking: Looking) -> Mapping[str, Any]:
    consents = consents_of(case)
    stands = {consent.pk for consent in standing(consents)}
    rows = sorted(case.referrals.all(), key=lambda row: row.number, reverse=True)
    names = latest_names({row.organisation_id for row in rows if row.organisation_id})
    gates = gates_of(case, consents, on=today(looking.now))
    return {
        "case": case,
        "consents": [(row, row.pk in stands) for row in consents],
        "open": [
            Purpose(purpose).label for purpose, gate in gates.items() if gate.ground is not None
        ],
        "referrals": [
            (row, names[row.organisation_id] if row.organisation_id else row.outside)
            for row in rows
        ],
        "may": can(case, Step.RECORD, by=looking.user),
    }


def together(case: Case, looking: Looking) -> Mapping[str, Any]:
    user, now = looking.user, looking.now
    transfers = sorted(case.transfers.all(), key=lambda row: row.proposed_at, reverse=True)
    names = latest_names({row.target_id for row in transfers})
    return {
        "case": case,
        "in_charge": in_charge(case, on=today(now)),
        "meetings": [
            (row, _minutes(row, looking.groups))
            for row in sorted(case.meetings.all(), key=lambda row: row.held_on, reverse=True)
        ],
        "actions": sorted(case.assigned_actions.all(), key=_done_first),
        "transfers": [(row, names[row.target_id]) for row in transfers],
        "may": can(case, Step.RECORD, by=user),
        "may_transfer": may_propose(case, user, on=today(now)),
        "today": today(now),
    }


def _done_first(action: AssignedAction) -> tuple[bool, date, date]:
    return action.done_on is None, action.done_on or action.due_on, action.due_on


def _minutes(row: Meeting, groups: frozenset[FieldGroup]) -> dict[str, str]:
    told: dict[str, str] = row.minutes or {}
    return told if FieldGroup.CONTACT in groups else without_numbers(told)


def publish() -> None:
    for name, context, tells, place in (
        ("people", people, {FieldGroup.IDENTITY, FieldGroup.NARRATIVE}, Place.CHILD),
        ("sharing", sharing, {FieldGroup.IDENTITY}, Place.END),
        ("together", together, {FieldGroup.NARRATIVE}, Place.END),
    ):
        template = f"support/section_{name}.html"
        register(CaseSection(name, frozenset(READING), context, template, frozenset(tells), place))

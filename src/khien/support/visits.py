"""What the page of a case shows of visits."""

from collections.abc import Mapping
from typing import Any

from khien.core.permissions import FieldGroup
from khien.support import case_sections
from khien.support.case_sections import Looking
from khien.support.models import Case
from khien.support.need import without_numbers
from khien.support.rules.case import can
from khien.support.rules.states import READING, Step

MOST_SHOWN = 20


def section(case: Case, looking: Looking) -> Mapping[str, Any] | None:
    """None where there is nothing to read and nothing to do."""
    visits = list(case.visits.select_related("by").order_by("-at", "-recorded_at")[:MOST_SHOWN])
    if FieldGroup.CONTACT not in looking.groups:
        for visit in visits:
            visit.told = without_numbers(visit.told)
    may = can(case, Step.VISIT, by=looking.user)
    return {"visits": visits, "may": may, "case": case} if visits or may else None


def publish() -> None:
    case_sections.register(
        case_sections.CaseSection(
            "visits",
            frozenset(READING),
            section,
            "support/_visits.html",
            tells=frozenset({FieldGroup.NARRATIVE}),
            place=case_sections.Place.HELP,
        )
    )

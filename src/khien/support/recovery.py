"""What the page of a case shows of recovery: wellbeing from the first form to the last."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from khien.support import case_sections
from khien.support.case_sections import Looking
from khien.support.models import Case
from khien.support.rules.reading import WELLBEING
from khien.support.rules.states import READING
from khien.support.rules.wellbeing import EDGE, HEIGHT, WIDTH, Felt, height_of, points

_SCALE = range(1, 6)


def course(case: Case) -> list[Felt]:
    """Each time the child was asked and answered, oldest first."""
    felt = [
        *(Felt(a.at, a.wellbeing, _("Mẫu 02")) for a in case.assessments.all() if a.wellbeing),
        *(Felt(r.at, r.wellbeing, _("Mẫu 06")) for r in case.reviews.all() if r.wellbeing),
    ]
    return sorted(felt, key=lambda each: each.at)


def context(case: Case, _looking: Looking) -> Mapping[str, Any] | None:
    drawn = points(course(case))
    if not drawn:
        return None
    return {
        "points": drawn,
        "line": " ".join(f"{point.x:g},{point.y:g}" for point in drawn),
        "rows": [(point.felt, WELLBEING[str(point.felt.value)]) for point in drawn],
        "levels": [(value, height_of(value)) for value in _SCALE],
        "width": WIDTH,
        "height": HEIGHT,
        "left": EDGE,
        "right": WIDTH - EDGE,
    }


def publish() -> None:
    section = case_sections.CaseSection(
        "recovery",
        frozenset(READING),
        context,
        "support/recovery.html",
        place=case_sections.Place.HELP,
    )
    case_sections.register(section)

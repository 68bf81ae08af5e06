"""A school's own page: what is still missing for it to count, and by when."""

from datetime import date
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.directory.queries import name_of
from khien.learning import extensions
from khien.learning.assessing import assess_all
from khien.learning.models import SchoolYear
from khien.learning.queries.calendar import school_year, school_years
from khien.learning.queries.coverage import year_at
from khien.learning.queries.institutions import READING, for_person, in_scope
from khien.learning.rules import Verdict
from khien.learning.wording_conditions import VERDICTS, table

if TYPE_CHECKING:
    from khien.people.models import User


def _conditions(
    user: "User", institution: UUID, year: SchoolYear, day: date
) -> dict[str, Any] | None:
    """None where the year does not ask for them."""
    on = min(day, year.ends)
    rows = assess_all(for_person(user, on=on).filter(pk=institution), year, on=on)
    if not rows or rows[0].assessment.verdict is Verdict.NOT_APPLICABLE:
        return None
    word, tone = VERDICTS[rows[0].assessment.verdict]
    return {"word": word, "tone": tone, "rows": table(rows[0])}


@staff(*READING)
def institution(request: HttpRequest, institution_id: UUID) -> HttpResponse:
    user = cast("User", request.user)
    day = today(timezone.now())
    row = get_object_or_404(for_person(user, on=day), pk=institution_id)
    years = [year for year in school_years() if year.starts <= day]
    wanted = request.GET.get("year", "")
    chosen = next((year for year in years if year.code == wanted), None) or school_year(day)
    at = chosen and year_at(row.pk, chosen, on=day, in_scope=row.in_scope)
    may_record = in_scope(user, Permission.SESSION_RECORD, row.pk, on=day)
    return render(
        request,
        "learning/institution.html",
        {
            "institution": row,
            "commune": name_of(row.commune_id, day) if row.commune_id else "",
            "years": years,
            "at": at,
            "conditions": _conditions(user, row.pk, chosen, day) if chosen else None,
            "may_record": may_record,
            "prints": user.may(Permission.POSTER_PRINT),
            "sections": extensions.sections(row.pk, user),
        },
    )

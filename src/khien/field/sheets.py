"""Under which version of Mẫu 01 a case was filled in: by its questions a phone asks."""

from collections.abc import Iterable
from uuid import UUID

from khien.core.calendars import today
from khien.field.sheet import Sheet
from khien.support.models import Case, FilledForm, FormCode, FormDefinition
from khien.support.queries.forms import answers_of_case


def sheets_of(cases: Iterable[Case]) -> dict[UUID, Sheet]:
    """In two queries, however many."""
    found = list(cases)
    rows = FilledForm.objects.filter(case__in=found, definition__code=FormCode.MAU_01)
    newest = {row.case_id: row for row in rows.order_by("at", "case_version")}
    versions = _versions()
    return {case.pk: _sheet(case, newest.get(case.pk), versions) for case in found}


def sheet_of(case: Case, *, version: str = "") -> Sheet:
    """`version`: the one a phone asked by, where it says so."""
    sheet = sheets_of([case])[case.pk]
    asked_by = next((each for each in _versions() if str(each.pk) == version), None)
    return Sheet(case, asked_by, sheet.answers) if asked_by else sheet


def _versions() -> list[FormDefinition]:
    """Published ones, oldest first."""
    rows = FormDefinition.objects.filter(code=FormCode.MAU_01, published_at__isnull=False)
    return list(rows.order_by("version"))


def _sheet(case: Case, form: FilledForm | None, versions: list[FormDefinition]) -> Sheet:
    """Of a case written without its form: the version of the day it was opened."""
    answers = answers_of_case(case, form)
    if form is not None:
        definition = next(each for each in versions if each.pk == form.definition_id)
    else:
        then = [v for v in versions if v.valid_from and v.valid_from <= today(case.opened_at)]
        definition = (then or versions)[-1 if then else 0]
    return Sheet(case, definition, answers)

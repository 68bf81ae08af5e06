"""Forms of a case as they read: for its page, for documents and for exports alike."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from khien.core.calendars import today
from khien.core.permissions import FieldGroup
from khien.directory.queries import names_of
from khien.people.models import User
from khien.people.need import EVERYTHING
from khien.support.models import (
    Assessment,
    Case,
    FilledForm,
    FormCode,
    FormDefinition,
    FormDraft,
    Grade,
    Plan,
    Review,
    SpecificAssessment,
)
from khien.support.need import may_read
from khien.support.rules import answers as rules
from khien.support.rules.core_fields import CORE
from khien.support.rules.form_fields import Answers, FieldKind, FormField, Layout, every, read
from khien.support.rules.reading import Line, Section, in_words
from khien.support.rules.telephones import without

_HEADLINE = {"conclusion", "emergency_needed", "stable", "wellbeing", "childs_wish"}


@dataclass(frozen=True)
class ReadForm:
    """One filled form in words. `version` of the form it was filled in under."""

    code: FormCode
    title: str
    version: int
    at: datetime
    by: User | None
    sections: list[Section] = field(default_factory=list)

    @property
    def headline(self) -> list[Line]:
        """What a reader looks for first."""
        lines = (line for section in self.sections for line in section.lines)
        return [line for line in lines if line.key in _HEADLINE]


def in_force(code: str, on: date) -> FormDefinition:
    """The version new forms are filled in under that day. Raises FormDefinition.DoesNotExist."""
    published = FormDefinition.objects.filter(code=code, published_at__isnull=False)
    return published.filter(valid_from__lte=on).latest("valid_from")


def begun_under(code: str, chosen: str | None, on: date) -> FormDefinition:
    """The version a page was opened with, also where a newer one began meanwhile."""
    newest = in_force(code, on)
    try:
        wanted = UUID(chosen or "")
    except ValueError:
        return newest
    older = FormDefinition.objects.filter(pk=wanted, code=code, valid_from__lte=on)
    return older.first() or newest


def draft_of(subject: UUID, code: str, *, by: User) -> FormDraft | None:
    return FormDraft.objects.filter(subject=subject, code=code, by=by).first()


def newest_form(case: Case, code: str) -> FilledForm | None:
    forms = case.filled_forms.filter(definition__code=code).select_related("definition", "by")
    return forms.order_by("-at", "-case_version").first()


def answers_of_case(case: Case, form: FilledForm | None) -> Answers:
    """Mẫu 01 as it stands now: what its form says, and over it what the case says."""
    return {**_without_registered(form), **rules.of_case(case)}


def _without_registered(form: FilledForm | None) -> Answers:
    answers: Answers = (form.answers or {}) if form else {}
    return {key: value for key, value in answers.items() if key not in CORE[FormCode.MAU_01]}


def forms_of(case: Case) -> list[ReadForm]:
    """Every form of the case, in the order of the procedure, each kind oldest first."""
    return Reader(case).every()


class Reader:
    """Reads the forms of one case; versions and names of places are asked for once.

    `groups`: answers of other groups are left out.
    """

    def __init__(self, case: Case, *, groups: frozenset[FieldGroup] = EVERYTHING) -> None:
        self.case, self.groups = case, groups
        self._versions = {d.pk: d for d in FormDefinition.objects.exclude(published_at=None)}
        self._names: dict[UUID, str] = {}

    def every(self) -> list[ReadForm]:
        case = self.case
        return [
            self.register(newest_form(case, FormCode.MAU_01)),
            *(self.assessment(row) for row in case.assessments.all()),
            *(self.specific(row) for row in case.specific_assessments.all()),
            *(self.plan(row) for row in case.plans.all()),
            *(self.decision(row) for row in case.plans.all() if row.decision_number),
            *(self.review(row) for row in case.reviews.all()),
        ]

    def register(self, form: FilledForm | None) -> ReadForm:
        case = self.case
        at, by = (form.at, form.by) if form else (case.opened_at, case.officer)
        return self._read(FormCode.MAU_01, form, answers_of_case(case, form), at=at, by=by)

    def assessment(self, row: Assessment) -> ReadForm:
        said = {**rules.of_assessment(row), **_answers(row.form), **_level(row.conclusion)}
        made = self._read(FormCode.MAU_02, row.form, said, at=row.at, by=row.by)
        return _concluded(made, said)

    def specific(self, row: SpecificAssessment) -> ReadForm:
        said = {**_answers(row.form), **_level(row.conclusion)}
        at, by = row.submitted_at, row.submitted_by
        made = self._read(FormCode.MAU_03, row.form, said, at=at, by=by)
        return _concluded(made, said)

    def plan(self, row: Plan) -> ReadForm:
        """Its goals in words first; as rows they are `row.goal_rows`. Then why nobody met."""
        at, by = row.submitted_at, row.submitted_by
        made = self._read(FormCode.MAU_04, row.form, _answers(row.form), at=at, by=by)
        goals = Line("goals", _("Mục tiêu cho trẻ"), row.goals or "", long=True)
        made.sections.insert(0, Section(_("Mục tiêu"), (goals,)))
        if row.without_meeting:
            why = Line("without_meeting", _("Không họp được, vì"), row.without_meeting, long=True)
            made.sections.insert(1, Section(_("Họp xác định nhu cầu của trẻ"), (why,)))
        return made

    def decision(self, row: Plan) -> ReadForm:
        said = {**rules.of_decision(row), **_answers(row.decision_form)}
        at, by = row.decided_at or row.submitted_at, row.decided_by
        return self._read(FormCode.MAU_05, row.decision_form, said, at=at, by=by)

    def review(self, row: Review) -> ReadForm:
        said = {**rules.of_review(row), **_answers(row.form), **_level(row.remaining_risk)}
        made = self._read(FormCode.MAU_06, row.form, said, at=row.at, by=row.by)
        return _concluded(made, said)

    def _read(
        self,
        code: FormCode,
        form: FilledForm | None,
        answers: Answers,
        *,
        at: datetime,
        by: User | None,
    ) -> ReadForm:
        answers = {k: said for k, said in answers.items() if may_read(code, k, self.groups)}
        definition = self._definition(code, form, at)
        layout: Layout = read(definition.sections) if definition else ()
        fields = self._fields(code)
        answers = self._without_numbers(answers, fields)
        names = self._names_in(answers, fields, today(at))
        sections = in_words(layout, answers, names=names, older=fields)
        title = str(FormCode(code).label)
        return ReadForm(code, title, definition.version if definition else 0, at, by, sections)

    def _without_numbers(self, said: Answers, fields: list[FormField]) -> Answers:
        """Who is not told how people are reached reads it in no other answer either."""
        if FieldGroup.CONTACT in self.groups:
            return said
        words = {f.key for f in fields if f.kind in {FieldKind.LINE, FieldKind.TEXT}}
        return {
            key: without(answer) if isinstance(answer, str) and key in words else answer
            for key, answer in said.items()
        }

    def _definition(
        self, code: FormCode, form: FilledForm | None, at: datetime
    ) -> FormDefinition | None:
        """Of a row written without its form: the version of that day."""
        if form is not None:
            return self._versions[form.definition_id]
        of_form = [d for d in self._versions.values() if d.code == code and d.valid_from]
        then = [d for d in of_form if d.valid_from and d.valid_from <= today(at)]
        return max(then or of_form, key=lambda d: d.version, default=None)

    def _fields(self, code: str) -> list[FormField]:
        versions = sorted(self._versions.values(), key=lambda d: d.version)
        return [f for d in versions if d.code == code for f in every(read(d.sections))]

    def _names_in(self, said: Answers, fields: list[FormField], on: date) -> Mapping[str, str]:
        keys = {f.key for f in fields if f.kind is FieldKind.PLACE}
        places = {UUID(str(said[key])) for key in keys if said.get(key)}
        if places - self._names.keys():
            self._names |= names_of(places - self._names.keys(), on)
        return {str(key): name for key, name in self._names.items()}


def _answers(form: FilledForm | None) -> Answers:
    return (form.answers or {}) if form else {}


def _level(level: str) -> Answers:
    """The conclusion that holds, whatever was ticked; none where the grid was not used."""
    return {"conclusion": level} if level else {}


def _concluded(made: ReadForm, said: Answers) -> ReadForm:
    """Where a person differs from the grid, both are told."""
    level, computed = said.get("conclusion"), said.get("computed")
    if level not in Grade.values or computed not in Grade.values or level == computed:
        return made
    words = _("%(level)s (theo bảng: %(computed)s)") % {
        "level": Grade(str(level)).label,
        "computed": Grade(str(computed)).label,
    }
    return replace(made, sections=[_reworded(part, "conclusion", words) for part in made.sections])


def _reworded(part: Section, key: str, words: str) -> Section:
    lines = (replace(line, answer=words) if line.key == key else line for line in part.lines)
    return replace(part, lines=tuple(lines))

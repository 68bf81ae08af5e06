"""One page for each official form after the first: made from its definition, kept whole."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.calendars import today
from khien.core.conflict import Difference, differences, now_seen, settled
from khien.core.refusal import Refused
from khien.directory.queries import communes_of_installation
from khien.people.access import person
from khien.people.models import User
from khien.support import queries
from khien.support.actions import Filled
from khien.support.forms.defined import DefinedForm
from khien.support.forms.goals import GoalRows, NoMeetingForm, ProgressForm, posted_goals
from khien.support.models import (
    Case,
    FilledForm,
    FormCode,
    FormDefinition,
    FormDraft,
    Grade,
    Progress,
)
from khien.support.queries import forms as reading
from khien.support.queries.before import last_answers, newest_plan, to_begin_with
from khien.support.queries.decisions import issued_number, next_number
from khien.support.rules.case import Changed
from khien.support.rules.form_fields import Answers, asked, read
from khien.support.rules.goals import NewGoal
from khien.support.rules.meeting import needs_meeting_owed
from khien.support.rules.risk import Conclusion, conclude, rows_of, settle
from khien.support.rules.sent_back import why_it_came_back
from khien.support.rules.states import Step
from khien.support.views.case import BUTTONS
from khien.support.views.drafts import flat, keep_or_drop, raw
from khien.support.views.words import LEADS, refusal_of

WITH_GRID = frozenset({FormCode.MAU_02, FormCode.MAU_03, FormCode.MAU_06})


@dataclass(frozen=True)
class Sent:
    """What a page was sent with, checked by its forms. `level`: the risk, where it is weighed."""

    filled: Filled
    seen: int | None
    level: Grade | None = None
    goals: list[NewGoal] = field(default_factory=list)
    progress: Mapping[UUID, Progress] = field(default_factory=dict)
    without_meeting: str = ""

    @property
    def answers(self) -> Answers:
        return self.filled.answers


Act = Callable[[Case, Sent, User, datetime], object]


@dataclass
class Sheet:
    """The forms of one page: the defined one, the rows of goals, and what else this page asks."""

    case: Case
    code: FormCode
    main: DefinedForm
    goals: Any = None
    progress: ProgressForm | None = None
    no_meeting: NoMeetingForm | None = None
    conflict: list[Difference] = field(default_factory=list)
    changed: bool = False

    def is_valid(self) -> bool:
        every = (self.main, self.goals, self.progress, self.no_meeting)
        each = [form for form in every if form is not None]
        return len([form for form in each if form.is_valid()]) == len(each)

    def goals_wrong(self, *, checked: bool) -> bool:
        if self.goals is None or not self.goals.is_bound or not checked:
            return False
        return not self.goals.is_valid()

    def conclusion(self) -> Conclusion | None:
        if self.code not in WITH_GRID or not self.main.is_bound:
            return None
        return conclude(rows_of(self.main.layout, self.main.so_far()))

    def sent(self) -> Sent:
        """Raises Refused where the grid's conclusion is overruled without a reason."""
        answers, level = self.main.answers(), None
        if self.code in WITH_GRID:
            computed = conclude(rows_of(self.main.layout, answers))
            chosen, why = (str(answers.get(k, "")) for k in ("conclusion", "conclusion_reason"))
            level = settle(computed, chosen=chosen, reason=why)
            answers["computed"] = computed.level.value
        return Sent(
            Filled(self.main.of, answers),
            self.main.cleaned_data["seen"],
            level,
            self.goals.rows() if self.goals is not None else [],
            self.progress.progress() if self.progress is not None else {},
            self.no_meeting.cleaned_data["without_meeting"] if self.no_meeting else "",
        )

    def refused(self, refusal: Refused) -> None:
        """The sentence stands at its field, whichever form has it."""
        if self.goals is not None and self.goals.refused(refusal):
            return
        others = [form for form in (self.no_meeting,) if form and refusal.field in form.fields]
        home = others[0] if others else self.main
        home.add_error(refusal.field if refusal.field in home.fields else None, str(refusal))


def fill(request: HttpRequest, case_id: UUID, step: Step, code: FormCode, act: Act) -> HttpResponse:
    user, now = person(request), timezone.now()
    case = queries.get_for(user, case_id)
    do = request.POST.get("do", "")
    if request.method == "POST" and do in {"draft", "drop"}:
        return keep_or_drop(request, case.pk, code, user, now=now, version=case.version)
    draft = reading.draft_of(case.pk, code, by=user) if request.method != "POST" else None
    sheet = _sheet(request, case, code, draft, now=now)
    valid = sheet.main.is_bound and not do and sheet.is_valid()
    if valid and not _conflicts(sheet) and _done(sheet, act, user, now=now):
        messages.success(request, _("Đã lưu."))
        return redirect("support:case", case_id=case.pk)
    return render(
        request,
        "support/fill.html",
        {
            "case": case,
            "sheet": sheet,
            "form": sheet.main,
            "title": BUTTONS[step][0],
            "lead": LEADS.get(step, ""),
            "refusal": refusal_of(case, step, user),
            "draft": draft,
            "computed": sheet.conclusion() if do == "conclude" or valid else None,
            "asks_for_conclusion": code in WITH_GRID,
            "shown": shown_beside(case, step),
            "numbered": _numbered(case, step, on=today(now)),
            "sent_back": why_it_came_back(case, step),
            "goals_wrong": sheet.goals_wrong(checked=not do),
            "checked": bool(sheet.main.is_bound and do in {"", "conclude"}),
        },
        status=409 if sheet.changed else 422 if sheet.main.is_bound and not do else 200,
    )


def shown_beside(case: Case, step: Step) -> reading.ReadForm | None:
    """The plan the chair decides on."""
    plans = list(case.plans.all())
    if step is not Step.APPROVE_PLAN or not plans:
        return None
    return reading.Reader(case).plan(max(plans, key=lambda plan: plan.submitted_at))


def _numbered(case: Case, step: Step, *, on: date) -> dict[str, Any] | None:
    """Where the number of the decision comes from."""
    plan = newest_plan(case)
    if step is not Step.APPROVE_PLAN or plan is None:
        return None
    return {
        "issued": issued_number(case),
        "next": next_number(case, on),
        "offer": f"mau-05.{plan.pk}",
    }


def _sheet(
    request: HttpRequest, case: Case, code: FormCode, draft: FormDraft | None, *, now: datetime
) -> Sheet:
    posted = request.POST if request.method == "POST" else None
    kept = raw(draft)
    chosen = (posted or kept).get("definition")
    definition = reading.begun_under(code, chosen, today(now))
    newest = reading.newest_form(case, code)
    stored = _stored(newest, definition)
    data = settled(posted, stored) if posted is not None and newest else posted
    begun, goals = to_begin_with(case, code)
    if code == FormCode.MAU_05 and (number := issued_number(case)):
        begun = {**begun, "decision_number": number}
    initial = {"seen": draft.seen if draft else case.version}
    main = DefinedForm(
        data,
        of=definition,
        places=communes_of_installation(today(now)),
        answers={**begun, **flat(kept)},
        before=last_answers(case, code),
        initial=initial,
    )
    sheet = Sheet(case, code, main)
    if code == FormCode.MAU_04:
        sheet.goals = _goal_rows(posted, posted_goals(kept) or goals)
        sheet.no_meeting = _no_meeting(case, posted, kept)
    if code == FormCode.MAU_06:
        goals_now = queries.goals_in_force(case)
        if goals_now:
            sheet.progress = ProgressForm(posted, goals=goals_now, initial=flat(kept))
    return sheet


def _no_meeting(case: Case, posted: QueryDict | None, kept: QueryDict) -> NoMeetingForm | None:
    """Only where a needs meeting is owed; with the reason of a plan that came back."""
    if not needs_meeting_owed(case.assessments.all(), case.meetings.all()):
        return None
    plan = newest_plan(case)
    known = {"without_meeting": plan.without_meeting if plan else ""}
    return NoMeetingForm(posted, initial=known | flat(kept))


def _goal_rows(posted: QueryDict | None, initial: list[dict[str, Any]]) -> Any:
    """`do=more` asks for more rows; what was typed stays."""
    if posted is None or posted.get("do") != "more":
        return GoalRows(posted, initial=None if posted else initial)
    return GoalRows(initial=posted_goals(posted))


def _conflicts(sheet: Sheet) -> bool:
    """Somebody saved the same form since: what differs is asked, field by field.

    Where nothing differs it was sent twice, and the action says so once.
    """
    newest = reading.newest_form(sheet.case, sheet.code)
    seen = sheet.main.cleaned_data["seen"]
    if newest is None or seen is None or newest.case_version <= seen:
        return False
    communes = sheet.main.places
    names = {str(commune.pk): commune.name for commune in communes}
    stored = _stored(newest, sheet.main.of)
    sheet.conflict = differences(sheet.main, stored, names=names)
    sheet.changed = bool(sheet.conflict)
    if sheet.changed:
        sheet.main.data = now_seen(sheet.main.data, sheet.case.version)  # type: ignore[arg-type]  # as posted
    return sheet.changed


def _done(sheet: Sheet, act: Act, user: User, *, now: datetime) -> bool:
    try:
        act(sheet.case, sheet.sent(), user, now)
    except Refused as refusal:
        main = sheet.main
        sheet.refused(refusal)
        if isinstance(refusal, Changed):
            sheet.changed = True
            main.data = now_seen(main.data, sheet.case.version)  # type: ignore[arg-type]  # as posted
        return False
    return True


def _stored(newest: FilledForm | None, definition: FormDefinition) -> dict[str, Any]:
    if newest is None:
        return {}
    said = newest.answers or {}
    return {each.key: said.get(each.key) for each in asked(read(definition.sections))}

"""Mẫu 01: opening a case from an incident, and correcting what it says of the child."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.conflict import Difference, differences, now_seen, settled, shown
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.directory.queries import communes_of_installation, name_of
from khien.intake.actions import triage
from khien.intake.models import Incident
from khien.intake.queries import queue
from khien.intake.rules.reference import incident_reference
from khien.people.access import person
from khien.people.models import User
from khien.support import actions, queries
from khien.support.actions import Filled, Registration
from khien.support.forms.defined import DefinedForm
from khien.support.forms.opening import OpeningForm
from khien.support.models import Case, FormCode, Sex
from khien.support.queries.forms import answers_of_case, begun_under, draft_of, newest_form
from khien.support.queries.people import contact_warning
from khien.support.rules.answers import carried
from khien.support.rules.form_fields import Answers, asked, read
from khien.support.rules.states import Step
from khien.support.views.drafts import flat, keep_or_drop, raw
from khien.support.views.words import refusal_of

_OLDEST = 17


@staff(Permission.CASE_WORK)
def register(request: HttpRequest, incident_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    incident = get_object_or_404(queries.incidents_for_cases(user), pk=incident_id)
    commune = _commune(user, incident)
    if request.method == "POST" and request.POST.get("do") in {"draft", "drop"}:
        return keep_or_drop(request, incident.pk, FormCode.MAU_01, user, now=now, version=0)
    posted = request.POST if request.method == "POST" else None
    draft = draft_of(incident.pk, FormCode.MAU_01, by=user) if posted is None else None
    kept = flat(raw(draft))
    form = OpeningForm(
        posted,
        of=begun_under(FormCode.MAU_01, (posted or kept).get("definition"), today(now)),
        places=communes_of_installation(today(now)),
        requests=queries.requests_of(incident).filter(cases=None, ended_without_support=None),
        initial={**_known(incident), **kept},
    )
    if request.method == "POST" and form.is_valid():
        opened = _opened(form, incident, commune, user)
        if opened:
            messages.success(request, _("Đã mở hồ sơ số %(number)s.") % {"number": opened.number})
            return redirect("support:case", case_id=opened.pk)
    stories = queries.stories(incident, user=user)
    for report in stories:
        triage.note_read(report, by=user, now=now)
    return render(
        request,
        "support/register.html",
        {
            "form": form,
            "stories": [(queue.reference(report), report.narrative or {}) for report in stories],
            "incident": incident,
            "reference": incident_reference(incident.number, incident.opened_at),
            "commune": name_of(commune, today(now)),
            "draft": draft,
            "asks": "requests" in form.fields,
        },
        status=422 if form.errors else 200,
    )


def _known(incident: Incident) -> dict[str, Any]:
    """What the incident already says, so that nobody types it again."""
    asked = queries.requests_of(incident).filter(cases=None, ended_without_support=None)
    told = incident.reports.filter(incident_links__separated_at=None, child_age__lte=_OLDEST)
    ages = set(told.values_list("child_age", flat=True))
    return {
        "residence": incident.commune_residence_id,
        "requests": [request.pk for request in asked],
        "age": ages.pop() if len(ages) == 1 else None,
        "sex": Sex.UNKNOWN.value,
    }


def _opened(form: OpeningForm, incident: Incident, commune: UUID, user: User) -> Case | None:
    try:
        return actions.open_case(
            incident,
            registration=Registration.of(
                form.answers(), requests=[request.pk for request in form.requested()]
            ),
            commune=commune,
            by=user,
            now=timezone.now(),
            form=Filled(form.of, form.answers()),
        )
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return None


@staff(Permission.CASE_WORK)
def correct(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Whoever saves second sees both, field by field, and chooses; nothing typed is lost."""
    user = person(request)
    found = queries.get_for(user, case_id)
    refusal = refusal_of(found, Step.CORRECT, user)
    communes = communes_of_installation(today(timezone.now()))
    posted = request.POST if request.method == "POST" else None
    newest = newest_form(found, FormCode.MAU_01)
    chosen = posted.get("definition") if posted is not None else None
    definition = begun_under(FormCode.MAU_01, chosen, today(timezone.now()))
    known = answers_of_case(found, newest)
    stored = {each.key: known.get(each.key) for each in asked(read(definition.sections))}
    data = settled(posted, stored) if posted is not None else None
    form = DefinedForm(
        data, of=definition, places=communes, answers=known, initial={"seen": found.version}
    )
    rows: list[Difference] = []
    if data is not None and form.is_valid():
        if form.cleaned_data["seen"] != found.version:
            rows = differences(form, stored, names={str(c.pk): c.name for c in communes})
            form.data = now_seen(data, found.version)
        if not rows and _corrected(request, found, form, known):
            return redirect("support:case", case_id=found.pk)
    return render(
        request,
        "support/correct.html",
        {
            "form": form,
            "case": found,
            "conflict": rows,
            "was": shown(form, stored, asked=bool(rows)),
            "refusal": refusal,
            "unsafe": contact_warning(found),
        },
        status=409 if rows else 422 if form.errors else 200,
    )


def _corrected(request: HttpRequest, found: Case, form: DefinedForm, known: Answers) -> bool:
    """A change in the same instant is refused by the action and shown at the next press.

    What this version of the form no longer asks is carried along.
    """
    answers = {**carried(known, form.layout), **form.answers()}
    try:
        actions.correct(
            found,
            registration=Registration.of(answers),
            seen=found.version,
            by=person(request),
            now=timezone.now(),
            form=Filled(form.of, answers),
        )
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return False
    messages.success(request, _("Đã lưu."))
    return True


def _commune(user: User, incident: Incident) -> UUID:
    """The commune of the incident; where the person has only the residence, that one."""
    scope = user.scope(Permission.CASE_WORK)
    for commune in (incident.commune_happened_id, incident.commune_residence_id):
        if commune and scope.holds_in(commune):
            return commune
    raise Http404

"""One inspection: what was asked and seen there, what was found, what is to be done."""

from collections import defaultdict
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from khien.coordination.actions import inspections as actions
from khien.coordination.documents import INSPECTION as HOLDER
from khien.coordination.documents.papers import conclusion
from khien.coordination.forms import inspections as forms
from khien.coordination.forms.fields import Why
from khien.coordination.models import Inspection, InspectionState, Recommendation
from khien.coordination.queries import inspections as queries
from khien.coordination.rules.inspections import INSPECTION, InspectionStep
from khien.coordination.rules.recommendations import CLOCK, TONES, StandingWords, standing
from khien.coordination.rules.steps import after
from khien.coordination.views.steps import Page, posted, refused, step_page
from khien.core import clocks
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.directory.queries.latest import latest_names
from khien.documents.queries import for_holder, types_by_code
from khien.documents.views.make import About, Offer, making
from khien.people.access import person


@require_safe
@staff(Permission.COORDINATION_WORK)
def inspection(request: HttpRequest, inspection_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    found = queries.get_for(user, inspection_id, now)
    mine = found.office_id in queries.inspects_for(user, now)
    names = latest_names({found.office_id, found.body_id})
    answers = queries.answers_of(found)
    state = InspectionState(found.state)
    context = {
        "inspection": found,
        "body": names.get(found.body_id, ""),
        "office": names.get(found.office_id, ""),
        "asked": [
            (question, answers.get(question.pk)) for question in queries.asked_in(found, today(now))
        ],
        "findings": _findings(found),
        "may": {
            step.value for step in InspectionStep if mine and state in INSPECTION[step].sources
        },
        "today": today(now),
        "documents": for_holder(found.pk) if found.concluded_at else [],
        "may_open": user.may(Permission.DOCUMENT_REGISTER),
        "mine": mine,
    }
    return render(request, "coordination/inspection.html", context)


def shown(row: Recommendation) -> tuple[Recommendation, str, str]:
    """With the words and the tone of how it stands today."""
    stands = standing(row, today(timezone.now()))
    return row, str(StandingWords(stands).label), TONES[stands]


def _findings(found: Inspection) -> list[tuple[object, list[tuple[Recommendation, str, str]]]]:
    rows = Recommendation.objects.filter(finding__inspection=found).order_by("made_at")
    of_finding = defaultdict(list)
    for row in rows:
        of_finding[row.finding_id].append(shown(row))
    findings = found.findings.select_related("question", "written_by")
    return [(finding, of_finding[finding.pk]) for finding in findings]


def _step_of(
    request: HttpRequest, inspection_id: UUID, step: InspectionStep, title: str
) -> tuple[Inspection, Page]:
    found = queries.get_for(person(request), inspection_id, timezone.now())
    number = _("Kiểm tra số %(number)s") % {"number": found.number}
    crumbs = (
        (pgettext("cuộc", "Kiểm tra"), reverse("coordination:inspections")),
        (number, reverse("coordination:inspection", args=[found.pk])),
    )
    refusal = refused(lambda: after(INSPECTION[step], InspectionState(found.state)))
    return found, Page(title, crumbs, found.version, refusal)


@staff(Permission.INSPECTION_WORK)
def inspection_visit(request: HttpRequest, inspection_id: UUID) -> HttpResponse:
    title = _("Ghi điều đã thấy")
    found, page = _step_of(request, inspection_id, InspectionStep.VISIT, title)
    now = timezone.now()
    form = forms.VisitForm(
        posted(request),
        questions=queries.asked_in(found, today(now)),
        answers=queries.answers_of(found),
        initial={"seen": found.version, "held_on": found.held_on or today(now)},
    )

    def act() -> None:
        said = form.cleaned_data
        actions.record_visit(
            found,
            held_on=said["held_on"],
            answers=form.answers(),
            by=person(request),
            now=timezone.now(),
            seen=said["seen"],
        )

    return step_page(request, form, act, page)


@staff(Permission.INSPECTION_WORK)
def inspection_find(request: HttpRequest, inspection_id: UUID) -> HttpResponse:
    title, now = _("Ghi tồn tại, kiến nghị"), timezone.now()
    found, page = _step_of(request, inspection_id, InspectionStep.FIND, title)
    proposed = today(clocks.due_of(CLOCK, now=now))
    form = forms.FindingForm(
        posted(request),
        questions=queries.asked_in(found, today(now)),
        initial={"question": request.GET.get("hoi", ""), "due_on": proposed},
    )

    def act() -> object:
        return actions.write_finding(found, form.new(), by=person(request), now=timezone.now())

    return step_page(request, form, act, page)


@staff(Permission.INSPECTION_WORK)
def inspection_conclude(request: HttpRequest, inspection_id: UUID) -> HttpResponse:
    found, page = _step_of(request, inspection_id, InspectionStep.CONCLUDE, _("Kết luận"))
    form = forms.ConcludeForm(posted(request), initial={"seen": found.version})

    def act() -> None:
        said = form.cleaned_data
        actions.conclude(found, **said, by=person(request), now=timezone.now())

    return step_page(request, form, act, page)


@staff(Permission.INSPECTION_WORK)
def inspection_cancel(request: HttpRequest, inspection_id: UUID) -> HttpResponse:
    title = _("Hủy cuộc kiểm tra")
    found, page = _step_of(request, inspection_id, InspectionStep.CANCEL, title)
    form = Why(posted(request), initial={"seen": found.version})

    def act() -> None:
        actions.cancel(found, **form.cleaned_data, by=person(request), now=timezone.now())

    return step_page(request, form, act, page)


@staff(Permission.DOCUMENT_REGISTER)
def inspection_paper(request: HttpRequest, inspection_id: UUID) -> HttpResponse:
    found = queries.get_for(person(request), inspection_id, timezone.now())
    kind = types_by_code()["inspection-conclusion"]
    number = _("Kiểm tra số %(number)s") % {"number": found.number}
    return making(
        request,
        About(
            found.pk,
            HOLDER,
            found.office_id,
            reverse("coordination:inspection", args=[found.pk]),
        ),
        [Offer("ket-luan", kind.name, kind, lambda: conclusion(kind, found))]
        if found.concluded_at
        else [],
        template="coordination/make_document.html",
        shown={
            "crumb": number,
            "list": reverse("coordination:inspections"),
            "of": pgettext("cuộc", "Kiểm tra"),
        },
    )

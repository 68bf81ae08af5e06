"""A plan of inspections: who is to be looked at and when, approved by a second person."""

from datetime import datetime
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from khien.coordination.actions import inspections as actions
from khien.coordination.forms.inspections import BodyForm, LookForm
from khien.coordination.models import Inspected, Inspection, InspectionPlan
from khien.coordination.queries import inspections as queries
from khien.coordination.queries.offices import may_speak_for
from khien.coordination.rules.inspections import check_can_approve
from khien.coordination.views.steps import Page, just_do, posted, refused, step_page
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.directory.models import Kind
from khien.directory.queries import search
from khien.directory.queries.latest import latest_names
from khien.people.access import person

ROWS_A_PAGE = 50
_FOUND = 20
_KINDS = {
    Inspected.SCHOOL: (Kind.SCHOOL, Kind.CARE_FACILITY),
    Inspected.AGENCY: (Kind.AGENCY, Kind.MASS_ORGANISATION),
    Inspected.COMMUNE: (Kind.AGENCY,),
}


@require_safe
@staff(Permission.INSPECTION_WORK)
def inspection_plan(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    plan = queries.plan_for(user, plan_id, now)
    rows = queries.listing(user, now, plan=plan.pk)
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    names = latest_names({row.body_id for row in page} | {plan.office_id})
    visits: int = plan.visits  # type: ignore[attr-defined]  # counted by the query
    context = {
        "plan": plan,
        "office": names.get(plan.office_id, ""),
        "page": page,
        "rows": [(row, names.get(row.body_id, "")) for row in page],
        "no_approving": refused(lambda: check_can_approve(plan, by=user.pk, bodies=visits)),
    }
    return render(request, "coordination/inspection_plan.html", context)


@require_POST
@staff(Permission.INSPECTION_WORK)
def inspection_plan_approve(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    plan = queries.plan_for(user, plan_id, now)
    back = reverse("coordination:inspection_plan", args=[plan.pk])
    return just_do(request, lambda: actions.approve_plan(plan, by=user, now=now), to=back)


def _bodies(look: LookForm, now: datetime) -> list[tuple[str, str]]:
    """Those the person looks for: agencies lie in no commune, committees in one."""
    if not look.is_valid():
        return []
    wanted = Inspected(look.cleaned_data["loai"])
    rows = search(today(now), text=look.cleaned_data["tim"]).filter(kind__in=_KINDS[wanted])
    if wanted != Inspected.SCHOOL:
        rows = rows.filter(commune_id__isnull=wanted == Inspected.AGENCY)
    return [(str(row.pk), row.name) for row in rows[:_FOUND]]


def _add(request: HttpRequest, plan: InspectionPlan | None, page: Page) -> HttpResponse:
    """First the body is looked for (in the address), then one of those found is chosen."""
    user, now = person(request), timezone.now()
    look = LookForm(request.GET if "tim" in request.GET else None)
    bodies = _bodies(look, now)
    offices = may_speak_for(user, now)
    if plan is not None:
        offices = {plan.office_id: latest_names([plan.office_id])[plan.office_id]}
    form = BodyForm(
        posted(request),
        offices=offices,
        bodies=bodies,
        planned=plan is not None,
        initial={"due_on": plan.starts if plan else today(now)},
    )

    def act() -> Inspection:
        new = form.new(look.cleaned_data["loai"])
        office = UUID(form.cleaned_data["office"])
        return actions.plan_inspection(new, office=office, by=user, now=timezone.now(), plan=plan)

    return step_page(
        request,
        form,
        act,
        page,
        to=None if plan else lambda made: reverse("coordination:inspection", args=[made.pk]),
        template="coordination/inspection_new.html",
        shown={"look": look, "bodies": bodies},
    )


@staff(Permission.INSPECTION_WORK)
def inspection_plan_add(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    plan = queries.plan_for(person(request), plan_id, timezone.now())
    crumbs = (
        (pgettext("cuộc", "Kiểm tra"), reverse("coordination:inspections")),
        (plan.title, reverse("coordination:inspection_plan", args=[plan.pk])),
    )
    approved = _("Kế hoạch đã duyệt nên không thêm nơi nữa. Hãy kiểm tra ngoài kế hoạch.")
    refusal = approved if plan.approved_at else ""
    return _add(request, plan, Page(_("Thêm nơi được kiểm tra"), crumbs, refusal=refusal))


@staff(Permission.INSPECTION_WORK)
def inspection_new(request: HttpRequest) -> HttpResponse:
    crumbs = ((pgettext("cuộc", "Kiểm tra"), reverse("coordination:inspections")),)
    return _add(request, None, Page(_("Kiểm tra ngoài kế hoạch"), crumbs))

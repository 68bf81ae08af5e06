"""Inspections: plans, visits to come and held, for who inspects and for who was inspected."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from khien.coordination.actions import inspections as actions
from khien.coordination.forms.inspections import InspectionsForm, PlanForm
from khien.coordination.models import InspectionPlan
from khien.coordination.queries import inspections as queries
from khien.coordination.queries.offices import may_speak_for
from khien.coordination.views.steps import Page, posted, step_page
from khien.core.access import staff
from khien.core.permissions import Permission
from khien.directory.queries.latest import latest_names
from khien.people.access import person

ROWS_A_PAGE = 25
_PLANS = 10


@require_safe
@staff(Permission.COORDINATION_WORK)
def inspections(request: HttpRequest) -> HttpResponse:
    user, now = person(request), timezone.now()
    form = InspectionsForm(request.GET)
    form.is_valid()
    found = queries.listing(user, now, state=form.cleaned_data.get("buoc", ""))
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    plans = list(queries.plans_of(user, now)[:_PLANS])
    shown = list(page)
    offices = {row.office_id for row in shown} | {plan.office_id for plan in plans}
    names = latest_names({row.body_id for row in shown} | offices)
    context = {
        "form": form,
        "page": page,
        "rows": [(row, names.get(row.body_id, ""), names.get(row.office_id, "")) for row in shown],
        "plans": [(plan, names.get(plan.office_id, "")) for plan in plans],
        "inspects": user.may(Permission.INSPECTION_WORK),
    }
    return render(request, "coordination/inspections.html", context)


@staff(Permission.INSPECTION_WORK)
def inspection_plan_new(request: HttpRequest) -> HttpResponse:
    user = person(request)
    offices = may_speak_for(user, timezone.now())
    form = PlanForm(posted(request), offices=offices)

    def act() -> InspectionPlan:
        office = next(pk for pk in offices if str(pk) == form.cleaned_data["office"])
        return actions.make_plan(form.new(), office=office, by=user, now=timezone.now())

    page = Page(
        _("Lập kế hoạch kiểm tra"),
        ((pgettext("cuộc", "Kiểm tra"), reverse("coordination:inspections")),),
        refusal="" if offices else _("Tài khoản của bạn chưa gắn với đơn vị nào."),
    )
    return step_page(
        request,
        form,
        act,
        page,
        to=lambda made: reverse("coordination:inspection_plan", args=[made.pk]),
    )

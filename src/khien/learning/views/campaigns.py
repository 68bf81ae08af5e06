"""Campaigns: the list, one campaign with what it showed and whom it reached, writing it down."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.conflict import show_refusal
from khien.core.refusal import Refused
from khien.curriculum.models import Strand
from khien.directory.queries import name_of, names_of
from khien.learning.actions import campaign as actions
from khien.learning.forms import campaign as forms
from khien.learning.models import Audience, Campaign, HowCounted
from khien.learning.queries import campaigns as queries
from khien.learning.queries.institutions import READING
from khien.learning.rules.campaign import totals
from khien.people.access import person

PAGE_SIZE = 30


@require_safe
@staff(*READING)
def campaigns(request: HttpRequest) -> HttpResponse:
    user, on = person(request), today(timezone.now())
    page = Paginator(queries.visible_to(user, on=on), PAGE_SIZE).get_page(request.GET.get("page"))
    rows = list(page)
    names = names_of([row.organiser_id for row in rows], on)
    context = {
        "page": page,
        "rows": [(row, names.get(row.organiser_id, "")) for row in rows],
        "may_write": bool(queries.organisers_for(user, on=on)),
    }
    return render(request, "learning/campaigns.html", context)


@require_http_methods(["GET", "POST"])
@staff(*queries.WRITING)
def campaign_new(request: HttpRequest) -> HttpResponse:
    user, now = person(request), timezone.now()
    mine = queries.organisers_for(user, on=today(now))
    initial = {"starts": today(now), "ends": today(now)}
    form = forms.CampaignForm(request.POST or None, organisers=mine, initial=initial)
    if request.method == "POST" and form.is_valid():
        organiser, sent = UUID(form.cleaned_data["organiser"]), form.cleaned_data["sent_key"]
        try:
            row = actions.write_campaign(
                organiser, said=form.said(), sent_key=sent, by=user, now=now
            )
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(
                request, _("Đã ghi. Hãy thêm nội dung đã dùng và số người đã tiếp cận.")
            )
            return redirect("learning:campaign", campaign_id=row.pk)
    return _form_page(request, form, None)


@require_http_methods(["GET", "POST"])
@staff(*queries.WRITING)
def campaign_correct(request: HttpRequest, campaign_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    found = queries.get_for(user, campaign_id, on=today(now))
    asked = ("title", "message", "audiences", "strands", "starts", "ends", "document")
    initial = {name: getattr(found, name) for name in asked} | {"seen": found.version}
    form = forms.CorrectCampaignForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["seen"]
        try:
            actions.correct_campaign(found, said=form.said(), seen=seen, by=user, now=now)
        except Refused as refusal:
            show_refusal(form, refusal, version=found.version)
        else:
            messages.success(request, _("Đã lưu."))
            return redirect("learning:campaign", campaign_id=found.pk)
    return _form_page(request, form, found)


def _form_page(request: HttpRequest, form: Any, found: Campaign | None) -> HttpResponse:
    context = {"form": form, "campaign": found}
    status = 422 if form.errors else 200
    return render(request, "learning/campaign_form.html", context, status=status)


@require_http_methods(["GET", "POST"])
@staff(*READING)
def campaign(request: HttpRequest, campaign_id: UUID) -> HttpResponse:
    """Two small forms are on the page; `what` says which of them was sent."""
    user, now = person(request), timezone.now()
    found = queries.get_for(user, campaign_id, on=today(now))
    what = request.POST.get("what", "")
    communes = queries.communes_for(user, on=today(now))
    material = forms.MaterialForm(request.POST if what == "material" else None, prefix="m")
    reach = forms.ReachForm(
        request.POST if what == "reach" else None, communes=communes, prefix="r"
    )
    form = {"material": material, "reach": reach}.get(what)
    if form is not None and form.is_valid():
        try:
            _add(found, form, by=user, now=now)
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã ghi."))
            return redirect("learning:campaign", campaign_id=found.pk)
    context = _shown(found, on=today(now))
    context |= {"material": material, "reach": reach}
    context["may_write"] = queries.writes(user, found, on=today(now))
    status = 422 if form is not None else 200
    return render(request, "learning/campaign.html", context, status=status)


def _add(found: Campaign, form: Any, **who: Any) -> None:
    if isinstance(form, forms.MaterialForm):
        actions.add_material(found, **form.cleaned_data, **who)
    else:
        actions.add_reach(found, said=form.said(), **who)


def _shown(found: Campaign, *, on: Any) -> dict[str, Any]:
    rows = list(found.reach.order_by("channel", "language", "recorded_at"))
    names = names_of({row.commune_id for row in rows}, on)
    return {
        "campaign": found,
        "organiser": name_of(found.organiser_id, on),
        "audiences": [Audience(code).label for code in found.audiences],
        "strands": [Strand(code).label for code in found.strands],
        "materials": list(found.materials.order_by("title", "language")),
        "rows": [(row, names.get(row.commune_id, "")) for row in rows],
        "totals": [(HowCounted(how).label, people) for how, people in totals(rows).items()],
    }


@require_POST
@staff(*queries.WRITING)
def remove(request: HttpRequest, campaign_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    found = queries.get_for(user, campaign_id, on=today(now))
    try:
        key = UUID(request.POST.get("row", ""))
        actions.remove_row(found, key, by=user, now=now)
    except ValueError:
        messages.error(request, _("Dòng này không còn nữa."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Đã bỏ dòng này."))
    return redirect("learning:campaign", campaign_id=found.pk)

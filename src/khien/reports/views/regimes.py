"""Which reports are asked for, of whom, how often."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.access import person
from khien.reports import actions
from khien.reports.forms import EndRegimeForm, RegimeForm
from khien.reports.queries import duties
from khien.steering.models import Plan


def plan_choices() -> list[tuple[str, str]]:
    """The newest first."""
    plans = Plan.objects.order_by("-starts", "number")
    return [(str(plan.pk), f"{plan.number} ({plan.issuer})") for plan in plans]


@require_safe
@staff(Permission.PLAN_MANAGE)
def regimes(request: HttpRequest) -> HttpResponse:
    return render(request, "reports/regimes.html", {"regimes": duties.regimes()})


@require_http_methods(["GET", "POST"])
@staff(Permission.PLAN_MANAGE)
def new(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    initial = {"starts": today(now), "due_days": 5, "in_communes": True}
    form = RegimeForm(request.POST or None, plans=plan_choices(), initial=initial)
    if form.is_valid():
        plan = Plan.objects.get(pk=form.cleaned_data["plan"])
        try:
            actions.open_regime(plan, form.new(), by=person(request), now=now)
        except Refused as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            messages.success(request, _("Đã mở. Các nơi phải báo cáo thấy kỳ đầu tiên ngay."))
            return redirect("reports:regimes")
    context = {"form": form, "title": _("Mở một chế độ báo cáo")}
    return render(request, "reports/regime.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@staff(Permission.PLAN_MANAGE)
def end(request: HttpRequest, regime_id: UUID) -> HttpResponse:
    now = timezone.now()
    regime = get_object_or_404(duties.regimes(), pk=regime_id)
    form = EndRegimeForm(request.POST or None, initial={"ends": regime.ends or today(now)})
    if form.is_valid():
        ends = form.cleaned_data["ends"]
        try:
            actions.end_regime(regime, ends=ends, by=person(request), now=now)
        except Refused as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            messages.success(request, _("Đã ghi ngày cuối."))
            return redirect("reports:regimes")
    context = {"form": form, "title": _("Thôi một chế độ báo cáo"), "regime": regime}
    return render(request, "reports/regime.html", context, status=422 if form.errors else 200)

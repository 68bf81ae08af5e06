"""Setting up: the province first, then a list of what is done and what is still missing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core import setting_up
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.fold import alphabetical
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.directory import actions, queries
from khien.directory.forms import ProvinceForm
from khien.directory.views.person import person
from khien.directory.views.refusals import refuse

_USUAL = "25"  # code of Phú Thọ, whose former parts the first two plans were made for


@staff(Permission.SETTINGS_MANAGE)
def set_up(request: HttpRequest) -> HttpResponse:
    here, now = queries.installation(), timezone.now()
    if here is None:
        return _choose(request)
    steps = setting_up.steps(now)
    context = {
        "here": here,
        "offices": queries.offices_of(here.province_id, today(now)),
        "communes": queries.communes_of_installation(today(now)).count(),
        "steps": steps,
        "next": next((step for step in steps if not step.done), None),
        "done": sum(step.done for step in steps),
    }
    return render(request, "directory/set_up_done.html", context)


def _choose(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    provinces = sorted(queries.provinces(today(now)), key=lambda unit: alphabetical(unit.name))
    usual = next((str(unit.pk) for unit in provinces if unit.code == _USUAL), "")
    form = ProvinceForm(
        request.POST or None,
        provinces=[(str(unit.pk), unit.name) for unit in provinces],
        initial={"province": usual},
    )
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["province"]
        province = next(unit for unit in provinces if str(unit.pk) == chosen)
        try:
            actions.set_up(province, sample=False, by=person(request), now=now)
        except Refused as refused:
            refuse(form, refused)
        else:
            messages.success(request, _("Đã chọn tỉnh và lập các cơ quan ban đầu."))
            return redirect("directory:set_up")
    context = {"form": form, "provinces": provinces}
    return render(request, "directory/set_up.html", context, status=422 if form.errors else 200)

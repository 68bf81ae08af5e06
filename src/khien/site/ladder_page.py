"""The ladder of reminders of one deadline, as the administrator keeps it, from tomorrow on."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from khien.core import reminders
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.models import ClockRule, LadderStep, Receiver
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.access import person
from khien.site import words


class StepForm(forms.Form):
    side = forms.ChoiceField(
        label=gettext_lazy("Nhắc lúc nào"),
        choices=[("before", gettext_lazy("trước hạn")), ("after", gettext_lazy("sau hạn"))],
        widget=forms.RadioSelect,
    )
    offset = forms.IntegerField(
        label=gettext_lazy("Cách hạn bao lâu"),
        min_value=0,
        max_value=3660,
        help_text=gettext_lazy("0 là đúng lúc hết hạn."),
    )
    unit = forms.ChoiceField(
        label=gettext_lazy("Đơn vị"), choices=list(words.UNITS.items()), widget=forms.RadioSelect
    )
    to = forms.ChoiceField(
        label=gettext_lazy("Nhắc ai"), choices=Receiver.choices, widget=forms.RadioSelect
    )


@dataclass(frozen=True)
class StepShown:
    """`note`: from when it begins or until when it lasts, where that lies ahead."""

    id: UUID
    when: str
    to: str
    note: str
    open: bool


def step_shown(row: LadderStep, *, on: date) -> StepShown:
    note = ""
    if row.valid_to is not None:
        note = _("đến hết ngày trước %(day)s") % {"day": f"{row.valid_to:%d/%m/%Y}"}
    elif row.valid_from > on:
        note = _("từ %(day)s") % {"day": f"{row.valid_from:%d/%m/%Y}"}
    to = str(Receiver(row.to).label)
    return StepShown(row.pk, words.step(row.offset, row.unit), to, note, row.valid_to is None)


@staff(Permission.SETTINGS_MANAGE)
def ladder(request: HttpRequest, code: str) -> HttpResponse:
    rule = ClockRule.objects.filter(code=code).order_by("-valid_from").first()
    if rule is None:
        raise Http404
    form = StepForm(request.POST or None, initial={"side": "before", "unit": rule.unit})
    if request.method == "POST" and form.is_valid() and _added(request, code, form):
        return redirect("ladder", code=code)
    on = today(timezone.now())
    context = {
        "title": rule.name,
        "code": code,
        "steps": [step_shown(row, on=on) for row in reminders.ladder_of(code, on=on)],
        "form": form,
    }
    return render(request, "site/ladder.html", context, status=422 if form.errors else 200)


def _added(request: HttpRequest, code: str, form: StepForm) -> bool:
    said = form.cleaned_data
    offset = said["offset"] if said["side"] == "after" else -said["offset"]
    try:
        reminders.add_step(
            code,
            offset=offset,
            unit=said["unit"],
            to=said["to"],
            by=person(request),
            now=timezone.now(),
        )
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return False
    messages.success(request, _("Đã thêm bậc nhắc, áp dụng từ ngày mai."))
    return True


@require_POST
@staff(Permission.SETTINGS_MANAGE)
def ladder_end_step(request: HttpRequest, code: str, step_id: UUID) -> HttpResponse:
    step = get_object_or_404(LadderStep, pk=step_id, code=code)
    reminders.end_step(code, step.pk, by=person(request), now=timezone.now())
    messages.success(request, _("Đã bỏ bậc nhắc, từ ngày mai không nhắc nữa."))
    return redirect("ladder", code=code)

"""The working calendar as the administrator keeps it: days off and weekend days worked instead.

Deadlines counted in working days follow it from then on; a running one keeps its moment.
"""

from datetime import date, datetime

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from khien.core import actions, ledger
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.models import Holiday
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.core.rules import is_weekend
from khien.people.access import person
from khien.people.queries import actor_names
from khien.site.deadlines_page import Change

CHANGES_SHOWN = 20
KINDS = [
    ("off", gettext_lazy("Ngày trong tuần được nghỉ")),
    ("works", gettext_lazy("Thứ Bảy, Chủ nhật làm bù")),
]


class DayForm(forms.Form):
    date = forms.DateField(
        label=gettext_lazy("Ngày"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Là ngày gì"), choices=KINDS, widget=forms.RadioSelect, initial="off"
    )
    name = forms.CharField(
        label=gettext_lazy("Tên, lý do"),
        max_length=120,
        help_text=gettext_lazy("Ví dụ: Nghỉ bù Tết Dương lịch, theo Thông báo số 12."),
    )


class YearForm(forms.Form):
    nam = forms.IntegerField(min_value=2000, max_value=2100)


@staff(Permission.SETTINGS_MANAGE)
def calendar(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    form = DayForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _marked(request, form, now):
        return redirect(_address(form.cleaned_data["date"].year))
    asked = YearForm(request.GET)
    year = asked.cleaned_data["nam"] if asked.is_valid() else today(now).year
    context = {
        "year": year,
        "days": _days(year, on=today(now)),
        "form": form,
        "changes": _changes(),
    }
    return render(request, "site/calendar.html", context, status=422 if form.errors else 200)


def _address(year: int) -> str:
    return f"{reverse('calendar')}?nam={year}"


def _days(year: int, *, on: date) -> list[tuple[Holiday, bool]]:
    """Days that are not as their weekday says; whether each can still be changed."""
    rows = Holiday.objects.filter(date__year=year).order_by("date")
    return [(row, row.date > on) for row in rows if row.works == is_weekend(row.date)]


def _marked(request: HttpRequest, form: DayForm, now: datetime) -> bool:
    said = form.cleaned_data
    try:
        actions.mark_day(
            said["date"],
            name=said["name"],
            works=said["kind"] == "works",
            by=person(request),
            now=now,
        )
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return False
    messages.success(request, _("Đã ghi vào lịch. Hạn đang chạy giữ nguyên."))
    return True


@require_POST
@staff(Permission.SETTINGS_MANAGE)
def calendar_clear(request: HttpRequest) -> HttpResponse:
    field = forms.DateField()
    try:
        day = field.clean(request.POST.get("date", ""))
        actions.clear_day(day, by=person(request), now=timezone.now())
    except (forms.ValidationError, Holiday.DoesNotExist):
        messages.error(request, _("Không có ngày này trong lịch."))
        return redirect("calendar")
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(_address(day.year))
    messages.success(request, _("Đã bỏ khỏi lịch."))
    return redirect(_address(day.year))


def _changes() -> list[Change]:
    """Newest first."""
    entries = ledger.history(actions.CALENDAR)[-CHANGES_SHOWN:]
    names = actor_names(entry.actor_key for entry in entries)
    return [
        Change(entry.at, names.get(entry.actor_key, entry.actor_key), _in_words(entry))
        for entry in reversed(entries)
    ]


def _in_words(entry: ledger.Entry) -> str:
    day = {"day": f"{date.fromisoformat(str(entry.data['day'])):%d/%m/%Y}"}
    if entry.verb == "WorkingDayCleared":
        return _("Bỏ %(day)s khỏi lịch") % day
    return (_("%(day)s làm bù") if entry.data["works"] else _("%(day)s được nghỉ")) % day

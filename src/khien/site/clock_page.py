"""One deadline: its law, what was changed and why, who was reminded; suspended or extended here."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khien.core import clock_subjects, clocks, reminders
from khien.core.access import staff
from khien.core.clocks import ClockState
from khien.core.models import ClockChange, Reminder, RunningClock
from khien.core.refusal import Refused
from khien.law.rules import CERTAINTY_WORDS
from khien.people.access import person
from khien.people.models import User
from khien.people.queries import actor_names
from khien.site import words
from khien.site.navigation import REMINDED


class ReasonForm(forms.Form):
    """`seen`: how many changes there were on the page, so that none is overlooked."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    reason = forms.CharField(
        label=gettext_lazy("Lý do"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Đừng ghi tên trẻ hay gia đình."),
    )


class SuspendForm(ReasonForm):
    until = forms.DateField(
        label=gettext_lazy("Tạm dừng đến hết ngày"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    field_order = ["seen", "until", "reason"]


class ExtendForm(ReasonForm):
    amount = forms.IntegerField(label=gettext_lazy("Thêm bao lâu"), min_value=1, max_value=3660)
    field_order = ["seen", "amount", "reason"]


FORMS: dict[str, type[ReasonForm]] = {
    "suspend": SuspendForm,
    "resume": ReasonForm,
    "extend": ExtendForm,
}


@dataclass(frozen=True)
class Change:
    row: ClockChange
    who: str
    late: bool


@dataclass(frozen=True)
class Told:
    row: Reminder
    when: str


@staff(*REMINDED)
def clock(request: HttpRequest, clock_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    found = _get_for(user, clock_id)
    shown = _forms(found, user, now=now)
    chosen = request.POST.get("do", "")
    if request.method == "POST" and chosen in shown:
        form = FORMS[chosen](request.POST, prefix=chosen)
        if form.is_valid() and _moved(request, found, chosen, form, now):
            return redirect("clock", clock_id=found.pk)
        shown[chosen] = form
    elif request.method == "POST":
        messages.error(request, _("Bạn không được đổi thời hạn này."))
        return redirect("clock", clock_id=found.pk)
    status = 422 if any(form.errors for form in shown.values()) else 200
    return render(request, "site/clock.html", _context(found, user, shown, now), status=status)


def _get_for(user: User, clock_id: UUID) -> RunningClock:
    """404 for a stranger to its subject, as for a deadline that does not exist."""
    rows = RunningClock.objects.select_related("rule").prefetch_related("changes")
    found = rows.filter(pk=clock_id).first()
    if found is None or not clock_subjects.named(user, [found]):
        raise Http404
    return found


def _forms(found: RunningClock, user: User, *, now: datetime) -> dict[str, ReasonForm]:
    """What may be done with it now; empty for who may not, and for what does not move."""
    may = clock_subjects.keeper_of(found.rule.code).may_change(user, found)
    if found.stopped_at is not None or not found.rule.movable or not may:
        return {}
    state = clocks.state(found, now=now)
    names = ["extend"]
    if state is ClockState.SUSPENDED:
        names = ["resume", "extend"]
    elif state is not ClockState.OVERDUE:
        names = ["extend", "suspend"]
    seen = {"seen": len(found.changes.all())}
    return {name: FORMS[name](prefix=name, initial=seen) for name in names}


def _moved(
    request: HttpRequest, found: RunningClock, chosen: str, form: ReasonForm, now: datetime
) -> bool:
    user, said = person(request), form.cleaned_data
    told = {"reason": said["reason"], "seen": said["seen"]}
    try:
        if chosen == "suspend":
            clocks.suspend(found, last_day=said["until"], **told, by=user, now=now)
        elif chosen == "resume":
            clocks.resume(found, **told, by=user, now=now)
        else:
            clocks.extend(found, amount=said["amount"], **told, by=user, now=now)
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return False
    messages.success(request, _("Đã ghi. Ai xem việc này cũng thấy thay đổi và lý do."))
    return True


def _context(
    found: RunningClock, user: User, shown: dict[str, ReasonForm], now: datetime
) -> dict[str, object]:
    changes = list(found.changes.all())
    names = actor_names(f"user:{row.by}" for row in changes)
    return {
        "clock": found,
        "about": clock_subjects.named(user, [found])[found.subject],
        "certainty": CERTAINTY_WORDS[found.rule.certainty],
        "length": words.amount(found.rule.amount, found.rule.unit),
        "unit": words.UNITS[found.rule.unit],
        "late_since": clocks.timeline_of(found).late_since(now),
        "changes": [
            Change(row, names.get(f"user:{row.by}", ""), row.at > row.due_before)
            for row in reversed(changes)
        ],
        "reminders": [Told(row, words.reminded_by(row.step)) for row in reminders.evidence(found)],
        "forms": shown,
        "now": now,
    }

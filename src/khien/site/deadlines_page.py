"""Deadlines as the administrator keeps them: every version with its law, who changed what, when.

A new version begins on a day to come; nothing of the past is edited.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from khien.core import actions, ledger
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.ledger import Entry
from khien.core.models import Certainty, ClockRule, ClockUnit
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.core.reminders import ladder_of
from khien.law.rules import CERTAINTY_WORDS
from khien.people.access import person
from khien.people.queries import actor_names
from khien.site import words
from khien.site.ladder_page import step_shown

UNITS: dict[str, str | Promise] = {
    ClockUnit.HOURS: gettext_lazy("giờ, kể cả ngày nghỉ"),
    ClockUnit.DAYS: gettext_lazy("ngày"),
    ClockUnit.WORKING_DAYS: gettext_lazy("ngày làm việc"),
}


class VersionForm(forms.Form):
    valid_from = forms.DateField(
        label=gettext_lazy("Áp dụng từ ngày"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("Sớm nhất từ ngày mai. Hạn đang chạy giữ nguyên."),
    )
    amount = forms.IntegerField(label=gettext_lazy("Bao lâu"), min_value=1, max_value=32_767)
    unit = forms.ChoiceField(
        label=gettext_lazy("Đơn vị"), choices=list(UNITS.items()), widget=forms.RadioSelect
    )
    law = forms.CharField(
        label=gettext_lazy("Văn bản, điều"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Ví dụ: Nghị định 56/2017/NĐ-CP, điều 28."),
    )
    certainty = forms.ChoiceField(
        label=gettext_lazy("Chắc đến đâu"),
        choices=list(CERTAINTY_WORDS.items()),
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Người dân chỉ thấy tên luật khi đã đọc trong nguồn công khai."),
    )
    movable = forms.BooleanField(
        label=gettext_lazy("Được tạm dừng, gia hạn khi có lý do"), required=False
    )


@dataclass(frozen=True)
class Version:
    """`state`: past, now or next."""

    rule: ClockRule
    length: str
    certainty: str | Promise
    state: str


@dataclass(frozen=True)
class Change:
    at: datetime
    who: str
    what: str


def _version(rule: ClockRule, *, on: date) -> Version:
    ended = rule.valid_to is not None and rule.valid_to <= on
    state = "past" if ended else "next" if rule.valid_from > on else "now"
    length = words.amount(rule.amount, rule.unit)
    return Version(rule, length, CERTAINTY_WORDS[Certainty(rule.certainty)], state)


@require_safe
@staff(Permission.SETTINGS_MANAGE)
def deadlines(request: HttpRequest) -> HttpResponse:
    on = today(timezone.now())
    rules = ClockRule.objects.order_by("title", "code", "valid_from")
    versions = [_version(rule, on=on) for rule in rules]
    shown = [version for version in versions if version.state != "past"]
    return render(request, "site/deadlines.html", {"versions": shown})


@staff(Permission.SETTINGS_MANAGE)
def deadline(request: HttpRequest, code: str) -> HttpResponse:
    on = today(timezone.now())
    rules = list(ClockRule.objects.filter(code=code).order_by("-valid_from"))
    if not rules:
        raise Http404
    newest = rules[0]
    known = {"amount": newest.amount, "unit": newest.unit, "movable": newest.movable}
    form = VersionForm(request.POST if request.method == "POST" else None, initial=known)
    if request.method == "POST" and form.is_valid() and _changed(request, code, form):
        return redirect("deadline", code=code)
    context = {
        "title": newest.name,
        "code": code,
        "versions": [_version(rule, on=on) for rule in rules],
        "changes": _changes(code),
        "steps": [step_shown(row, on=on) for row in ladder_of(code, on=on)],
        "may_withdraw": newest.valid_from > on and len(rules) > 1,
        "form": form,
    }
    return render(request, "site/deadline.html", context, status=422 if form.errors else 200)


def _changed(request: HttpRequest, code: str, form: VersionForm) -> bool:
    version = actions.NewVersion(**form.cleaned_data)
    try:
        actions.change_rule(code, version, by=person(request), now=timezone.now())
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return False
    messages.success(request, _("Đã ghi phiên bản mới. Hạn đang chạy giữ nguyên."))
    return True


@require_POST
@staff(Permission.SETTINGS_MANAGE)
def deadline_withdraw(request: HttpRequest, code: str) -> HttpResponse:
    if not ClockRule.objects.filter(code=code).exists():
        raise Http404
    try:
        actions.withdraw_rule(code, by=person(request), now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Đã bỏ phiên bản chưa có hiệu lực."))
    return redirect("deadline", code=code)


def _changes(code: str) -> list[Change]:
    """Newest first."""
    entries = ledger.history(actions.subject_of_rule(code))
    names = actor_names(entry.actor_key for entry in entries)
    return [
        Change(entry.at, names.get(entry.actor_key, entry.actor_key), _in_words(entry))
        for entry in reversed(entries)
    ]


def _in_words(entry: Entry) -> str:
    said: dict[str, Any] = dict(entry.data)
    if entry.verb in {"LadderStepAdded", "LadderStepEnded"}:
        step = words.step(said["offset"], said["unit"])
        ended = entry.verb == "LadderStepEnded"
        return (_("Bỏ bậc nhắc: %(step)s") if ended else _("Thêm bậc nhắc: %(step)s")) % {
            "step": step
        }
    starts = f"{date.fromisoformat(said['valid_from']):%d/%m/%Y}"
    if entry.verb == "ClockRuleWithdrawn":
        return _("Bỏ phiên bản từ %(day)s") % {"day": starts}
    length = f"{said['amount']} {UNITS[said['unit']]}"
    return _("Từ %(day)s: %(length)s") % {"day": starts, "length": length}

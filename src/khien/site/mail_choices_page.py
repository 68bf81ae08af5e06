"""When I want mail of what; deadlines that the law sets come at once, whatever is chosen here."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khien.core.access import staff
from khien.core.models import Channel, ClockRule, How, MailChoice
from khien.core.reminders import channels
from khien.core.reminders.choosing import choice_of, choose
from khien.core.reminders.kinds import Kind, comes_at_once, kind_of
from khien.people.access import person
from khien.people.models import User
from khien.site.navigation import REMINDED

_WEEKDAYS = (
    gettext_lazy("Thứ hai"),
    gettext_lazy("Thứ ba"),
    gettext_lazy("Thứ tư"),
    gettext_lazy("Thứ năm"),
    gettext_lazy("Thứ sáu"),
    gettext_lazy("Thứ bảy"),
    gettext_lazy("Chủ nhật"),
)


class MailChoicesForm(forms.Form):
    """One choice for each kind of which something may wait."""

    hour = forms.TypedChoiceField(
        label=gettext_lazy("Giờ gửi thư tóm tắt"),
        choices=[(hour, f"{hour:02}:00") for hour in range(24)],
        coerce=int,
    )
    weekday = forms.TypedChoiceField(
        label=gettext_lazy("Ngày gửi thư tóm tắt của tuần"),
        choices=list(enumerate(_WEEKDAYS)),
        coerce=int,
    )
    language = forms.ChoiceField(label=gettext_lazy("Thư viết bằng"), choices=[*settings.LANGUAGES])

    def __init__(self, *args: Any, kinds: list[Kind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked: dict[str, forms.Field] = {
            kind.value: forms.ChoiceField(label=kind.label, choices=How.choices) for kind in kinds
        }
        self.fields = asked | self.fields

    def how(self) -> dict[str, How]:
        return {k: How(self.cleaned_data[k]) for k in Kind.values if k in self.cleaned_data}


def _rules() -> tuple[list[ClockRule], list[Kind]]:
    """Those that never wait, and the kinds of which others may."""
    newest = {rule.code: rule for rule in ClockRule.objects.order_by("valid_from")}
    at_once = [rule for rule in newest.values() if comes_at_once(rule)]
    may_wait = {kind_of(rule.code) for rule in newest.values() if not comes_at_once(rule)}
    return sorted(at_once, key=lambda rule: rule.name), [k for k in Kind if k in may_wait]


def _initial(choice: MailChoice, kinds: list[Kind]) -> dict[str, Any]:
    how = {kind.value: choice.how.get(kind.value, How.AT_ONCE) for kind in kinds}
    kept = {"hour": choice.hour, "weekday": choice.weekday, "language": choice.language}
    return {**how, **kept}


@require_http_methods(["GET", "POST"])
@staff(*REMINDED)
def mail_choices(request: HttpRequest) -> HttpResponse:
    user = person(request)
    at_once, kinds = _rules()
    initial = _initial(choice_of(user.pk, language=get_language() or "vi"), kinds)
    form = MailChoicesForm(request.POST or None, kinds=kinds, initial=initial)
    if request.method == "POST" and form.is_valid():
        _keep(user, form)
        messages.success(request, _("Đã lưu. Lời nhắc của thời hạn luật định vẫn được gửi ngay."))
        return redirect("inbox")
    context = {"form": form, "at_once": at_once, "mail": Channel.EMAIL in channels.configured()}
    return render(request, "site/mail_choices.html", context, status=422 if form.errors else 200)


def _keep(user: User, form: MailChoicesForm) -> None:
    said = form.cleaned_data
    choose(
        user.pk,
        form.how(),
        hour=said["hour"],
        weekday=said["weekday"],
        language=said["language"],
        by=user,
        now=timezone.now(),
    )

"""Where I want to be reminded, besides the inbox: an e-mail, a telephone.

For everybody: whoever has no deadlines is told of accounts, and administrators of troubles.
"""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.validators import RegexValidator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from khien.core.access import signed_in
from khien.core.models import Channel
from khien.core.reminders import channels
from khien.people.access import person
from khien.people.actions.ways import keep_ways, ways_of
from khien.site.navigation import REMINDED

_PHONE = RegexValidator(
    r"^\+?[0-9]{9,15}$", gettext_lazy("Ghi số điện thoại chỉ gồm chữ số, ví dụ: 0912345678.")
)
_BETWEEN = str.maketrans("", "", " .-()\u00a0")


class PhoneField(forms.CharField):
    """As people write it, "0912 345 678": only what is dialled is kept."""

    def to_python(self, value: Any) -> Any:
        said = super().to_python(value)
        return said.translate(_BETWEEN) if said else said


class WaysForm(forms.Form):
    email = forms.EmailField(label=gettext_lazy("Thư điện tử"), required=False)
    sms = PhoneField(
        label=gettext_lazy("Số điện thoại nhận tin nhắn"), required=False, validators=[_PHONE]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for channel in set(Channel) - set(channels.configured()):
            del self.fields[channel.value]


@require_http_methods(["GET", "POST"])
@signed_in
def ways(request: HttpRequest) -> HttpResponse:
    """Only what this installation can send is asked for."""
    user = person(request)
    reminded = any(user.may(each) for each in REMINDED)
    form = WaysForm(request.POST or None, initial=ways_of(user))
    if request.method == "POST" and form.is_valid():
        said = {Channel(name): value for name, value in form.cleaned_data.items()}
        keep_ways(user, said, now=timezone.now())
        messages.success(request, _("Đã lưu nơi nhận lời nhắc."))
        return redirect("inbox" if reminded else "ways")
    context = {
        "form": form,
        "reminded": reminded,
        "back": reverse("inbox" if reminded else "staff_home"),
    }
    return render(request, "site/ways.html", context, status=422 if form.errors else 200)

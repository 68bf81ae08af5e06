"""Accounts nobody uses: after how many days they are warned of and stop, and which those are."""

from datetime import datetime, timedelta

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people import actions, idle_rules
from khien.people.access import password_just_given
from khien.people.access import person as me
from khien.people.actions.idle import unused
from khien.people.idle_rules import Terms
from khien.people.models import User

_MOST = 100


class IdleForm(forms.Form):
    warn_after = forms.IntegerField(
        label=gettext_lazy("Báo trước sau mấy ngày không dùng"), min_value=1, max_value=364
    )
    stop_after = forms.IntegerField(
        label=gettext_lazy("Ngừng sau mấy ngày không dùng"), min_value=2, max_value=365
    )
    source = forms.CharField(
        label=gettext_lazy("Căn cứ"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Văn bản hoặc quyết định đặt ra số ngày này."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.PEOPLE_MANAGE)
@password_just_given
def idle(request: HttpRequest) -> HttpResponse:
    now, terms = timezone.now(), idle_rules.terms_in_force()
    said = {"warn_after": terms.warn_after, "stop_after": terms.stop_after, "source": terms.source}
    form = IdleForm(request.POST if request.method == "POST" else None, initial=said)
    if form.is_valid():
        try:
            actions.set_idle_rule(**form.cleaned_data, by=me(request), now=now)
        except Refused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            messages.success(request, _("Đã đổi. Áp dụng từ đêm nay."))
            return redirect("people:idle")
    context = {"form": form, "terms": terms, "soon": _soon(terms, now)}
    status = 422 if form.errors else 200
    return render(request, "people/idle.html", context, status=status)


def _soon(terms: Terms, now: datetime) -> list[tuple[User, datetime]]:
    """Who was not here for so long that they are warned of, with the day the account stops."""
    before = now - timedelta(days=terms.warn_after)
    rows = unused(before=before)[:_MOST]
    return [
        (user, idle_rules.unused_since(user) + timedelta(days=terms.stop_after)) for user in rows
    ]

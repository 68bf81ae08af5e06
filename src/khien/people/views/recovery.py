"""Letting in somebody who lost everything: one administrator asks, another confirms."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people import actions, queries
from khien.people.access import password_just_given
from khien.people.access import person as me
from khien.people.models import Recovery
from khien.people.views.new_person import hand_over


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Vì sao, và bạn nhận ra người này bằng cách nào"),
        help_text=gettext_lazy("Ví dụ: gặp tại cơ quan, mất điện thoại ngày 25/11."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@require_safe
@staff(Permission.PEOPLE_MANAGE)
def recoveries(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    context = {"waiting": list(queries.waiting_recoveries(now)), "me": me(request)}
    return render(request, "people/recoveries.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.PEOPLE_MANAGE)
@password_just_given
def ask(request: HttpRequest, user_id: UUID) -> HttpResponse:
    found = queries.get_for(me(request), user_id)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        reason, now = form.cleaned_data["reason"], timezone.now()
        try:
            actions.ask_recovery(found, reason=reason, by=me(request), now=now)
        except Refused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            messages.success(
                request, _("Đã xin. Một quản trị viên khác cần xác nhận trong 24 giờ.")
            )
            return redirect("people:recoveries")
    context = {"found": found, "form": form}
    status = 422 if form.errors else 200
    return render(request, "people/ask_recovery.html", context, status=status)


@require_POST
@staff(Permission.PEOPLE_MANAGE)
@password_just_given
def confirm(request: HttpRequest, recovery_id: UUID) -> HttpResponse:
    """The link goes to the one who confirms, shown once, to hand over."""
    found = get_object_or_404(Recovery, pk=recovery_id)
    token = _try(request, actions.confirm_recovery, found)
    if token is None:
        return redirect("people:recoveries")
    return hand_over(request, found.user_id, token)


@require_POST
@staff(Permission.PEOPLE_MANAGE)
def stop(request: HttpRequest, recovery_id: UUID) -> HttpResponse:
    _try(request, actions.stop_recovery, get_object_or_404(Recovery, pk=recovery_id))
    return redirect("people:recoveries")


def _try(request: HttpRequest, action: Callable[..., Any], found: Recovery) -> Any:
    try:
        return action(found, by=me(request), now=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return None

"""One account: its duties, its sessions, and what an administrator may do to it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people import actions, queries
from khien.people.access import password_just_given
from khien.people.access import person as me
from khien.people.forms import DutyDatesForm
from khien.people.models import User
from khien.people.views.new_person import hand_over


@staff(Permission.PEOPLE_MANAGE)
def person(request: HttpRequest, user_id: UUID) -> HttpResponse:
    found = queries.get_for(me(request), user_id)
    day = today(timezone.now())
    return _page(request, found, DutyDatesForm(on=day, initial={"valid_from": day}))


def _page(
    request: HttpRequest, found: User, form: DutyDatesForm, *, status: int = 200
) -> HttpResponse:
    now = timezone.now()
    content = {
        "found": found,
        "form": form,
        "duties": queries.duties_of(found, now=now),
        "sessions": queries.open_sessions(found, now=now),
        "has_factor": queries.has_second_factor(found),
        "is_me": found.pk == me(request).pk,
        "provider_name": settings.OIDC_NAME if settings.OIDC_ISSUER else "",
    }
    return render(request, "people/person.html", content, status=status)


@require_POST
@staff(Permission.PEOPLE_MANAGE)
@password_just_given
def give_duty(request: HttpRequest, user_id: UUID) -> HttpResponse:
    found = queries.get_for(me(request), user_id)
    now = timezone.now()
    form = DutyDatesForm(request.POST, on=today(now), role=request.POST.get("role", ""))
    if form.is_valid():
        try:
            actions.give_duty(found, **form.cleaned_data, by=me(request), now=now)
        except Refused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            messages.success(request, _("Đã giao nhiệm vụ."))
            return redirect("people:person", user_id)
    return _page(request, found, form, status=422)


@require_POST
@staff(Permission.PEOPLE_MANAGE)
@password_just_given
def end_duty(request: HttpRequest, user_id: UUID, duty_id: UUID) -> HttpResponse:
    found = queries.get_for(me(request), user_id)
    duty = found.duties.filter(pk=duty_id).first()
    if duty is None:
        raise Http404
    return _do(request, found, actions.end_duty, duty, said=_("Nhiệm vụ đã kết thúc từ hôm nay."))


@require_POST
@staff(Permission.PEOPLE_MANAGE)
@password_just_given
def deactivate(request: HttpRequest, user_id: UUID) -> HttpResponse:
    found = queries.get_for(me(request), user_id)
    said = _("Tài khoản đã ngừng; mọi phiên đã kết thúc.")
    return _do(request, found, actions.deactivate, found, said=said)


@require_POST
@staff(Permission.PEOPLE_MANAGE)
@password_just_given
def reactivate(request: HttpRequest, user_id: UUID) -> HttpResponse:
    found = queries.get_for(me(request), user_id)
    return _do(request, found, actions.reactivate, found, said=_("Tài khoản hoạt động trở lại."))


@require_POST
@staff(Permission.PEOPLE_MANAGE)
def end_sessions(request: HttpRequest, user_id: UUID) -> HttpResponse:
    found = queries.get_for(me(request), user_id)
    said = _("Đã đăng xuất người này ở mọi nơi.")
    return _do(request, found, actions.end_sessions, found, said=said)


@require_POST
@staff(Permission.PEOPLE_MANAGE)
@password_just_given
def invite(request: HttpRequest, user_id: UUID) -> HttpResponse:
    found = queries.get_for(me(request), user_id)
    try:
        token = actions.invite(found, by=me(request), now=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("people:person", user_id)
    return hand_over(request, user_id, token)


def _do(
    request: HttpRequest, found: User, action: Callable[..., Any], subject: Any, *, said: str
) -> HttpResponse:
    try:
        action(subject, by=me(request), now=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, said)
    return redirect("people:person", found.pk)

"""The steps of a request: sent, acknowledged, gone, refused, silent, withdrawn."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.people.access import person
from khien.takedown.actions import requests as actions
from khien.takedown.forms import requests as forms
from khien.takedown.models import RequestState, TakedownRequest
from khien.takedown.queries.addressees import channels_on
from khien.takedown.queries.content import request_for
from khien.takedown.rules import states
from khien.takedown.rules.states import RequestStep
from khien.takedown.views.steps import refused, step_page

Verb = Callable[..., None]


def _step(
    request: HttpRequest,
    found: TakedownRequest,
    step: RequestStep,
    form: django_forms.Form,
    verb: Verb,
    *,
    title: str,
    hint: str = "",
) -> HttpResponse:
    user = person(request)

    def act(said: dict[str, Any]) -> None:
        verb(found, **said, by=user, now=timezone.now())

    return step_page(
        request,
        found.item,
        form,
        act,
        title=title,
        back=reverse("takedown:request", args=[found.pk]),
        version=found.version,
        refusal=refused(lambda: states.after(states.REQUEST[step], RequestState(found.state))),
        hint=hint,
    )


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _now_and_seen(found: TakedownRequest) -> dict[str, object]:
    return {"seen": found.version, "at": timezone.now()}


@staff(Permission.TAKEDOWN_WORK)
def send(request: HttpRequest, request_id: UUID) -> HttpResponse:
    found = request_for(person(request), request_id)
    channels = list(channels_on(today(timezone.now())).filter(addressee=found.addressee))
    form = forms.SendForm(
        _posted(request),
        channels=channels,
        initial=_now_and_seen(found) | {"way": channels[0].written if channels else ""},
    )

    def verb(row: TakedownRequest, *, other: str, way: str, **said: Any) -> None:
        actions.send(row, way=way or other, **said)

    title = _("Ghi là đã gửi")
    return _step(request, found, RequestStep.SEND, form, verb, title=title)


@staff(Permission.TAKEDOWN_WORK)
def acknowledge(request: HttpRequest, request_id: UUID) -> HttpResponse:
    found = request_for(person(request), request_id)
    form = forms.AcknowledgeForm(_posted(request), initial=_now_and_seen(found))
    title = _("Nơi nhận đã xác nhận")
    return _step(request, found, RequestStep.ACKNOWLEDGE, form, actions.acknowledge, title=title)


@staff(Permission.TAKEDOWN_WORK)
def remove(request: HttpRequest, request_id: UUID) -> HttpResponse:
    found = request_for(person(request), request_id)
    form = forms.RemovedForm(_posted(request), initial=_now_and_seen(found))
    return _step(
        request,
        found,
        RequestStep.REMOVE,
        form,
        actions.remove,
        title=_("Nơi nhận đã làm theo yêu cầu"),
        hint=_("Nội dung đã gỡ thì được kiểm tra lại ba lần sau đó."),
    )


@staff(Permission.TAKEDOWN_WORK)
def refuse(request: HttpRequest, request_id: UUID) -> HttpResponse:
    found = request_for(person(request), request_id)
    form = forms.RefusedForm(_posted(request), initial=_now_and_seen(found))
    title = _("Nơi nhận từ chối")
    return _step(request, found, RequestStep.REFUSE, form, actions.refuse, title=title)


@staff(Permission.TAKEDOWN_WORK)
def give_up_waiting(request: HttpRequest, request_id: UUID) -> HttpResponse:
    found = request_for(person(request), request_id)
    form = forms.Step(_posted(request), initial={"seen": found.version})
    return _step(
        request,
        found,
        RequestStep.SILENCE,
        form,
        actions.give_up_waiting,
        title=_("Nơi nhận không trả lời"),
        hint=_("Kết quả này được tính cho nơi nhận. Sau đó có thể yêu cầu nơi khác."),
    )


@staff(Permission.TAKEDOWN_WORK)
def withdraw(request: HttpRequest, request_id: UUID) -> HttpResponse:
    found = request_for(person(request), request_id)
    form = forms.WithdrawForm(_posted(request), initial={"seen": found.version})
    title = _("Rút yêu cầu")
    return _step(request, found, RequestStep.WITHDRAW, form, actions.withdraw, title=title)

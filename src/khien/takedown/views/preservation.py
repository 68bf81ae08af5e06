"""Asking an addressee to keep data: the letter's page and its steps."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from khien.core import clocks, ledger
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.documents.queries import for_holder
from khien.law.citing import cited
from khien.law.queries import provisions_in_force
from khien.people.access import person
from khien.takedown import events, queries
from khien.takedown.actions import preservation as actions
from khien.takedown.documents.words import place
from khien.takedown.forms import preservation as preserving
from khien.takedown.forms import requests as forms
from khien.takedown.models import Preservation, PreservationState
from khien.takedown.queries.addressees import channels_on, in_force
from khien.takedown.queries.content import preservation_for
from khien.takedown.rules import states
from khien.takedown.rules.states import PreservationStep
from khien.takedown.views.steps import done, refused, step_page


@staff(Permission.TAKEDOWN_WORK)
def preserve(request: HttpRequest, item_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    item = queries.get_for(user, item_id)
    form = preserving.PreserveForm(
        request.POST if request.method == "POST" else None,
        addressees=in_force(today(now)),
        provisions=provisions_in_force(today(now)),
        initial={"addressee": item.platform_id},
    )

    def act(said: dict[str, Any]) -> object:
        return actions.draft(item, **said, by=user, now=timezone.now())

    if form.is_bound and form.is_valid():
        made = done(request, form, act)
        if made:
            return redirect("takedown:preservation", made.pk)
    context = {"item": item, "place": place(item), "form": form}
    status = 422 if form.errors else 200
    return render(request, "takedown/preserve.html", context, status=status)


@require_safe
@staff(Permission.TAKEDOWN_WORK)
@transaction.atomic
def page(request: HttpRequest, letter_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    found = preservation_for(user, letter_id)
    ledger.record(events.ContentRead(found.item_id), by=user, now=now)
    running = clocks.of(found.pk)
    return render(
        request,
        "takedown/preservation.html",
        {
            "letter": found,
            "item": found.item,
            "place": place(found.item),
            "cited": cited(found.provision),
            "clock": running[-1] if running else None,
            "documents": for_holder(found.pk),
            "may_open": user.may(Permission.DOCUMENT_REGISTER),
            "may": {step.value: not _refusal(found, step) for step in PreservationStep},
            "now": now,
        },
    )


def _refusal(found: Preservation, step: PreservationStep) -> str:
    state = PreservationState(found.state)
    return refused(lambda: states.after(states.PRESERVATION[step], state))


def _step(
    request: HttpRequest,
    found: Preservation,
    step: PreservationStep,
    form: django_forms.Form,
    verb: Callable[..., None],
    *,
    title: str,
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
        back=reverse("takedown:preservation", args=[found.pk]),
        version=found.version,
        refusal=_refusal(found, step),
    )


def _started(request: HttpRequest, found: Preservation) -> tuple[Any, dict[str, object]]:
    data = request.POST if request.method == "POST" else None
    return data, {"seen": found.version, "at": timezone.now()}


@staff(Permission.TAKEDOWN_WORK)
def send(request: HttpRequest, letter_id: UUID) -> HttpResponse:
    found = preservation_for(person(request), letter_id)
    channels = list(channels_on(today(timezone.now())).filter(addressee=found.addressee))
    data, initial = _started(request, found)
    initial["way"] = channels[0].written if channels else ""
    form = forms.SendForm(data, channels=channels, initial=initial)

    def verb(row: Preservation, *, other: str, way: str, **said: Any) -> None:
        actions.send(row, way=way or other, **said)

    title = _("Ghi là đã gửi")
    return _step(request, found, PreservationStep.SEND, form, verb, title=title)


@staff(Permission.TAKEDOWN_WORK)
def confirm(request: HttpRequest, letter_id: UUID) -> HttpResponse:
    found = preservation_for(person(request), letter_id)
    data, initial = _started(request, found)
    form = forms.AcknowledgeForm(data, initial=initial)
    title = _("Nơi nhận đồng ý giữ")
    return _step(request, found, PreservationStep.CONFIRM, form, actions.confirm, title=title)


@staff(Permission.TAKEDOWN_WORK)
def refuse(request: HttpRequest, letter_id: UUID) -> HttpResponse:
    found = preservation_for(person(request), letter_id)
    data, initial = _started(request, found)
    form = forms.RefusedForm(data, initial=initial)
    title = _("Nơi nhận từ chối")
    return _step(request, found, PreservationStep.REFUSE, form, actions.refuse, title=title)


@staff(Permission.TAKEDOWN_WORK)
def end(request: HttpRequest, letter_id: UUID) -> HttpResponse:
    found = preservation_for(person(request), letter_id)
    data, initial = _started(request, found)
    form = preserving.EndForm(data, initial=initial)
    title = _("Không cần giữ nữa")
    return _step(request, found, PreservationStep.END, form, actions.end, title=title)

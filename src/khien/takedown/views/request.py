"""One request: asking, its letter and e-mail, and the steps until it is answered."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from khien.core import clocks, ledger
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.directory.queries import name_of
from khien.documents.queries import for_holder
from khien.law.citing import cited
from khien.law.queries import provisions_in_force
from khien.people.access import person
from khien.takedown import events, queries
from khien.takedown.actions import requests as actions
from khien.takedown.actions.requests import NewRequest
from khien.takedown.documents.words import place
from khien.takedown.forms import requests as forms
from khien.takedown.models import Ask, ContentItem, ItemState, RequestState, TakedownRequest
from khien.takedown.queries.addressees import in_force
from khien.takedown.queries.content import request_for
from khien.takedown.queries.hours import hours_of
from khien.takedown.rules import states
from khien.takedown.rules.states import ItemStep, RequestStep
from khien.takedown.views.steps import done, refused


@staff(Permission.TAKEDOWN_WORK)
def ask(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """After content came back, or met refusal or silence, the request before is taken over."""
    user, now = person(request), timezone.now()
    item = queries.get_for(user, item_id)
    before = _before(item)
    form = forms.AskForm(
        request.POST if request.method == "POST" else None,
        addressees=in_force(today(now)),
        provisions=provisions_in_force(today(now)),
        initial=_initial(item, before) | {"seen": item.version},
    )

    def act(said: dict[str, Any]) -> object:
        new = NewRequest(
            addressee=said["addressee"],
            ask=Ask(said["ask"]),
            provision=said["provision"],
            why=said["why"],
            urgent=said["urgent"],
            follows=before,
        )
        return actions.draft(item, new, by=user, now=timezone.now(), seen=said["seen"])

    if form.is_bound and form.is_valid():
        made = done(request, form, act)
        if made:
            return redirect("takedown:request", made.pk)
    context = {
        "item": item,
        "place": place(item),
        "before": before,
        "form": form,
        "refusal": refused(lambda: states.after(states.ITEM[ItemStep.ASK], ItemState(item.state))),
    }
    return render(request, "takedown/ask.html", context, status=422 if form.errors else 200)


def _before(item: ContentItem) -> TakedownRequest | None:
    ended = (RequestState.REMOVED, RequestState.REFUSED, RequestState.SILENT)
    rows = item.requests.filter(state__in=ended).select_related("addressee")
    return rows.order_by("-number").first()


def _initial(item: ContentItem, before: TakedownRequest | None) -> dict[str, Any]:
    if before is None:
        return {"addressee": item.platform_id, "ask": Ask.REMOVE}
    again = before.addressee_id if before.state == RequestState.REMOVED else None
    return {
        "addressee": again,
        "ask": before.ask,
        "urgent": before.urgent,
        "provision": before.provision_id,
        "why": before.why,
    }


@require_safe
@staff(Permission.TAKEDOWN_WORK)
@transaction.atomic
def page(request: HttpRequest, request_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    found = request_for(user, request_id)
    ledger.record(events.ContentRead(found.item_id), by=user, now=now)
    running = clocks.of(found.pk)
    return render(
        request,
        "takedown/request.html",
        {
            "request_": found,
            "item": found.item,
            "place": place(found.item),
            "office": name_of(found.item.office_id, today(now)),
            "cited": cited(found.provision),
            "clock": running[-1] if running else None,
            "hours": hours_of(found.ask, urgent=found.urgent, now=now),
            "documents": for_holder(found.pk),
            "may_open": user.may(Permission.DOCUMENT_REGISTER),
            "may": {step.value: _may(found, step) for step in RequestStep},
            "overdue": bool(running)
            and running[-1].stopped_at is None
            and now > running[-1].due_at,
            "now": now,
        },
    )


def _may(found: TakedownRequest, step: RequestStep) -> bool:
    return not refused(lambda: states.after(states.REQUEST[step], RequestState(found.state)))

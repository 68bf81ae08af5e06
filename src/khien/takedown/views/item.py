"""One content item: where it is, who was asked, whether it is gone; looking again, giving it up."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from khien.core import clocks, ledger
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.directory.queries import names_of
from khien.intake.queries.scope import incidents_for
from khien.intake.rules.reference import incident_reference
from khien.people.access import person
from khien.takedown import events, queries
from khien.takedown.actions import checks, content
from khien.takedown.documents.words import place
from khien.takedown.forms.content import CheckForm, WhyForm
from khien.takedown.models import ContentItem, Found, ItemState
from khien.takedown.queries.content import checks_of, requests_of
from khien.takedown.rules import states
from khien.takedown.rules.checks import ripe_until
from khien.takedown.rules.states import ItemStep
from khien.takedown.views.steps import refused, step_page


@require_safe
@staff(Permission.TAKEDOWN_WORK)
@transaction.atomic
def item(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Opening the page is itself written into the ledger."""
    user, now = person(request), timezone.now()
    found = queries.get_for(user, item_id)
    ledger.record(events.ContentRead(found.pk), by=user, now=now)
    asked, letters = requests_of(found), list(found.preservations.select_related("addressee"))
    same = queries.same_place(found)
    places = {found.office_id, *(other.office for other in same)}
    if found.commune_id:
        places.add(found.commune_id)
    names = names_of(places, today(now))
    newest = {clock.subject: clock for clock in clocks.of(row.pk for row in [*asked, *letters])}
    return render(
        request,
        "takedown/item.html",
        {
            "item": found,
            "place": place(found),
            "office": names.get(found.office_id, ""),
            "commune": names.get(found.commune_id, "") if found.commune_id else "",
            "incident": incident_reference(found.incident.number, found.incident.opened_at),
            "may_see_incident": incidents_for(user).filter(pk=found.incident_id).exists(),
            "requests": [(row, newest.get(row.pk)) for row in asked],
            "letters": [(row, newest.get(row.pk)) for row in letters],
            "checks": checks_of(found),
            "ripe": ripe_until(now),
            "same": [(other, names.get(other.office, "")) for other in same],
            "may": {step.value: not _refusal(found, step) for step in ItemStep},
            "now": now,
        },
    )


def _refusal(found: ContentItem, step: ItemStep) -> str:
    return refused(lambda: states.after(states.ITEM[step], ItemState(found.state)))


def back_to(found: ContentItem) -> str:
    return reverse("takedown:item", args=[found.pk])


@staff(Permission.TAKEDOWN_WORK)
def check(request: HttpRequest, item_id: UUID) -> HttpResponse:
    user = person(request)
    found = queries.get_for(user, item_id)
    data = request.POST if request.method == "POST" else None

    def act(said: dict[str, Any]) -> object:
        return checks.check(
            found,
            found=Found(said["found"]),
            note=said["note"],
            by=user,
            now=timezone.now(),
            seen=said["seen"],
        )

    return step_page(
        request,
        found,
        CheckForm(data, initial={"seen": found.version}),
        act,
        title=_("Nội dung còn ở đó không?"),
        back=back_to(found),
        version=found.version,
        refusal=_refusal(found, ItemStep.CHECK),
        hint=_(
            "Nơi cần xem: %(place)s. Chỉ xem vừa đủ để biết còn hay mất, không tải về, "
            "không chụp lại."
        )
        % {"place": place(found)},
    )


@staff(Permission.TAKEDOWN_WORK)
def leave(request: HttpRequest, item_id: UUID) -> HttpResponse:
    user = person(request)
    found = queries.get_for(user, item_id)
    data = request.POST if request.method == "POST" else None

    def act(said: dict[str, Any]) -> None:
        content.leave(found, why=said["why"], by=user, now=timezone.now(), seen=said["seen"])

    return step_page(
        request,
        found,
        WhyForm(data, initial={"seen": found.version}),
        act,
        title=_("Thôi theo nội dung này"),
        back=back_to(found),
        version=found.version,
        refusal=_refusal(found, ItemStep.LEAVE),
        hint=_("Yêu cầu đang mở sẽ được rút."),
    )


@require_POST
@staff(Permission.TAKEDOWN_WORK)
def take_up(request: HttpRequest, item_id: UUID) -> HttpResponse:
    user = person(request)
    found = queries.get_for(user, item_id)
    try:
        content.take_up(found, by=user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Nội dung này lại được theo dõi."))
    return redirect(back_to(found))

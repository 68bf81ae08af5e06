"""Registering content of an incident: one thing, in one place or several."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import ngettext

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.intake.models import HarmKind, Incident
from khien.intake.queries.scope import incidents_for
from khien.intake.rules.reference import incident_reference
from khien.people.access import person
from khien.people.models import User
from khien.takedown import queries
from khien.takedown.actions import content
from khien.takedown.actions.content import NewContent
from khien.takedown.documents.words import MATTER
from khien.takedown.forms.content import RegisterForm
from khien.takedown.models import ContentItem
from khien.takedown.queries.content import told_places
from khien.takedown.rules.places import read_all


@staff(Permission.TAKEDOWN_WORK)
def register(request: HttpRequest, incident_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    incident = get_object_or_404(queries.incidents_of(user), pk=incident_id)
    initial = {
        "places": "\n".join(told_places(user, incident)),
        "harm": next((kind for kind in incident.kinds if kind in MATTER), HarmKind.OTHER),
        "seen_at": incident.opened_at,
    }
    data = request.POST if request.method == "POST" else None
    offices = queries.offices_of(user, today(now))
    form = RegisterForm(data, offices=offices, initial=initial)
    if data is not None and form.is_valid():
        made = _made(form, incident, user)
        if made:
            return _done(request, made)
    context = {
        "form": form,
        "incident": incident,
        "reference": incident_reference(incident.number, incident.opened_at),
        "may_see_incident": incidents_for(user).filter(pk=incident.pk).exists(),
    }
    status = 422 if form.errors else 200
    return render(request, "takedown/register.html", context, status=status)


def _made(form: RegisterForm, incident: Incident, user: User) -> list[ContentItem]:
    said: dict[str, Any] = form.cleaned_data
    try:
        places = tuple(read_all(said["places"]))
    except Refused as refusal:
        form.add_error("places", str(refusal))
        return []
    new = NewContent(
        places=places,
        harm=HarmKind(said["harm"]),
        about=said["about"],
        seen_at=said["seen_at"],
        grade=said["grade"],
        digest=said["digest"],
    )
    try:
        return content.register(
            incident, new, office=said["office"].pk, by=user, now=timezone.now()
        )
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return []


def _done(request: HttpRequest, made: list[ContentItem]) -> HttpResponse:
    said = ngettext(
        "Đã ghi %(count)s nội dung vào sổ.", "Đã ghi %(count)s nội dung vào sổ.", len(made)
    )
    messages.success(request, said % {"count": len(made)})
    if len(made) == 1:
        return redirect("takedown:item", made[0].pk)
    return redirect("takedown:items")

"""Opening a violation on an incident that was sent to one's office."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.enforcement import actions, queries
from khien.enforcement.actions import NewRespondent
from khien.enforcement.forms import OpeningForm
from khien.enforcement.models import Violation
from khien.enforcement.wording import act_of
from khien.intake.models import Incident
from khien.intake.queries.scope import incidents_for
from khien.intake.rules.reference import incident_reference
from khien.people.access import person
from khien.people.models import User


@staff(Permission.VIOLATION_WORK)
def open_violation(request: HttpRequest, incident_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    incident = get_object_or_404(queries.incidents_of(user), pk=incident_id)
    files = {str(v.pk): v for v in queries.of_incident(user, incident)}
    form = OpeningForm(
        request.POST if request.method == "POST" else None,
        offices=queries.offices_of(user, today(now)),
        known=[(key, _called(each)) for key, each in files.items()],
        initial={"act": act_of(incident.kinds)},
    )
    if request.method == "POST" and form.is_valid():
        known = files.get(form.cleaned_data.get("known", ""))
        opened = _opened(form, incident, user, known)
        if opened:
            messages.success(
                request, _("Đã mở hồ sơ vi phạm số %(number)s.") % {"number": opened.number}
            )
            return redirect("enforcement:violation", violation_id=opened.pk)
    return render(
        request,
        "enforcement/open.html",
        {
            "form": form,
            "incident": incident,
            "reference": incident_reference(incident.number, incident.opened_at),
            "may_see_incident": incidents_for(user).filter(pk=incident.pk).exists(),
        },
        status=422 if form.errors else 200,
    )


def _called(violation: Violation) -> str:
    name = (violation.respondent.identity or {}).get("name", "")
    words = _("Vi phạm %(number)s") % {"number": violation.number}
    return f"{words}: {name or violation.respondent.get_kind_display()}"


def _respondent(said: dict[str, Any], known: Violation | None) -> NewRespondent:
    if known is not None:
        return actions.as_in(known)
    return NewRespondent(
        kind=said["kind"],
        age_group=said["age_group"],
        name=said["name"],
        identifiers=tuple(said["identifiers"]),
    )


def _opened(
    form: OpeningForm, incident: Incident, user: User, known: Violation | None
) -> Violation | None:
    said: dict[str, Any] = form.cleaned_data
    try:
        return actions.open_violation(
            incident,
            respondent=_respondent(said, known),
            same_as=known,
            office=said["office"].pk,
            act=said["act"],
            act_on=said["act_on"],
            account=said["account"],
            by=user,
            now=timezone.now(),
        )
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return None

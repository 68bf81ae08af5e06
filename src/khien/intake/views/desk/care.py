"""A counsellor's own day: heavy minutes, resting, writing down how one is; and for their lead."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.intake.actions import exposure as actions
from khien.intake.forms.decision import add_refusal
from khien.intake.forms.desk import DebriefForm
from khien.intake.queries import care as queries
from khien.intake.queries.exposure import debriefs_of
from khien.people import exposure
from khien.people.access import person
from khien.people.exposure import budget_of

_ANYBODY = (Permission.REPORT_RECORD, Permission.EVIDENCE_VIEW, Permission.REPORT_TRIAGE)


@require_http_methods(["GET", "HEAD", "POST"])
@staff(*_ANYBODY)
def care(request: HttpRequest) -> HttpResponse:
    user, now = person(request), timezone.now()
    form = DebriefForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_debrief(**form.cleaned_data, by=user, now=now)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Đã ghi. Cảm ơn bạn đã nói ra."))
            return redirect("intake:care")
    context = {
        "form": form,
        "budget": budget_of(user.pk, now=now),
        "debriefs": debriefs_of(user),
        "people": queries.people_of_desk(user, now=now),
    }
    return render(request, "intake/care.html", context, status=422 if form.errors else 200)


@require_POST
@staff(*_ANYBODY)
def rest(request: HttpRequest) -> HttpResponse:
    exposure.rest(by=person(request), now=timezone.now())
    messages.success(request, _("Đã ghi là bạn vừa nghỉ."))
    return redirect("intake:care")


@require_safe
@staff(Permission.HOTLINE_LEAD)
def care_of(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """By the desk's lead; who was read about can see it in the ledger."""
    user, now = person(request), timezone.now()
    whose = next(
        (row.user for row in queries.people_of_desk(user, now=now) if row.user.pk == user_id), None
    )
    if whose is None:
        raise Http404
    actions.note_debriefs_read(whose, by=user, now=now)
    context = {
        "whose": whose,
        "budget": budget_of(whose.pk, now=now),
        "debriefs": debriefs_of(whose),
    }
    return render(request, "intake/care_of.html", context)

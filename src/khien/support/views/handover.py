"""Hand-over: whose work it is about, the list of it, and one button for all of it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.ids import new_id
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.access import person
from khien.support.actions.handover import Leaving, hand_over
from khien.support.forms.together import LeavingForm
from khien.support.models import Absence
from khien.support.queries.leaving import (
    Work,
    gone_without_handover,
    may_take,
    people_near,
    person_for,
    work_of,
)
from khien.support.rules.states import READING
from khien.support.views.acting import sent


@require_safe
@staff(*READING)
def leaving(request: HttpRequest) -> HttpResponse:
    """Whose work this person may hand over: their own, and that of the communes they decide for."""
    user, now = person(request), timezone.now()
    deciding = (Permission.CASE_APPROVE, Permission.CASE_OVERSEE)
    near = list(people_near(user, now=now)) if any(user.may(each) for each in deciding) else []
    return render(
        request,
        "support/leaving.html",
        {
            "people": [other for other in near if other.pk != user.pk],
            "gone": gone_without_handover(user, now=now) if near else [],
            "works": user.may(Permission.CASE_WORK),
            "me": user,
        },
    )


@staff(*READING)
def handover(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """The list first; what is handed over is exactly what was listed."""
    user, now = person(request), timezone.now()
    giver = person_for(user, person_id, now=now)
    work = work_of(giver, by=user, on=today(now))
    form = LeavingForm(sent(request), takers=may_take(work, giver, now=now), pieces=_pieces(work))
    if form.is_bound and form.is_valid():
        try:
            hand_over(giver, leaving=_said(form, request, work), by=user, now=now)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, _("Đã bàn giao tất cả."))
            return redirect("support:leaving")
    return render(
        request,
        "support/handover.html",
        {
            "giver": giver,
            "work": work,
            "form": form,
            "cases": [(case, form[f"taker_{case.pk}"]) for case in work.cases],
            "actions": [(row, form[f"taker_{row.pk}"]) for row in work.actions],
        },
        status=422 if form.errors else 200,
    )


def _pieces(work: Work) -> list[tuple[str, str]]:
    named = [(str(case.pk), _("Hồ sơ %(number)s") % {"number": case.number}) for case in work.cases]
    for row in work.actions:
        label = _("Việc trong hồ sơ %(number)s") % {"number": row.case.number}
        named.append((str(row.pk), label))
    return named


def _said(form: LeavingForm, request: HttpRequest, work: Work) -> Leaving:
    """`shown`: what the person saw listed; what is not in the list any more becomes a key of
    nothing, so that the action refuses the whole.
    """
    said: dict[str, Any] = form.cleaned_data
    keys = {str(key): key for key in work.commune_of}
    shown = {keys.get(text, new_id()) for text in request.POST.getlist("shown")}
    takers = dict.fromkeys(shown, said["taker"].pk)
    for key in shown & set(keys.values()):
        takers[key] = UUID(said[f"taker_{key}"] or str(takers[key]))
    return Leaving(Absence(said["absence"]), said["last_day"], takers)

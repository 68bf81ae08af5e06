"""Correcting a session, or recording one that was planned. Two people at once lose nothing:
the second sees both, field by field, and chooses.
"""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.conflict import (
    Difference,
    differences,
    now_seen,
    settled,
    show_refusal,
    shown,
    whole,
)
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.directory.queries import name_of
from khien.learning import actions, rules
from khien.learning.forms import CorrectionForm
from khien.learning.models import Session, State
from khien.learning.queries.institutions import for_person, in_scope
from khien.learning.queries.sessions import get_for
from khien.learning.views.offering import offer
from khien.learning.views.saved import tell_saved
from khien.people.models import User

_ASKED = (
    "held_on",
    "form",
    "minutes",
    "audience",
    "headcount",
    "strands",
    "lessons",
    "mode",
    "grades",
    "enrolled",
    "title",
    "document",
)


@staff(Permission.SESSION_RECORD)
def session_correct(request: HttpRequest, session_id: UUID) -> HttpResponse:
    user = cast("User", request.user)
    found = get_for(user, session_id, on=today(timezone.now()))
    try:
        _check(found, user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("learning:session", session_id=found.id)
    stored = {name: getattr(found, name) for name in _ASKED}
    data = settled(whole(request.POST, stored), stored) if request.method == "POST" else None
    sent = () if data is None else (data, request.FILES)
    form = _form(found, user, *sent, initial={**stored, "seen": found.version})
    rows: list[Difference] = []
    if data is not None and form.is_valid():
        if form.cleaned_data["seen"] != found.version:
            rows = differences(form, stored, names={})
            form.data = now_seen(data, found.version)
        if not rows and _saved(found, form, user):
            found.refresh_from_db()
            tell_saved(request, found)
            return redirect("learning:session", session_id=found.id)
    context = {
        "session": found,
        "form": form,
        "institution": name_of(found.institution_id, today(timezone.now())),
        "planned": found.state == State.PLANNED,
        "conflict": rows,
        "was": shown(form, stored, asked=bool(rows)),
        "who": str(found.corrected_by or found.recorded_by),
    }
    status = 409 if rows else 422 if form.errors else 200
    return render(request, "learning/session_correct.html", context, status=status)


def _check(found: Session, user: User) -> None:
    day = today(timezone.now())
    mine = in_scope(user, Permission.SESSION_RECORD, found.institution_id, on=day)
    rules.check_can_correct(found, in_scope=mine)


def _form(found: Session, user: User, *sent: Any, initial: dict[str, Any]) -> CorrectionForm:
    form = CorrectionForm(*sent, initial=initial)
    day = today(timezone.now())
    row = for_person(user, on=day).filter(pk=found.institution_id).first()
    offer(form, getattr(row, "institution_type", None), session=found)
    form.fields["headcount"].help_text = _("Đếm người, không ghi tên ai.")
    form.fields["headcount"].required = True
    return form


def _saved(found: Session, form: CorrectionForm, user: User) -> bool:
    """A change in the same instant is refused by the action and shown at the next press."""
    if not form.has_answered(rules.headcount_question(form.details())):
        return False
    try:
        actions.correct(
            found,
            details=form.details(),
            files=form.cleaned_data["evidence"],
            seen=found.version,
            by=user,
            now=timezone.now(),
        )
    except Refused as refusal:
        show_refusal(form, refusal)
        return False
    return True

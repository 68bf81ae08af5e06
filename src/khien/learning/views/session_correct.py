"""Correcting a session, or recording one that was planned. Two people at once lose nothing:
the second sees both, field by field, and chooses.
"""

from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.directory.queries import name_of
from khien.learning import actions, rules
from khien.learning.forms import CorrectionForm
from khien.learning.models import Session, State
from khien.learning.queries.institutions import for_person, in_scope
from khien.learning.queries.sessions import get_for
from khien.learning.rules.grades import grades_of
from khien.people.models import User

_ASKED = (
    "held_on",
    "form",
    "minutes",
    "audience",
    "headcount",
    "strands",
    "grades",
    "enrolled",
    "title",
    "document",
)


@dataclass(frozen=True)
class Difference:
    """One field two people filled in differently, in words."""

    name: str
    label: str
    mine: str
    theirs: str


@staff(Permission.SESSION_RECORD)
def session_correct(request: HttpRequest, session_id: UUID) -> HttpResponse:
    user = cast("User", request.user)
    found = get_for(user, session_id, on=today(timezone.now()))
    try:
        _check(found, user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("learning:session", session_id=found.id)
    if request.method != "POST":
        return _page(request, found, _form(found, user, initial=_values(found)))
    form = _form(found, user, data=_resolved(request.POST, found), files=request.FILES)
    if form.is_valid():
        return _save(request, found, form, user)
    return _page(request, found, form, status=422)


def _check(found: Session, user: User) -> None:
    day = today(timezone.now())
    mine = in_scope(user, Permission.SESSION_RECORD, found.institution_id, on=day)
    rules.check_can_correct(found, in_scope=mine)


def _form(found: Session, user: User, **arguments: Any) -> CorrectionForm:
    form = CorrectionForm(**arguments)
    day = today(timezone.now())
    row = for_person(user, on=day).filter(pk=found.institution_id).first()
    form.offer_grades(grades_of(getattr(row, "institution_type", None)))
    form.fields["headcount"].help_text = _("Đếm người, không ghi tên ai.")
    form.fields["headcount"].required = True
    return form


def _values(found: Session) -> dict[str, Any]:
    return {name: getattr(found, name) for name in _ASKED} | {"version": found.version}


def _resolved(posted: QueryDict, found: Session) -> QueryDict:
    """What was posted, with the saved value wherever the person chose it over their own."""
    data = posted.copy()
    values = _values(found)
    for name in _ASKED:
        if data.get(f"choose_{name}") == "theirs":
            value = values[name]
            data.setlist(name, [str(v) for v in value] if isinstance(value, list) else [value])
    return data


def _save(request: HttpRequest, found: Session, form: CorrectionForm, user: User) -> HttpResponse:
    said = form.cleaned_data
    try:
        actions.correct(
            found,
            details=form.details(),
            files=said["evidence"],
            seen=said["version"],
            by=user,
            now=timezone.now(),
        )
    except Refused as refusal:
        if refusal.field == "version":
            return _conflict(request, found, form)
        form.refuse(refusal)
        return _page(request, found, form, status=422)
    messages.success(request, _("Đã ghi. Một người khác sẽ xác nhận buổi này."))
    return redirect("learning:session", session_id=found.id)


def _page(
    request: HttpRequest, found: Session, form: CorrectionForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "session": found,
        "form": form,
        "institution": name_of(found.institution_id, today(timezone.now())),
        "planned": found.state == State.PLANNED,
        "differences": [],
        "who": "",
    }
    return render(request, "learning/session_correct.html", context, status=status)


def _conflict(request: HttpRequest, found: Session, form: CorrectionForm) -> HttpResponse:
    mine, theirs = form, CorrectionForm(initial=_values(found))
    differences = [
        Difference(name, str(field.label), _shown(mine[name]), _shown(theirs[name]))
        for name, field in mine.fields.items()
        if name in _ASKED and _shown(mine[name]) != _shown(theirs[name])
    ]
    data = cast("QueryDict", form.data).copy()
    data["version"] = str(found.version)
    form.data = data
    context = {
        "session": found,
        "form": form,
        "institution": name_of(found.institution_id, today(timezone.now())),
        "planned": False,
        "differences": differences,
        "who": str(found.corrected_by or found.recorded_by),
    }
    return render(request, "learning/session_correct.html", context, status=409)


def _shown(field: BoundField) -> str:
    value = field.value()
    chosen = value if isinstance(value, list) else [value]
    labels = {str(key): str(label) for key, label in getattr(field.field, "choices", [])}
    texts = [labels.get(str(v), str(v)) for v in chosen if v not in (None, "")]
    return ", ".join(sorted(texts))

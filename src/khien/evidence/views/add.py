"""The page on which staff add files to what they work on; the rooms above show it as theirs.

What is taken is kept at once; what is refused is named with its reason, and the words stay.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.refusal import Refused
from khien.evidence import access, actions, queries, wording
from khien.evidence.actions import Received
from khien.evidence.forms import ExhibitForm
from khien.evidence.models import HolderKind
from khien.people.access import person


@dataclass(frozen=True)
class Holder:
    """`back`: the address of its page. Who calls has found that the person may see it."""

    id: UUID
    kind: HolderKind
    back: str


def adding(
    request: HttpRequest, holder: Holder, *, template: str, shown: dict[str, Any]
) -> HttpResponse:
    """`template` extends evidence/add.html; `shown` is what it needs beside that."""
    posted = request.method == "POST"
    form = ExhibitForm(request.POST, request.FILES) if posted else ExhibitForm()
    if posted and form.is_valid() and _added(request, form, holder):
        return redirect(holder.back)
    user = person(request)
    return render(
        request,
        template,
        {
            "form": form,
            "back": holder.back,
            "holder": holder,
            "unfinished": queries.unfinished(user, holder.id),
            "refusal": access.refusal_to_add(user, holder.kind, holder.id),
            **shown,
        },
        status=422 if form.errors else 200,
    )


def _added(request: HttpRequest, form: ExhibitForm, holder: Holder) -> bool:
    """Whether every file was taken."""
    try:
        received = actions.add(
            form.cleaned_data["exhibits"],
            holder=holder.id,
            holder_kind=holder.kind,
            origin=form.cleaned_data["origin"],
            by=person(request),
            now=timezone.now(),
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    _say(request, form, received)
    return not received.refused


def _say(request: HttpRequest, form: ExhibitForm, received: Received) -> None:
    if received.exhibits:
        messages.success(request, wording.received(received.exhibits))
    for exhibit in received.exhibits:
        if exhibit.claimed:
            messages.warning(request, wording.belied(exhibit))
    for refused in received.refused:
        said = {"name": refused.name, "why": refused.sentence}
        form.add_error("exhibits", _("Chưa nhận “%(name)s”: %(why)s") % said)

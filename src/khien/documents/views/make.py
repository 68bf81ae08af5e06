"""The page on which staff make a document from what they work on; the rooms above show it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from khien.core.refusal import Refused
from khien.documents import access, actions
from khien.documents.content import Content
from khien.documents.forms import MakeForm
from khien.documents.models import DocumentType
from khien.people.access import person


@dataclass(frozen=True)
class Offer:
    """A document that can be made now. `key` is short and its own on the page."""

    key: str
    label: str
    kind: DocumentType
    build: Callable[[], Content]


@dataclass(frozen=True)
class About:
    """`office` issues it; `back`: the address of the holder's page."""

    holder: UUID
    holder_kind: str
    office: UUID
    back: str


def making(
    request: HttpRequest,
    about: About,
    offers: list[Offer],
    *,
    template: str,
    shown: dict[str, Any],
) -> HttpResponse:
    """`template` extends documents/make.html; `shown` is what it needs beside that.

    `lap` in the address: the key of the offer that is chosen already.
    """
    user = person(request)
    form = MakeForm(
        request.POST or None,
        offered=[(offer.key, offer.label) for offer in offers],
        initial={"which": request.GET.get("lap")},
    )
    if form.is_valid():
        chosen = next(offer for offer in offers if offer.key == form.cleaned_data["which"])
        try:
            made = actions.make(
                chosen.kind,
                holder=about.holder,
                holder_kind=about.holder_kind,
                office=about.office,
                content=chosen.build(),
                by=user,
                now=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("documents:document", made.pk)
    return render(
        request,
        template,
        {
            "form": form,
            "offers": offers,
            "back": about.back,
            "refusal": _refusal(about, request),
            **shown,
        },
        status=422 if form.errors else 200,
    )


def _refusal(about: About, request: HttpRequest) -> str:
    try:
        access.door(about.holder_kind).check_can_make(person(request), about.holder)
    except Refused as refusal:
        return str(refusal)
    return ""

"""The ledger as the auditor reads it: who did what on what, and whether the chain is whole."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from khien.core import ledger
from khien.core.access import staff
from khien.core.fold import alphabetical
from khien.core.models import LedgerEvent
from khien.core.permissions import Permission
from khien.people.models import User
from khien.people.roles import Role
from khien.site.ledger_words import ACTORS, EVENTS, ROOMS, Words

ROWS_A_PAGE = 50


def _kinds() -> list[tuple[str, str]]:
    """Every kind of event by its words; the address keeps its code name."""
    told = sorted(((code, str(words)) for code, words in EVENTS.items()), key=_by_words)
    return [("", gettext("Mọi việc")), *told]


def _by_words(kind: tuple[str, str]) -> tuple[str, str, str]:
    return alphabetical(kind[1])


class LedgerForm(forms.Form):
    viec = forms.CharField(
        label=_("Việc"),
        required=False,
        max_length=80,
        widget=forms.Select(choices=_kinds),  # type: ignore[arg-type]  # asked anew by each form
    )
    doi_tuong = forms.UUIDField(label=_("Mã đối tượng"), required=False)
    nguoi = forms.CharField(label=_("Tài khoản"), required=False, max_length=150)
    truoc = forms.IntegerField(required=False, widget=forms.HiddenInput)


@dataclass(frozen=True)
class Line:
    id: int
    at: datetime
    who: str
    role: str
    what: str
    verb: str
    room: str
    subject: UUID
    data: dict[str, Any]


@require_safe
@staff(Permission.LEDGER_READ)
def ledger_page(request: HttpRequest) -> HttpResponse:
    form = LedgerForm(request.GET)
    events = list(_events(form)[: ROWS_A_PAGE + 1])
    shown = events[:ROWS_A_PAGE]
    return render(
        request,
        "site/ledger.html",
        {
            "form": form,
            "lines": _lines(shown),
            "older": shown[-1].pk if len(events) > ROWS_A_PAGE else None,
        },
    )


@require_POST
@staff(Permission.LEDGER_READ)
def ledger_check(request: HttpRequest) -> HttpResponse:
    return render(request, "site/ledger_check.html", {"verdict": ledger.verify()})


def _events(form: LedgerForm) -> QuerySet[LedgerEvent]:
    """Newest first, from the primary key: as fast on ten million events as on ten."""
    events = LedgerEvent.objects.order_by("-id")
    form.is_valid()
    chosen = form.cleaned_data
    if chosen.get("viec"):
        events = events.filter(verb=chosen["viec"])
    if chosen.get("doi_tuong"):
        events = events.filter(subject=chosen["doi_tuong"])
    if chosen.get("nguoi"):
        user = User.objects.filter(username__iexact=chosen["nguoi"]).first()
        events = events.filter(actor_key=user.actor_key if user else chosen["nguoi"])
    return events.filter(id__lt=chosen["truoc"]) if chosen.get("truoc") else events


def _lines(events: list[LedgerEvent]) -> list[Line]:
    keys = {event.actor_key.removeprefix("user:") for event in events}
    ids = [key for key in keys if _is_uuid(key)]
    names = {u.actor_key: u.username for u in User.objects.filter(pk__in=ids)}
    return [
        Line(
            event.pk,
            event.at,
            names.get(event.actor_key) or _told(ACTORS, event.actor_key),
            _roles(event.actor_role) if event.actor_role != event.actor_key else "",
            _told(EVENTS, event.verb),
            event.verb,
            _told(ROOMS, event.room),
            event.subject,
            json.loads(event.data),
        )
        for event in events
    ]


def _told(words: Words, code: str) -> str:
    return str(words.get(code, code))


def _roles(codes: str) -> str:
    return ", ".join(Role(code).label if code in set(Role) else code for code in codes.split(","))


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True

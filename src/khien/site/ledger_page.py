"""The ledger as the auditor reads it: who did what on what, and whether the chain is whole."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from khien.core import ledger
from khien.core.access import staff
from khien.core.models import LedgerEvent
from khien.core.permissions import Permission
from khien.people.models import User
from khien.people.roles import Role

ROWS_A_PAGE = 50


class LedgerForm(forms.Form):
    viec = forms.CharField(label=_("Việc"), required=False, max_length=80)
    doi_tuong = forms.UUIDField(label=_("Mã đối tượng"), required=False)
    nguoi = forms.CharField(label=_("Tài khoản"), required=False, max_length=150)
    truoc = forms.IntegerField(required=False, widget=forms.HiddenInput)


@dataclass(frozen=True)
class Line:
    id: int
    at: datetime
    who: str
    role: str
    verb: str
    room: str
    subject: UUID
    data: str


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
            names.get(event.actor_key, event.actor_key),
            _role(event.actor_role),
            event.verb,
            event.room,
            event.subject,
            event.data,
        )
        for event in events
    ]


def _role(codes: str) -> str:
    """Of whoever held several, all; what is no role of the staff, as the system, stays as it is."""
    return ", ".join(Role(code).label if code in {*Role} else code for code in codes.split(","))


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True

"""One entry of a bank: what it is, what came of it, and what a person may do with it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.access import person
from khien.screening.actions import bank_entries as actions
from khien.screening.forms.banks import ExpiryForm, WithdrawForm, refuse
from khien.screening.models import Bank
from khien.screening.queries.bank_entries import AnyEntry, entry_of, feedback
from khien.screening.queries.banks import bank_of, events_of, told
from khien.screening.rules.banks import ENTRY_STATES, entry_state

_LATEST = 50
Act = Callable[[AnyEntry], None]


@require_safe
@staff(Permission.SCREENING_WORK, Permission.BANK_MANAGE)
def bank_entry(request: HttpRequest, bank_id: UUID, entry_id: int) -> HttpResponse:
    bank = bank_of(bank_id)
    return _page(request, bank, entry_of(bank, entry_id))


def _page(
    request: HttpRequest, bank: Bank, entry: AnyEntry, *, bound: forms.Form | None = None
) -> HttpResponse:
    """`bound`: the form that was refused."""
    state = entry_state(entry, on=today(timezone.now()))
    withdraw = bound if isinstance(bound, WithdrawForm) else WithdrawForm()
    initial = {"expires_on": entry.expires_on}
    expiry = bound if isinstance(bound, ExpiryForm) else ExpiryForm(initial=initial)
    context = {
        "bank": bank,
        "entry": entry,
        "state": state,
        "state_words": ENTRY_STATES[state],
        "feedback": feedback(bank, entry),
        "happened": told(events_of(bank, entry=entry.pk)[:_LATEST]),
        "withdraw": withdraw,
        "expiry": expiry,
        "may_manage": person(request).may(Permission.BANK_MANAGE),
    }
    return render(request, "screening/bank_entry.html", context, status=422 if bound else 200)


def _done(
    request: HttpRequest, bank_id: UUID, entry_id: int, act: Act, form: forms.Form | None = None
) -> HttpResponse:
    bank = bank_of(bank_id)
    entry = entry_of(bank, entry_id)
    if form is None or form.is_valid():
        try:
            act(entry)
        except Refused as refused:
            if form is None:
                messages.error(request, str(refused))
                return redirect("screening:bank_entry", bank_id=bank_id, entry_id=entry_id)
            refuse(form, refused)
        else:
            messages.success(request, _("Đã lưu."))
            return redirect("screening:bank_entry", bank_id=bank_id, entry_id=entry_id)
    return _page(request, bank, entry_of(bank, entry_id), bound=form)


def _who(request: HttpRequest) -> dict[str, Any]:
    return {"by": person(request), "now": timezone.now()}


@require_POST
@staff(Permission.BANK_MANAGE)
def withdraw(request: HttpRequest, bank_id: UUID, entry_id: int) -> HttpResponse:
    form = WithdrawForm(request.POST)

    def act(entry: AnyEntry) -> None:
        actions.withdraw(entry, **form.cleaned_data, **_who(request))

    return _done(request, bank_id, entry_id, act, form)


@require_POST
@staff(Permission.BANK_MANAGE)
def set_expiry(request: HttpRequest, bank_id: UUID, entry_id: int) -> HttpResponse:
    form = ExpiryForm(request.POST)

    def act(entry: AnyEntry) -> None:
        actions.set_expiry(entry, **form.cleaned_data, **_who(request))

    return _done(request, bank_id, entry_id, act, form)


@require_POST
@staff(Permission.BANK_MANAGE)
def put_back(request: HttpRequest, bank_id: UUID, entry_id: int) -> HttpResponse:
    return _done(request, bank_id, entry_id, lambda e: actions.put_back(e, **_who(request)))


@require_POST
@staff(Permission.BANK_MANAGE)
def confirm(request: HttpRequest, bank_id: UUID, entry_id: int) -> HttpResponse:
    return _done(request, bank_id, entry_id, lambda e: actions.confirm(e, **_who(request)))

"""The list of banks, filtered by the address, and its way out as a file."""

from typing import cast

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.export import Kind, respond
from khien.core.permissions import Permission
from khien.people.access import person
from khien.screening.actions.bank_exports import export_list
from khien.screening.forms.banks import BanksForm
from khien.screening.queries import bank_review
from khien.screening.queries.bank_entries import counts
from khien.screening.queries.banks import listing
from khien.screening.rules.banks import BANK_STATES, EntryState, bank_state

ROWS_A_PAGE = 25


@require_safe
@staff(Permission.SCREENING_WORK, Permission.BANK_MANAGE)
def banks(request: HttpRequest) -> HttpResponse:
    user, now = person(request), timezone.now()
    day = today(now)
    form = BanksForm(request.GET)
    form.is_valid()
    chosen = form.cleaned_data
    found = listing(
        matter=chosen.get("giu", ""),
        category=chosen.get("loai", ""),
        state=chosen.get("trang_thai", ""),
        text=chosen.get("tim", ""),
        on=day,
    )
    if request.GET.get("tep") in {"csv", "xlsx"}:
        kind = cast("Kind", request.GET["tep"])
        return respond(export_list(found, kind=kind, by=user, now=now), kind)
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    shown = list(page)
    counted = counts(shown, on=day)
    states = [bank_state(bank, on=day) for bank in shown]
    rows = [
        (bank, counted[bank.pk][EntryState.COUNTS], state, BANK_STATES[state])
        for bank, state in zip(shown, states, strict=True)
    ]
    context = {
        "form": form,
        "filtered": any(chosen.values()),
        "page": page,
        "rows": rows,
        "may_manage": user.may(Permission.BANK_MANAGE),
        "quarantined": bank_review.count_quarantined(),
    }
    return render(request, "screening/banks.html", context)

"""One bank: what it holds, on what terms, its entries, what happened to it; closed and reopened."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.access import person
from khien.screening.actions import banks as actions
from khien.screening.forms.banks import EntriesForm
from khien.screening.queries.bank_entries import counts, entries_of, found_by, in_state
from khien.screening.queries.banks import bank_of, events_of, told
from khien.screening.rules.banks import (
    BANK_STATES,
    ENTRY_STATES,
    EntryState,
    bank_state,
    entry_state,
)

ROWS_A_PAGE = 50
_LATEST = 8


class Counted(Paginator):  # type: ignore[type-arg]  # no class to index at run time
    """A bank of a million is not counted again for every page of it."""

    def __init__(self, rows: Any, per_page: int, *, known: int | None) -> None:
        super().__init__(rows, per_page)
        self.known = known

    @cached_property
    def count(self) -> int:
        return super().count if self.known is None else self.known


@require_safe
@staff(Permission.SCREENING_WORK, Permission.BANK_MANAGE)
def bank(request: HttpRequest, bank_id: UUID) -> HttpResponse:
    found, day = bank_of(bank_id), today(timezone.now())
    counted = counts([found], on=day)[found.pk]
    form = EntriesForm(request.GET, matter=found.matter)
    form.is_valid()
    text, state = form.cleaned_data.get("tim", ""), form.cleaned_data.get("trang_thai", "")
    rows = entries_of(found).order_by("-pk")
    known = None if text else counted[state] if state else sum(counted.values())
    if state:
        rows = rows.filter(in_state(EntryState(state), on=day))
    if text:
        rows = rows.filter(found_by(found, text))
    page = Counted(rows, ROWS_A_PAGE, known=known).get_page(request.GET.get("page"))
    states = [entry_state(entry, on=day) for entry in page]
    context = {
        "bank": found,
        "state": bank_state(found, on=day),
        "state_words": BANK_STATES[bank_state(found, on=day)],
        "counted": [(s.value, ENTRY_STATES[s], counted[s]) for s in EntryState],
        "total": sum(counted.values()),
        "form": form,
        "filtered": bool(text or state),
        "page": page,
        "rows": [(e, s, ENTRY_STATES[s]) for e, s in zip(page, states, strict=True)],
        "happened": told(events_of(found)[:_LATEST]),
        "may_manage": person(request).may(Permission.BANK_MANAGE),
    }
    return render(request, "screening/bank.html", context)


@require_POST
@staff(Permission.BANK_MANAGE)
def close(request: HttpRequest, bank_id: UUID) -> HttpResponse:
    return _done(request, bank_id, actions.close_bank, _("Đã đóng kho: từ nay không còn tác dụng."))


@require_POST
@staff(Permission.BANK_MANAGE)
def reopen(request: HttpRequest, bank_id: UUID) -> HttpResponse:
    return _done(request, bank_id, actions.reopen_bank, _("Đã mở lại kho."))


def _done(request: HttpRequest, bank_id: UUID, act: Any, words: str) -> HttpResponse:
    try:
        act(bank_of(bank_id), by=person(request), now=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, words)
    return redirect("screening:bank", bank_id=bank_id)

"""One rule of the province's own words: what it is, who added it, its pair; withdrawn."""

from uuid import UUID

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
from khien.directory import queries as directory
from khien.people.access import person
from khien.screening.actions import words as actions
from khien.screening.forms.words import WithdrawWordsForm
from khien.screening.models import OwnWords
from khien.screening.queries import words as queries
from khien.screening.rules.hits import kind_in_words
from khien.screening.rules.words import WORDS_STATES, state


@require_safe
@staff(Permission.SCREENING_WORK, Permission.BANK_MANAGE)
def word(request: HttpRequest, words_id: UUID) -> HttpResponse:
    return _page(request, queries.get_for(person(request), words_id), WithdrawWordsForm())


def _page(request: HttpRequest, found: OwnWords, form: WithdrawWordsForm) -> HttpResponse:
    day = today(timezone.now())
    now = state(found, on=day)
    context = {
        "words": found,
        "kind": kind_in_words(found.kind),
        "state": now,
        "state_words": WORDS_STATES[now],
        "office": directory.name_of(found.office_id, day) if found.office_id else "",
        "form": form,
        "may_manage": person(request).may(Permission.BANK_MANAGE),
    }
    status = 422 if form.errors else 200
    return render(request, "screening/word.html", context, status=status)


@require_POST
@staff(Permission.BANK_MANAGE)
def word_withdraw(request: HttpRequest, words_id: UUID) -> HttpResponse:
    found = queries.get_for(person(request), words_id)
    form = WithdrawWordsForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    try:
        why = form.cleaned_data["why"]
        actions.withdraw(found, why=why, by=person(request), now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Đã gỡ. Trong vòng một phút máy không dùng các từ này nữa."))
    return redirect("screening:word", words_id=found.pk)

"""Referrals that came to one's own office: only what was shared, and an answer to give."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from khien.core import clocks, ledger
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.directory.queries import names_of
from khien.people.access import person
from khien.support import events
from khien.support.actions.referral import answer
from khien.support.models import ReferralState
from khien.support.queries.people import receivers_warning
from khien.support.queries.receivers import arrived, arrived_for
from khien.support.rules.referral import READABLE, WAYS, Side, can, verb_of
from khien.support.views.acting import Page, act_page
from khien.support.views.referral import step_form
from khien.support.wording import BUTTONS, LEADS, said_in_words, steps_of

ROWS_A_PAGE = 25


@require_safe
@staff(Permission.REFERRAL_RECEIVE)
def incoming(request: HttpRequest) -> HttpResponse:
    """Numbers and states alone: what was shared is read one by one, and each reading is noted."""
    user, now = person(request), timezone.now()
    page = Paginator(arrived_for(user).select_related("case"), ROWS_A_PAGE).get_page(
        request.GET.get("page")
    )
    rows = list(page)
    senders = names_of({row.case.commune_id for row in rows}, today(now))
    due = {c.subject: c for c in clocks.of(row.pk for row in rows) if c.stopped_at is None}
    shown = [(row, senders.get(row.case.commune_id, ""), due.get(row.pk)) for row in rows]
    return render(request, "support/incoming.html", {"page": page, "rows": shown, "now": now})


@require_safe
@staff(Permission.REFERRAL_RECEIVE)
@transaction.atomic
def arrived_referral(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    row = arrived(user, referral_id)
    readable = row.state in READABLE
    ledger.record(events.ReferralRead(row.pk, row.case_id), by=user, now=now)
    senders = names_of([row.case.commune_id], today(now))
    return render(
        request,
        "support/arrived.html",
        {
            "referral": row,
            "sender": senders.get(row.case.commune_id, ""),
            "officer": row.written_by,
            "content": (row.content or {}) if readable else {},
            "said": said_in_words(row) if readable else [],
            "unsafe": receivers_warning(row) if readable else [],
            "stopped": row.state in {ReferralState.STOPPED, ReferralState.ENDED},
            "steps": steps_of(row, receiver=True),
            "clocks": [clock for clock in clocks.of(row.pk) if clock.stopped_at is None],
            "verbs": [
                (verb, BUTTONS[verb])
                for verb, way in WAYS.items()
                if way.side is Side.THEIRS and can(row, verb)
            ],
            "now": now,
        },
    )


@staff(Permission.REFERRAL_RECEIVE)
def answer_referral(request: HttpRequest, referral_id: UUID, verb: str) -> HttpResponse:
    user = person(request)
    row = arrived(user, referral_id)
    taken = verb_of(verb)
    if taken is None or WAYS[taken].side is not Side.THEIRS:
        raise Http404
    back = reverse("support:arrived", args=[row.pk])

    def act(said: dict[str, Any]) -> object:
        return answer(row, taken, words=said["words"], by=user, now=timezone.now())

    page = Page(
        BUTTONS[taken],
        LEADS[taken],
        BUTTONS[taken],
        back=back,
        template="support/answer.html",
        told={
            "referral": row,
            "unsafe": receivers_warning(row) if row.state in READABLE else [],
        },
    )
    return act_page(request, row.case, page, step_form(request, taken), act)

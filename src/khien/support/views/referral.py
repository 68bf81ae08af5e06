"""A referral on the side of who sends it: written, sent, confirmed by a second person, followed."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from khien.core import clocks, ledger
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.directory.queries import name_of
from khien.people.access import person
from khien.people.models import User
from khien.support import events, queries
from khien.support.actions import referral as actions
from khien.support.actions.referral import Draft
from khien.support.documents.door import can_make
from khien.support.forms.sharing import ReferralForm, WordsOfStepForm
from khien.support.models import Case, Referral, ReferralState
from khien.support.queries.consent import gate_of
from khien.support.queries.people import contact_warning
from khien.support.queries.providers import providers
from khien.support.queries.receivers import uses_khien
from khien.support.rules.case import can as can_step
from khien.support.rules.referral import READABLE, WAYS, Side, Verb, verb_of
from khien.support.rules.referral import can as can_verb
from khien.support.rules.states import READING, Step
from khien.support.views.acting import Page, act_page, record_page, sent
from khien.support.wording import ASKS, BUTTONS, LEADS, said_in_words, steps_of


@staff(Permission.CASE_WORK)
def write(request: HttpRequest, case_id: UUID, referral_id: UUID | None = None) -> HttpResponse:
    user, now = person(request), timezone.now()
    case = queries.get_for(user, case_id)
    row = get_object_or_404(case.referrals, pk=referral_id) if referral_id else None
    if row is not None and not can_verb(row, Verb.SEND):
        raise Http404
    offered = providers(case.commune_id, today(now))
    form = ReferralForm(sent(request), receivers=offered, initial=_stored(row) if row else None)
    written: list[Referral] = []

    def act(said: dict[str, Any]) -> object:
        place = said.pop("organisation")
        shares = tuple(said.pop("shares"))
        draft = Draft(organisation=place.pk if place else None, shares=shares, **said)
        written.append(
            actions.write_referral(case, draft=draft, referral=row, by=user, now=timezone.now())
        )
        return written

    page = Page(
        _("Giới thiệu trẻ đến nơi khác"),
        _("Bước này mới là bản nháp: chưa ai ngoài bạn và đồng nghiệp trong xã đọc được."),
        _("Lưu bản nháp"),
        done=_("Đã lưu bản nháp. Xem lại rồi gửi."),
    )
    answer = record_page(request, case, page, form, act)
    if written:
        return redirect("support:referral", case_id=case.pk, referral_id=written[0].pk)
    return answer


def _stored(row: Referral) -> dict[str, Any]:
    return {
        "purpose": row.purpose,
        "organisation": row.organisation_id,
        "outside": row.outside,
        "shares": row.shares,
        **(row.content or {}),
    }


_NOT_SENT = {ReferralState.DRAFT, ReferralState.WAITING}


@require_safe
@staff(*READING)
@transaction.atomic
def referral(request: HttpRequest, case_id: UUID, referral_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    case = queries.get_for(user, case_id)
    row = get_object_or_404(case.referrals, pk=referral_id)
    ledger.record(events.ReferralRead(row.pk, case.pk), by=user, now=now)
    found = gate_of(case, row.purpose, on=today(now))
    return render(
        request,
        "support/referral.html",
        {
            "case": case,
            "referral": row,
            "to": receiver_name(row),
            "content": row.content or {},
            "said": said_in_words(row),
            "gate": found,
            "steps": steps_of(row),
            "clocks": [clock for clock in clocks.of(row.pk) if clock.stopped_at is None],
            "verbs": [(verb, BUTTONS[verb]) for verb in _verbs(case, row, user)],
            "answers_itself": uses_khien(row.organisation_id, now=now),
            "may_print": can_make(user, case) and row.state in READABLE,
            "may_write": can_verb(row, Verb.SEND) and can_step(case, Step.RECORD, by=user),
            "unsafe": contact_warning(case),
            "tells_receiver": row.state in {*READABLE, *_NOT_SENT},
            "now": now,
        },
    )


def receiver_name(row: Referral) -> str:
    if row.organisation_id is None:
        return str(row.outside or "")
    return name_of(row.organisation_id, today(timezone.now()))


def _verbs(case: Case, row: Referral, user: User) -> list[Verb]:
    """What this person may do now; sending and asking a second person exclude each other."""
    open_gate = gate_of(case, row.purpose, on=today(timezone.now())).ground is not None
    works = can_step(case, Step.RECORD, by=user)
    second = actions.may_confirm(case, user) and user.pk != row.written_by_id
    itself = uses_khien(row.organisation_id, now=timezone.now())
    may = {Side.OURS: works, Side.SECOND: second, Side.THEIRS: works and not itself}
    shut = Verb.ASK if open_gate else Verb.SEND
    return [
        verb
        for verb, way in WAYS.items()
        if verb is not shut and may[way.side] and can_verb(row, verb)
    ]


@staff(*READING)
def step(request: HttpRequest, case_id: UUID, referral_id: UUID, verb: str) -> HttpResponse:
    user = person(request)
    case = queries.get_for(user, case_id)
    row = get_object_or_404(case.referrals, pk=referral_id)
    taken = verb_of(verb)
    if taken is None:
        raise Http404
    back = reverse("support:referral", args=[case.pk, row.pk])

    def act(said: dict[str, Any]) -> object:
        return TAKEN[taken](row, said["words"], user)

    page = Page(BUTTONS[taken], LEADS[taken], BUTTONS[taken], back=back)
    return act_page(request, case, page, step_form(request, taken), act)


def step_form(request: HttpRequest, verb: Verb) -> WordsOfStepForm:
    """Words are asked where the verb needs them, offered where they help."""
    form = WordsOfStepForm(sent(request))
    form.fields["words"].required = bool(WAYS[verb].needs)
    if verb in ASKS:
        form.fields["words"].label = str(ASKS[verb])
    return form


Taken = Callable[[Referral, str, User], None]


def _plain(action: Callable[..., None]) -> Taken:
    return lambda row, _words, by: action(row, by=by, now=timezone.now())


def _worded(action: Callable[..., None]) -> Taken:
    return lambda row, words, by: action(row, words=words, by=by, now=timezone.now())


def _noted(verb: Verb) -> Taken:
    return lambda row, words, by: actions.answer(row, verb, words=words, by=by, now=timezone.now())


TAKEN: dict[Verb, Taken] = {
    Verb.SEND: _plain(actions.send),
    Verb.ASK: _worded(actions.ask_second_person),
    Verb.CONFIRM: _plain(actions.confirm),
    Verb.SEND_BACK: _worded(actions.send_back),
    Verb.DROP: _plain(actions.drop),
    Verb.STOP: _worded(actions.stop),
    **{verb: _noted(verb) for verb, way in WAYS.items() if way.side is Side.THEIRS},
}

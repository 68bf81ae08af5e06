"""Cases that go from one commune to another: proposed here, answered there."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from khien.core import clocks, ledger
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.directory.queries.latest import latest_names
from khien.people.access import person
from khien.support import events, queries
from khien.support.actions import transfer as actions
from khien.support.actions.transfer import Record
from khien.support.forms.together import AnswerForm, TransferForm
from khien.support.models import TransferReason, TransferState
from khien.support.queries.people import contact_warning
from khien.support.queries.transfers import (
    may_answer,
    may_propose,
    orphans,
    suggested_target,
    targets,
    transfer_for,
    transfers_for,
)
from khien.support.rules.case import can
from khien.support.rules.states import READING, Step
from khien.support.views.acting import Page, act_page, sent
from khien.support.views.words import refusal_of

ROWS_A_PAGE = 25


@staff(Permission.CASE_WORK, Permission.CASE_OVERSEE)
def propose(request: HttpRequest, case_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    case = queries.get_for(user, case_id)
    suggested = suggested_target(case, today(now))
    form = TransferForm(sent(request), communes=targets(today(now)), initial={"target": suggested})

    def act(said: dict[str, Any]) -> object:
        target, reason = said.pop("target"), TransferReason(said.pop("reason"))
        return actions.propose_transfer(
            case, target=target.pk, reason=reason, record=Record(**said), by=user, now=now
        )

    page = Page(
        _("Chuyển hồ sơ đến xã, phường khác"),
        _("Nơi nhận trả lời xong thì hồ sơ mới chuyển; đến lúc đó vẫn là việc của bạn."),
        _("Gửi đề nghị chuyển"),
        done=_("Đã gửi. Nơi nhận đọc biên bản bàn giao rồi trả lời."),
    )
    may = may_propose(case, user, on=today(now))
    refusal = "" if may else refusal_of(case, Step.RECORD, user)
    return act_page(request, case, page, form, act, refusal=refusal)


@require_safe
@staff(*READING)
def transfers(request: HttpRequest) -> HttpResponse:
    """Those that wait for an answer first; then the cases of communes that are no more."""
    user, now = person(request), timezone.now()
    page = Paginator(transfers_for(user), ROWS_A_PAGE).get_page(request.GET.get("page"))
    rows, left = list(page), orphans(user, today(now))
    places = {place for row in rows for place in (row.origin_id, row.target_id)}
    names = latest_names(places | {o.commune for o in left} | {o.heir for o in left})
    return render(
        request,
        "support/transfers.html",
        {
            "page": page,
            "rows": [(row, names[row.origin_id], names[row.target_id]) for row in rows],
            "orphans": [(o, names[o.commune], names[o.heir]) for o in left],
        },
    )


@require_safe
@staff(*READING)
@transaction.atomic
def transfer(request: HttpRequest, transfer_id: UUID) -> HttpResponse:
    """The hand-over record: all that the other commune reads before it answers."""
    user, now = person(request), timezone.now()
    row = transfer_for(user, transfer_id)
    ledger.record(events.TransferRead(row.pk, row.case_id), by=user, now=now)
    names = latest_names({row.origin_id, row.target_id})
    waits = row.state == TransferState.PROPOSED
    return render(
        request,
        "support/transfer.html",
        {
            "transfer": row,
            "record": row.record or {},
            "origin": names[row.origin_id],
            "target": names[row.target_id],
            "sees_case": queries.visible_to(user).filter(pk=row.case_id).exists(),
            "unsafe": contact_warning(row.case),
            "may_answer": waits and may_answer(row, user),
            "may_withdraw": waits and can(row.case, Step.RECORD, by=user),
            "clocks": [clock for clock in clocks.of(row.pk) if clock.stopped_at is None],
            "now": now,
        },
    )


@require_POST
@staff(Permission.CASE_WORK, Permission.CASE_APPROVE)
def accept(request: HttpRequest, transfer_id: UUID) -> HttpResponse:
    user = person(request)
    row = transfer_for(user, transfer_id)
    try:
        actions.accept_transfer(row, by=user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("support:transfer", transfer_id=row.pk)
    messages.success(request, _("Đã nhận. Hồ sơ và mọi thời hạn nay là việc của xã, phường bạn."))
    return redirect("support:case", case_id=row.case_id)


@staff(Permission.CASE_WORK, Permission.CASE_APPROVE)
def refuse(request: HttpRequest, transfer_id: UUID) -> HttpResponse:
    user = person(request)
    row = transfer_for(user, transfer_id)

    def act(said: dict[str, Any]) -> object:
        return actions.refuse_transfer(row, answer=said["answer"], by=user, now=timezone.now())

    page = Page(
        _("Không nhận hồ sơ"),
        _("Hồ sơ ở lại nơi gửi; trẻ không bị bỏ lại giữa chừng."),
        _("Từ chối nhận"),
        back=reverse("support:transfer", args=[row.pk]),
        template="support/answer_transfer.html",
        told={"transfer": row},
    )
    return act_page(request, row.case, page, AnswerForm(sent(request)), act)


@require_POST
@staff(Permission.CASE_WORK)
def withdraw(request: HttpRequest, transfer_id: UUID) -> HttpResponse:
    user = person(request)
    row = transfer_for(user, transfer_id)
    try:
        actions.withdraw_transfer(row, by=user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("support:transfer", transfer_id=row.pk)


@require_POST
@staff(Permission.CASE_WORK)
def take_over(request: HttpRequest, commune_id: UUID) -> HttpResponse:
    taken = actions.take_over(commune_id, by=person(request), now=timezone.now())
    said = ngettext("Đã nhận %(n)s hồ sơ.", "Đã nhận %(n)s hồ sơ.", taken) % {"n": taken}
    messages.success(request, said)
    return redirect("support:transfers")

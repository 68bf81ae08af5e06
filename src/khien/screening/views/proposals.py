"""Hashes that were proposed for banks, and the word of who keeps banks on one of them."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.evidence.access import may_view
from khien.people.access import person
from khien.screening.actions import proposals as actions
from khien.screening.forms import banks as bank_forms
from khien.screening.forms.proposals import RefuseForm
from khien.screening.models import HashProposal, ProposalState
from khien.screening.queries import proposals as queries
from khien.screening.rules import proposals as rules

ROWS_A_PAGE = 50


@require_safe
@staff(Permission.BANK_MANAGE)
def proposals(request: HttpRequest) -> HttpResponse:
    page = Paginator(queries.listing(), ROWS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "screening/proposals.html", {"page": page})


@require_safe
@staff(Permission.BANK_MANAGE)
def proposal(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    return _page(request, queries.proposal_of(proposal_id), RefuseForm())


def _page(request: HttpRequest, row: HashProposal, form: RefuseForm) -> HttpResponse:
    user = person(request)
    shown = {
        "proposal": row,
        "hashes": [(kind.upper(), value.hex()) for kind, value in rules.hashes_of(row.exhibit)],
        "may_open": user.may(Permission.EVIDENCE_VIEW) and may_view(user, row.exhibit),
        "waits": row.state == ProposalState.WAITING,
        "is_own": row.proposed_by_id == user.pk,
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "screening/proposal.html", shown, status=status)


@require_POST
@staff(Permission.BANK_MANAGE)
def release(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    row = queries.proposal_of(proposal_id)
    try:
        added = actions.release(row, by=person(request), now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        if added.withdrawn:
            messages.warning(request, _("Có dấu vân đã bị gỡ trước đây nên không vào lại."))
        messages.success(request, _("Đã đưa vào kho."))
    return redirect("screening:proposal", row.pk)


@require_POST
@staff(Permission.BANK_MANAGE)
def refuse(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    row, form = queries.proposal_of(proposal_id), RefuseForm(request.POST)
    if form.is_valid():
        try:
            actions.refuse(row, **form.cleaned_data, by=person(request), now=timezone.now())
        except Refused as refusal:
            bank_forms.refuse(form, refusal)
        else:
            messages.success(request, _("Đã ghi: không đưa vào kho."))
            return redirect("screening:proposal", row.pk)
    return _page(request, row, form)

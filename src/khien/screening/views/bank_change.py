"""Changing what is said of a bank. Two people at once lose nothing: the second sees both, field by
field, and chooses.
"""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.access import staff
from khien.core.conflict import Difference, differences, now_seen, settled, shown
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.access import person
from khien.people.models import User
from khien.screening.actions.banks import change_bank
from khien.screening.forms.banks import DetailsForm, refuse
from khien.screening.models import Bank, Matter
from khien.screening.queries.banks import bank_of
from khien.screening.rules.banks import check_open

_ASKED = ("name", "category", "harmless", "source", "terms", "sharing", "expires_on")


@staff(Permission.BANK_MANAGE)
def bank_change(request: HttpRequest, bank_id: UUID) -> HttpResponse:
    found = bank_of(bank_id)
    try:
        check_open(found)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("screening:bank", bank_id=found.pk)
    stored: dict[str, Any] = {name: getattr(found, name) for name in _ASKED}
    stored["ages"] = ", ".join(found.ages)
    data = settled(request.POST, stored) if request.method == "POST" else None
    form = DetailsForm(data, initial={**stored, "seen": found.revision})
    if found.matter != Matter.ADDRESSES:
        del form.fields["ages"]
    rows: list[Difference] = []
    if data is not None and form.is_valid():
        if form.cleaned_data["seen"] != found.revision:
            rows = differences(form, stored, names={})
            form.data = now_seen(data, found.revision)
        if not rows and _saved(found, form, person(request)):
            messages.success(request, _("Đã lưu."))
            return redirect("screening:bank", bank_id=found.pk)
    context = {
        "bank": found,
        "form": form,
        "conflict": rows,
        "was": shown(form, stored, asked=bool(rows)),
    }
    status = 409 if rows else 422 if form.errors else 200
    return render(request, "screening/bank_change.html", context, status=status)


def _saved(found: Bank, form: DetailsForm, user: User) -> bool:
    """A change in the same instant is refused by the action and shown at the next press."""
    try:
        change_bank(found, form.details(), seen=found.revision, by=user, now=timezone.now())
    except Refused as refused:
        refuse(form, refused)
        return False
    return True

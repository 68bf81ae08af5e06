"""Adding entries by hand: one hash or address a line."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.access import person
from khien.screening.actions.bank_entries import Added, add_by_hand
from khien.screening.forms.banks import AddForm, refuse
from khien.screening.queries.banks import bank_of


@staff(Permission.BANK_MANAGE)
def bank_add(request: HttpRequest, bank_id: UUID) -> HttpResponse:
    found = bank_of(bank_id)
    form = AddForm(request.POST if request.method == "POST" else None, matter=found.matter)
    if form.is_valid():
        said = form.cleaned_data
        try:
            added = add_by_hand(
                found,
                said["entries"],
                expires_on=said["expires_on"],
                note=said["note"],
                by=person(request),
                now=timezone.now(),
            )
        except Refused as refused:
            refuse(form, refused)
        else:
            _say(request, added)
            return redirect("screening:bank", bank_id=found.pk)
    status = 422 if form.errors else 200
    return render(request, "screening/bank_add.html", {"bank": found, "form": form}, status=status)


def _say(request: HttpRequest, added: Added) -> None:
    if added.added or added.renewed:
        messages.success(
            request,
            _("Đã thêm %(added)d mục, gia hạn %(renewed)d mục.")
            % {"added": added.added, "renewed": added.renewed},
        )
    if added.known:
        messages.info(request, _("%(count)d mục đã có sẵn trong kho.") % {"count": added.known})
    if added.withdrawn:
        messages.warning(
            request,
            _("%(count)d mục đã bị gỡ trước đây nên không thêm lại: hãy mở mục đó để đưa lại.")
            % {"count": added.withdrawn},
        )

"""A bank as a file for other software, as far as its terms allow."""

from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.access import person
from khien.screening.actions.bank_exports import BankAsFile, export_bank
from khien.screening.forms.banks import ExportingForm, refuse
from khien.screening.models import ApiKey, Sharing
from khien.screening.queries.bank_entries import counts
from khien.screening.queries.banks import bank_of
from khien.screening.rules.banks import EntryState, check_can_export


@staff(Permission.BANK_MANAGE)
def bank_export(request: HttpRequest, bank_id: UUID) -> HttpResponseBase:
    found, now = bank_of(bank_id), timezone.now()
    day = today(now)
    good = ApiKey.objects.filter(Q(expires_on=None) | Q(expires_on__gt=day), revoked_at=None)
    keys = good.order_by("holder") if found.sharing == Sharing.PARTNERS else None
    data = request.POST if request.method == "POST" else None
    form = ExportingForm(data, matter=found.matter, keys=keys)
    if form.is_valid():
        said = form.cleaned_data
        try:
            file = export_bank(
                found, said["form"], key=said.get("key"), by=person(request), now=now
            )
        except Refused as refused:
            refuse(form, refused)
        else:
            return _download(file)
    try:
        check_can_export(found, on=day)
        refusal = ""
    except Refused as refused:
        refusal = str(refused)
    context = {
        "bank": found,
        "form": form,
        "refusal": refusal,
        "entries": counts([found], on=day)[found.pk][EntryState.COUNTS],
    }
    status = 422 if form.errors else 200
    return render(request, "screening/bank_export.html", context, status=status)


def _download(file: BankAsFile) -> HttpResponseBase:
    return StreamingHttpResponse(
        file.parts,
        content_type=file.content_type,
        headers={
            "Content-Disposition": f'attachment; filename="{file.name}"',
            "X-Content-Type-Options": "nosniff",
        },
    )

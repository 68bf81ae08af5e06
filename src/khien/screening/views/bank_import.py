"""Handing in a file for a bank: looked through first, nothing of the bank written yet."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.access import person
from khien.screening.actions.bank_files import hand_in
from khien.screening.forms.banks import FileForm, refuse
from khien.screening.queries.bank_files import latest
from khien.screening.queries.banks import bank_of


@staff(Permission.BANK_MANAGE)
def bank_import(request: HttpRequest, bank_id: UUID) -> HttpResponse:
    found = bank_of(bank_id)
    posted = request.method == "POST"
    form = FileForm(*((request.POST, request.FILES) if posted else ()), matter=found.matter)
    if form.is_valid():
        said = form.cleaned_data
        try:
            file = hand_in(
                found,
                said["file"],
                expires_on=said["expires_on"],
                by=person(request),
                now=timezone.now(),
            )
        except Refused as refused:
            refuse(form, refused)
        else:
            return redirect("screening:bank_file", bank_id=found.pk, file_id=file.pk)
    context = {"bank": found, "form": form, "files": latest(found)}
    status = 422 if form.errors else 200
    return render(request, "screening/bank_import.html", context, status=status)

"""Making a bank."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.access import person
from khien.screening.actions.banks import open_bank
from khien.screening.forms.banks import BankForm, refuse


@staff(Permission.BANK_MANAGE)
def bank_new(request: HttpRequest) -> HttpResponse:
    form = BankForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = open_bank(
                form.details(),
                matter=form.cleaned_data["matter"],
                reference=form.cleaned_data["reference"],
                by=person(request),
                now=timezone.now(),
            )
        except Refused as refused:
            refuse(form, refused)
        else:
            messages.success(request, _("Đã lập kho. Bây giờ có thể thêm các mục."))
            return redirect("screening:bank", bank_id=made.pk)
    status = 422 if form.errors else 200
    return render(request, "screening/bank_new.html", {"form": form}, status=status)

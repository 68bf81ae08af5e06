"""A new list for resolvers."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.access import person
from khien.screening.actions import lists as actions
from khien.screening.forms.lists import NewForm


@staff(Permission.BANK_MANAGE)
def publication_new(request: HttpRequest) -> HttpResponse:
    form = NewForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.make(**form.cleaned_data, by=person(request), now=timezone.now())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Đã lập danh sách. Lần phát hành đầu có sau ít phút."))
            return redirect("screening:publication", publication_id=made.pk)
    status = 422 if form.errors else 200
    return render(request, "screening/publication_new.html", {"form": form}, status=status)

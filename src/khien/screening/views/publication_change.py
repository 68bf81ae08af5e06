"""Changing what a list for resolvers holds; its address stays."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.access import person
from khien.screening.actions import lists as actions
from khien.screening.forms.lists import ChangeForm
from khien.screening.models import Publication


@staff(Permission.BANK_MANAGE)
def publication_change(request: HttpRequest, publication_id: UUID) -> HttpResponse:
    found = get_object_or_404(Publication, pk=publication_id)
    form = ChangeForm(
        request.POST if request.method == "POST" else None,
        publication=found,
        initial={"name": found.name, "categories": found.categories, "age": found.age},
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.change(found, **form.cleaned_data, by=person(request), now=timezone.now())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Đã ghi. Lần phát hành mới có sau ít phút."))
            return redirect("screening:publication", publication_id=found.pk)
    context = {"form": form, "publication": found}
    status = 422 if form.errors else 200
    return render(request, "screening/publication_change.html", context, status=status)

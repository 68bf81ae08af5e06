"""Ending a request for support that led to none, with what was tried."""

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
from khien.support import actions, queries
from khien.support.forms import EndRequestForm


@staff(Permission.CASE_WORK)
def end_request(request: HttpRequest, request_id: UUID) -> HttpResponse:
    user = person(request)
    asked = get_object_or_404(queries.requests_visible_to(user), pk=request_id)
    form = EndRequestForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_request(asked, by=user, now=timezone.now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, _("Đã ghi. Yêu cầu này vẫn được tính, là chưa hỗ trợ được."))
            return redirect("support:cases")
    return render(
        request,
        "support/end_request.html",
        {"form": form, "asked": asked},
        status=422 if form.errors else 200,
    )

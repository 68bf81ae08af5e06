"""Signing: number, hash and files at once; afterwards nothing of it changes."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khien.core.access import staff
from khien.core.conflict import show_refusal
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.access import person
from khien.reports import actions
from khien.reports.forms import SignForm
from khien.reports.queries import consolidated

RECIPIENTS = "Ủy ban nhân dân tỉnh;\nCác sở, ngành, Ủy ban nhân dân cấp xã;\nLưu: VT."


@require_http_methods(["GET", "POST"])
@staff(Permission.REPORT_APPROVE)
def sign(request: HttpRequest, report_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    found = consolidated.get_for(user, report_id)
    initial = {"name": user.full_name, "recipients": RECIPIENTS, "revision": found.revision}
    form = SignForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            actions.sign(
                found,
                signer=form.signer(),
                recipients=form.recipient_lines(),
                seen_revision=form.cleaned_data["revision"],
                by=user,
                now=now,
            )
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã ký và chốt số liệu."))
            return redirect("reports:report", found.pk)
    context = {
        "report": found,
        "form": form,
        "differences": consolidated.differences(found),
    }
    return render(request, "reports/sign.html", context, status=422 if form.errors else 200)

"""Making two incidents one, and taking one apart."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.intake.actions import merging
from khien.intake.forms.decision import add_refusal
from khien.intake.forms.merging import MergeForm, SplitForm
from khien.intake.queries import incident as queries
from khien.intake.queries import queue
from khien.intake.views.incident import incident_or_404, merged_into
from khien.people.access import person


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.REPORT_TRIAGE)
def incident_merge(request: HttpRequest, incident_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    found = incident_or_404(user, incident_id)
    choices = [
        (str(row.pk), f"{queries.reference(row)} · {row.title}")
        for row in queries.candidates(user, ids=[], now=now)
        if row.pk != found.pk
    ]
    form = MergeForm(request.POST or None, incidents=choices)
    if request.method == "POST" and form.is_valid():
        into = incident_or_404(user, UUID(form.cleaned_data["into"]))
        try:
            kept = merging.merge(found, into=into, why=form.cleaned_data["why"], by=user, now=now)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Đã gộp. Mọi tin, hồ sơ, chứng cứ đều còn."))
            return redirect("intake:incident", incident_id=kept.pk)
    context = {
        "incident": found,
        "reference": queries.reference(found),
        "form": form,
        "merged": found.merged_into_id is not None,
        "merged_into": merged_into(found, user),
    }
    status = 422 if form.errors else 200
    return render(request, "intake/incident_merge.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.REPORT_TRIAGE)
def incident_split(request: HttpRequest, incident_id: UUID) -> HttpResponse:
    """Only reports this person may read are offered."""
    user, now = person(request), timezone.now()
    found = incident_or_404(user, incident_id)
    choices = [
        (str(row.link.report_id), queue.reference(row.link.report))
        for row in queries.reports_of(found, user=user)
        if row.may_open
    ]
    form = SplitForm(request.POST or None, reports=choices)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = merging.split(
                found,
                reports=form.chosen(),
                title=said["title"],
                why=said["why"],
                by=user,
                now=now,
            )
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Đã tách thành sự việc mới."))
            return redirect("intake:incident", incident_id=made.pk)
    context = {"incident": found, "reference": queries.reference(found), "form": form}
    status = 422 if form.errors else 200
    return render(request, "intake/incident_split.html", context, status=status)

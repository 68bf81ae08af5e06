"""One page said to be blocked wrongly: why it is, what they wrote who asked, and the answer."""

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
from khien.screening.editions.names import host_of_key
from khien.screening.forms.lists import DecideForm
from khien.screening.models import Correction, CorrectionOutcome
from khien.screening.queries import lists as queries

WORDS_SHOWN = 20


@staff(Permission.BANK_MANAGE)
def correction(request: HttpRequest, correction_id: UUID) -> HttpResponse:
    found = get_object_or_404(Correction, pk=correction_id)
    now = timezone.now()
    form = DecideForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.decide_correction(
                found,
                outcome=CorrectionOutcome(form.cleaned_data["outcome"]),
                why=form.cleaned_data["why"],
                by=person(request),
                now=now,
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Đã ghi kết quả xem lại."))
            return redirect("screening:corrections")
    context = {
        "correction": found,
        "form": form,
        "blocked_by": queries.blocked_by(found.host, now),
        "entries": [
            (host_of_key(entry.value), entry) for entry in queries.listing_banks(found.host, now)
        ],
        "said": _said(found),
    }
    status = 422 if form.errors else 200
    return render(request, "screening/correction.html", context, status=status)


def _said(found: Correction) -> list[tuple[Correction, str]]:
    """Of all who wait for an answer about this host; of an answered one, its own words."""
    same = Correction.objects.filter(host=found.host, decided_at=found.decided_at)
    rows = same.order_by("received_at", "pk")[:WORDS_SHOWN]
    return [(row, (row.words or {}).get("text", "")) for row in rows]

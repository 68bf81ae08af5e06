"""From the page of an exhibit: its hashes proposed for a bank."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.evidence.access import holder_of
from khien.evidence.models import Exhibit
from khien.evidence.views.shown import exhibit_or_404
from khien.people.access import person
from khien.screening.actions import proposals as actions
from khien.screening.forms.banks import refuse
from khien.screening.forms.proposals import ProposeForm
from khien.screening.rules import proposals as rules


@staff(Permission.SCREENING_WORK)
def proposal_new(request: HttpRequest, exhibit_id: UUID) -> HttpResponse:
    exhibit = exhibit_or_404(request, exhibit_id)
    if not rules.is_for_banks(exhibit):
        raise Http404
    form = ProposeForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _proposed(request, exhibit, form):
        messages.success(request, _("Đã gửi đề nghị. Người khác sẽ quyết định."))
        return redirect("evidence:exhibit", exhibit.pk)
    shown = {
        "form": form,
        "exhibit": exhibit,
        "holder": holder_of(person(request), exhibit),
        "hashes": [(kind.upper(), value.hex()) for kind, value in rules.hashes_of(exhibit)],
    }
    status = 422 if form.errors else 200
    return render(request, "screening/proposal_new.html", shown, status=status)


def _proposed(request: HttpRequest, exhibit: Exhibit, form: ProposeForm) -> bool:
    try:
        actions.propose(exhibit, **form.cleaned_data, by=person(request), now=timezone.now())
    except Refused as refusal:
        refuse(form, refusal)
        return False
    return True

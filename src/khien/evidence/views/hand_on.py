"""Asking a colleague to look in one's place."""

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
from khien.evidence import access
from khien.evidence.actions import viewing as actions
from khien.evidence.forms import HandOnForm
from khien.evidence.queries import viewing as queries
from khien.evidence.views.shown import exhibit_or_404
from khien.people.access import person


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.EVIDENCE_VIEW)
def hand_on(request: HttpRequest, exhibit_id: UUID) -> HttpResponse:
    row, user, now = exhibit_or_404(request, exhibit_id), person(request), timezone.now()
    colleagues = queries.colleagues(row, user, now)
    posted = request.method == "POST"
    form = HandOnForm(request.POST if posted else None, colleagues=colleagues)
    if posted and form.is_valid():
        try:
            asked = actions.hand_on(row, to=UUID(form.cleaned_data["to"]), by=user, now=now)
        except Refused as refusal:
            form.add_error(refusal.field, str(refusal))
        else:
            words = _("Đã nhờ %(who)s xem thay. Việc này nằm trong danh sách việc của họ.")
            messages.success(request, words % {"who": asked})
            return redirect("evidence:exhibit", row.pk)
    shown = {
        "exhibit": row,
        "holder": access.holder_of(user, row),
        "form": form,
        "colleagues": colleagues,
    }
    return render(request, "evidence/hand_on.html", shown, status=422 if form.errors else 200)

"""The officer of a case says that they know how it went on with whoever did harm."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.intake import extensions
from khien.people.access import person
from khien.support import queries


@require_POST
@staff(Permission.CASE_WORK)
def know_outcomes(request: HttpRequest, case_id: UUID) -> HttpResponse:
    user = person(request)
    case = queries.get_for(user, case_id)
    extensions.know_outcomes(case.incident_id, by=user, now=timezone.now())
    messages.success(request, _("Đã ghi là bạn biết."))
    return redirect("support:case", case_id=case.pk)

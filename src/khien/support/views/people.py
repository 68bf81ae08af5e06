"""Pages about the people around a child: carers."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.people.access import person
from khien.support import queries
from khien.support.actions import people as actions
from khien.support.actions.people import Person
from khien.support.forms.people import CarerForm
from khien.support.models import Carer
from khien.support.views.acting import Page, record_page, sent

ABOUT_SAFETY = gettext_lazy(
    "Ai bị nghi gây hại hoặc không an toàn thì không được gọi, không được hỏi ý kiến, "
    "không được dự họp."
)


@staff(Permission.CASE_WORK)
def carer(request: HttpRequest, case_id: UUID, carer_id: UUID | None = None) -> HttpResponse:
    """A new carer, or one to change."""
    user = person(request)
    case = queries.get_for(user, case_id)
    row = get_object_or_404(Carer, pk=carer_id, case=case, gone_at=None) if carer_id else None
    form = CarerForm(sent(request), initial=_stored(row) if row else None)

    def act(said: dict[str, Any]) -> object:
        who = Person(**said)
        if row is None:
            return actions.add_carer(case, person=who, by=user, now=timezone.now())
        return actions.change_carer(row, person=who, by=user, now=timezone.now())

    title = _("Sửa người chăm sóc") if row else _("Thêm người chăm sóc")
    return record_page(request, case, Page(title, ABOUT_SAFETY, _("Lưu")), form, act)


def _stored(row: Carer) -> dict[str, Any]:
    return {
        **(row.who or {}),
        "safety": row.safety,
        "is_suspect": row.is_suspect,
        "is_representative": row.is_representative,
        "lives_with_child": row.lives_with_child,
    }


@require_POST
@staff(Permission.CASE_WORK)
def carer_gone(request: HttpRequest, case_id: UUID, carer_id: UUID) -> HttpResponse:
    user = person(request)
    case = queries.get_for(user, case_id)
    row = get_object_or_404(Carer, pk=carer_id, case=case)
    actions.carer_gone(row, by=user, now=timezone.now())
    return redirect("support:case", case_id=case.pk)

"""Bodies that are no more, and who carries on their work."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from khien.core.access import signed_in, staff
from khien.core.permissions import Permission
from khien.law import actions
from khien.law.forms import AgencyForm
from khien.law.models import EndedAgency
from khien.law.rules import CERTAINTY_WORDS
from khien.law.views.answering import FormPage, answer_form
from khien.people.access import person


@require_safe
@signed_in
def agencies(request: HttpRequest) -> HttpResponse:
    rows = EndedAgency.objects.order_by("-ended", "name")
    context = {
        "agencies": [(row, CERTAINTY_WORDS[row.certainty]) for row in rows],
        "may_change": person(request).may(Permission.LAW_MANAGE),
    }
    return render(request, "law/agencies.html", context)


@require_http_methods(["GET", "POST"])
@staff(Permission.LAW_MANAGE)
def new_agency(request: HttpRequest) -> HttpResponse:
    return _form(request, None)


@require_http_methods(["GET", "POST"])
@staff(Permission.LAW_MANAGE)
def change_agency(request: HttpRequest, agency_id: UUID) -> HttpResponse:
    return _form(request, get_object_or_404(EndedAgency, pk=agency_id))


def _form(request: HttpRequest, row: EndedAgency | None) -> HttpResponse:
    form = AgencyForm(request.POST or None, initial=AgencyForm.of(row) if row else None)
    title = _("Sửa cơ quan không còn") if row else _("Thêm cơ quan không còn")
    page = FormPage(title, reverse("law:agencies"), _("Cơ quan không còn"))

    def write() -> None:
        actions.record_agency(row, **form.changes(), by=person(request), now=timezone.now())

    stored = row.revision if row else None
    return answer_form(request, form, write, page, done=_("Đã lưu cơ quan."), version=stored)

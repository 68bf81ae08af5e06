"""The list of sessions a person may see, filtered by the address, and its export."""

from typing import TYPE_CHECKING, Literal, cast

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.export import respond
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.directory.queries import names_of
from khien.learning.actions.export import MOST_ROWS, export_sessions
from khien.learning.forms import FilterForm
from khien.learning.models import Session
from khien.learning.queries.calendar import school_years
from khien.learning.queries.institutions import READING
from khien.learning.queries.sessions import narrowed, visible_to

if TYPE_CHECKING:
    from khien.people.models import User

PAGE_SIZE = 30


def _chosen(request: HttpRequest) -> tuple[FilterForm, QuerySet[Session]]:
    form = FilterForm(request.GET, years=school_years())
    rows = visible_to(cast("User", request.user), on=today(timezone.now()))
    return form, narrowed(rows, **form.chosen())


@staff(*READING)
def sessions(request: HttpRequest) -> HttpResponse:
    user = cast("User", request.user)
    form, rows = _chosen(request)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    names = names_of([row.institution_id for row in page], today(timezone.now()))
    return render(
        request,
        "learning/sessions.html",
        {
            "page": page,
            "rows": [(row, names.get(row.institution_id, _("cơ sở đã giải thể"))) for row in page],
            "form": form,
            "filtered": bool(form.chosen()),
            "too_long": MOST_ROWS if page.paginator.count > MOST_ROWS else None,
            "query": request.GET.urlencode(),
            "may_record": user.may(Permission.SESSION_RECORD),
            "may_oversee": user.may(Permission.EDUCATION_OVERSEE),
        },
    )


@staff(*READING)
def sessions_export(request: HttpRequest, kind: str) -> HttpResponse:
    if kind not in {"csv", "xlsx"}:
        raise Http404
    _form, rows = _chosen(request)
    user = cast("User", request.user)
    try:
        table = export_sessions(rows, kind=kind, by=user, now=timezone.now())
    except Refused as refusal:
        return render(request, "learning/refused.html", {"sentence": str(refusal)}, status=422)
    return respond(table, cast("Literal['csv', 'xlsx']", kind))

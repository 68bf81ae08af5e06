"""The queue of reports a person may see, filtered by the address, and its export."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from khien.core import bulk
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.export import respond
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.core.saved_filters import list_page
from khien.intake.actions.export import export_queue
from khien.intake.forms.queue import QueueForm
from khien.intake.models import Report
from khien.intake.queries import queue as queries
from khien.intake.rules.priority import sentences
from khien.intake.wording import communes, kinds_in_words, places
from khien.people.access import person


@dataclass(frozen=True)
class Line:
    report: Report
    reference: str
    kinds: str
    place: str
    level: str
    reasons: str


@lru_cache(maxsize=32)
def _drawn(part: str, _language: str | None) -> str:
    """A badge or icon that every row repeats: drawn once a language, not for every row."""
    return render_to_string("intake/queue_part.html", {"part": part})


def _form(request: HttpRequest) -> QueueForm:
    data = request.GET.copy()
    data.setdefault("state", "open")
    return QueueForm(data, communes=communes(today(timezone.now())))


@require_safe
@staff(Permission.REPORT_TRIAGE, Permission.REPORT_RECORD)
@list_page("intake:queue", QueueForm)
def queue(request: HttpRequest) -> HttpResponse:
    user, now = person(request), timezone.now()
    if not user.may(Permission.REPORT_TRIAGE):
        return redirect("intake:new_report")
    form = _form(request)
    page = queries.page(user, form.filters(), now=now, after=request.GET.get("page", ""))
    names = places({row.commune_id for row in page.rows}, today(now))
    lines = [
        Line(
            row,
            queries.reference(row),
            kinds_in_words(row.kinds),
            names.get(row.commune_id, ""),
            _drawn(row.priority, get_language()),
            " · ".join(sentences(row.priority_reasons)),
        )
        for row in page.rows
    ]
    asked = {name: value for name, value in request.GET.items() if name != "page" and value}
    return render(
        request,
        "intake/queue.html",
        {
            "lines": lines,
            "page": page,
            "capped": page.count > queries.COUNTED,
            "counted": queries.COUNTED,
            "first": not request.GET.get("page"),
            "form": form,
            "filtered": bool(asked),
            "query": request.GET.urlencode(),
            "now": now,
            "clock": _drawn("clock", get_language()),
            "bulk": bulk.offered(user, "intake:queue"),
            "may_record": user.may(Permission.REPORT_RECORD),
        },
    )


@require_safe
@staff(Permission.REPORT_TRIAGE)
def queue_export(request: HttpRequest, kind: str) -> HttpResponse:
    if kind not in {"csv", "xlsx"}:
        raise Http404
    filters = _form(request).filters()
    try:
        table = export_queue(person(request), filters, kind=kind, now=timezone.now())
    except Refused as refusal:
        return render(request, "intake/refused.html", {"sentence": str(refusal)}, status=422)
    return respond(table, cast("Literal['csv', 'xlsx']", kind))

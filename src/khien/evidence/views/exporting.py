"""The page that hands out a file's exhibits as one bag; the rooms above show it as theirs."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from khien.core.refusal import Refused
from khien.evidence.actions import exporting as actions
from khien.evidence.forms import ExportForm
from khien.evidence.models import Exhibit
from khien.evidence.store import StoreBroken
from khien.evidence.views.shown import leaving
from khien.people.access import person

_ZIP = "application/zip"


@dataclass(frozen=True)
class Subject:
    """`text`, `back`: what its page is called, and its address. Who calls has found that the
    person may see it.
    """

    id: UUID
    text: str
    back: str


def exporting(
    request: HttpRequest, subject: Subject, exhibits: Sequence[Exhibit]
) -> HttpResponseBase:
    form = ExportForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            taken = actions.export(
                subject.id, exhibits, **form.cleaned_data, by=person(request), now=timezone.now()
            )
        except (Refused, StoreBroken) as trouble:
            form.add_error(getattr(trouble, "field", "") or None, str(trouble))
        else:
            return leaving(taken.pieces, name=taken.name, size=None, mime=_ZIP)
    return _page(request, subject, exhibits, form)


def _page(
    request: HttpRequest, subject: Subject, exhibits: Sequence[Exhibit], form: ExportForm
) -> HttpResponse:
    going = actions.hindered(exhibits, by=person(request))
    context = {
        "form": form,
        "subject": subject,
        "going": going,
        "any": any(not kept for _exhibit, kept in going),
    }
    return render(request, "evidence/export.html", context, status=422 if form.errors else 200)

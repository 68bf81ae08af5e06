"""The register of law as staff read it: what holds on a day, what one document is and does."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khien.core.access import signed_in
from khien.core.permissions import Permission
from khien.law import queries
from khien.law.forms import RegisterFilter
from khien.law.queries import reviews
from khien.law.rules import document_validity
from khien.law.views.answering import day_asked, found
from khien.people.access import person


@require_safe
@signed_in
def register(request: HttpRequest) -> HttpResponse:
    form = RegisterFilter(request.GET)
    on = day_asked(form)
    documents = queries.documents(
        on,
        search=form.cleaned_data.get("q", ""),
        only_in_force=form.cleaned_data.get("in_force", False),
    )
    context = {
        "form": form,
        "documents": documents,
        "on": on,
        "may_change": person(request).may(Permission.LAW_MANAGE),
    }
    return render(request, "law/register.html", context)


@require_safe
@signed_in
def document(request: HttpRequest, document_id: UUID) -> HttpResponse:
    row = found(queries.document, document_id)
    on = day_asked(RegisterFilter(request.GET))
    ours, theirs = queries.relations_of(row)
    return render(
        request,
        "law/document.html",
        {
            "ours": ours,
            "theirs": theirs,
            "files": queries.files_of(row),
            "ended": queries.agencies_at(row.issuer, on),
            "findings": reviews.of_document(row, on=on),
            "listed": queries.ListedDocument(row, document_validity(row, on=on)),
            "provisions": queries.provisions_of(row, on=on),
            "on": on,
            "may_change": person(request).may(Permission.LAW_MANAGE),
            "round": reviews.open_round_of(row.pk),
        },
    )

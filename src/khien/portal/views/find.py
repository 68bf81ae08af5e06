"""Search over everything public. What was typed is kept nowhere; words of danger show the phone."""

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from khien.core.access import public
from khien.core.public_items import PublicKind
from khien.intake.rules.danger import danger_signs
from khien.portal import finding

ROWS_A_PAGE = 15


class SearchForm(forms.Form):
    """In the address."""

    q = forms.CharField(
        label=_("Bạn muốn tìm gì?"),
        help_text=_("Có dấu hay không dấu đều tìm được."),
        required=False,
        max_length=120,
    )


@public
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    form, kind = SearchForm(request.GET), request.GET.get("loai", "")
    kind = kind if kind in PublicKind.values else ""
    typed = form.cleaned_data["q"] if form.is_valid() else ""
    danger = bool(danger_signs(typed))
    found = finding.find(typed, kind=kind, language=get_language() or "vi")
    if danger and not found.exact:  # a page that is only nearly meant is no answer to that
        found = finding.Found([], exact=True)
    page = Paginator(found.ids, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "typed": typed,
        "page": page,
        "results": finding.results(list(page.object_list), typed),
        "found": found,
        "kind": kind,
        "kinds": PublicKind.choices,
        "danger": danger,
        "most": finding.MOST,
    }
    response = render(request, "portal/find.html", context)
    response["Cache-Control"] = "no-store"  # what a child looked for is not kept in the browser
    return response

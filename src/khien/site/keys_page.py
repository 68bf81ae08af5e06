"""The keys of staff pages, as a page for who has no script or has turned them off."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khien.core.access import signed_in


@require_safe
@signed_in
def keys(request: HttpRequest) -> HttpResponse:
    return render(request, "site/keys.html")

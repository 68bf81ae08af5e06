"""After signing in again: what was being sent when the session ended, ready to be sent."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from khien.core.access import signed_in
from khien.people.access import person
from khien.people.kept import kept_for


@require_safe
@signed_in
@never_cache
def kept(request: HttpRequest) -> HttpResponse:
    found = kept_for(request, person(request), now=timezone.now())
    if found is None:
        return redirect("/lam-viec/")
    return render(request, "people/kept.html", {"kept": found})

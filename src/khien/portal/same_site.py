"""Forms of the public pages are taken from the public pages alone.

These pages set no cookie, so there is no cookie's authority that another site could borrow: what
acts in a reporter's name must carry the sealed pass from the page itself (khien.portal.draft). A
browser that says another site sent the form is refused all the same.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from khien.core.access import public

View = Callable[..., HttpResponse]
_OWN = {"same-origin", "none"}


def comes_from_here(request: HttpRequest) -> bool:
    """By what the browser says; one that says nothing is believed."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in _OWN
    origin = request.headers.get("Origin", "null")
    return origin == "null" or urlsplit(origin).netloc == request.get_host()


def public_form(view: View) -> View:
    """A public page with a form: nothing of it stays in any cache."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and not comes_from_here(request):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    open_to_all: Any = public(csrf_exempt(never_cache(guarded)))
    return cast("View", open_to_all)

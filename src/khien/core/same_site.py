"""Forms of the public pages are taken from the public pages alone.

These pages set no cookie, so there is no cookie's authority that another site could borrow: what
acts in a reporter's name must carry the sealed pass from the page itself (khien.portal.draft). A
browser that says another site sent the form is refused all the same.

The choice of a language is a button of the form itself: what was typed comes along and stays.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from khien.core.access import public
from khien.core.language import remember

View = Callable[..., HttpResponse]
_OWN = {"same-origin", "none"}


def comes_from_here(request: HttpRequest) -> bool:
    """By what the browser says; one that says nothing is believed."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in _OWN
    origin = request.headers.get("Origin", "null")
    return origin == "null" or urlsplit(origin).netloc == request.get_host()


def language_chosen(request: HttpRequest) -> str:
    """Where it is one, the form is only shown again: nothing is checked, sent or looked up."""
    chosen = request.POST.get("language", "") if request.method == "POST" else ""
    return chosen if chosen in dict(settings.LANGUAGES) else ""


def public_form(view: View) -> View:
    """A public page with a form: nothing of it stays in any cache."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and not comes_from_here(request):
            raise PermissionDenied
        chosen = language_chosen(request)
        if not chosen:
            return view(request, *args, **kwargs)
        translation.activate(chosen)
        response = view(request, *args, **kwargs)
        remember(response, chosen)
        return response

    open_to_all: Any = public(csrf_exempt(never_cache(guarded)))
    return cast("View", open_to_all)

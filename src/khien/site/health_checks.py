"""For programs: does a process live, may it be given people, figures for Prometheus."""

import hmac
from http import HTTPStatus
from ipaddress import ip_address

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from khien.core.access import public
from khien.site.watching import figures

_TEXT = "text/plain; version=0.0.4; charset=utf-8"


@require_safe
@never_cache
@public
def alive(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  (Django's signature)
    """A process answers; where it does not, start it again. The database is not asked."""
    return JsonResponse({"alive": True})


@require_safe
@never_cache
@public
def ready(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  (Django's signature)
    """The database answers too; where it does not, send people to another machine. No reasons."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"ready": False}, status=HTTPStatus.SERVICE_UNAVAILABLE)
    return JsonResponse({"ready": True})


@require_safe
@never_cache
@public
def metrics(request: HttpRequest) -> HttpResponse:
    """With the token from anywhere; where none is set, from this machine alone. Else: no such page.

    Behind a proxy of this machine that is not named in TRUSTED_PROXY everybody seems to be here,
    so a request that was passed on is not taken for one of this machine.
    """
    if not _admitted(request):
        return HttpResponse(status=HTTPStatus.NOT_FOUND)
    return HttpResponse(figures.text(timezone.now()), content_type=_TEXT)


def _admitted(request: HttpRequest) -> bool:
    if settings.METRICS_TOKEN:
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return hmac.compare_digest(given.encode(), settings.METRICS_TOKEN.encode())
    passed_on = any(name in request.headers for name in ("X-Forwarded-For", "Forwarded", "Via"))
    return not passed_on and _is_loopback(request.META.get("REMOTE_ADDR", ""))


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False

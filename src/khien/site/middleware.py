"""Whose address a request has, headers that every answer carries, and the largest request."""

from collections.abc import Callable
from http import HTTPStatus
from ipaddress import IPv4Address, IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve

from khien.site import errors

_Address = IPv4Address | IPv6Address
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; media-src 'self'; manifest-src 'self'; "
    "worker-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)


def visitor_address(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """REMOTE_ADDR is the visitor's also behind a proxy, for limits and whoever counts tries."""

    def name(request: HttpRequest) -> HttpResponse:
        told = request.META.get("HTTP_X_FORWARDED_FOR", "")
        if told and _is_trusted(_address(request.META.get("REMOTE_ADDR", ""))):
            # Only the last value is the proxy's own; those before it are the visitor's word.
            visitor = _address(told.rpartition(",")[2])
            request.META["REMOTE_ADDR"] = str(visitor or request.META["REMOTE_ADDR"])
        return get_response(request)

    return name


def _is_trusted(sender: _Address | None) -> bool:
    return sender is not None and any(sender in known for known in settings.TRUSTED_PROXY)


def _address(text: str) -> _Address | None:
    try:
        found = ip_address(text.strip())
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


def security_headers(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def add(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Referrer-Policy", "same-origin")
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=()"
        )
        return response

    return add


def refuse_the_largest(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Before anything of it is read; what rooms allow for one file is less and told by them."""

    def weigh(request: HttpRequest) -> HttpResponse:
        said = request.META.get("CONTENT_LENGTH") or "0"
        if said.isdecimal() and int(said) > settings.LARGEST_REQUEST:
            return errors.answer(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return get_response(request)

    return weigh


def lead_back(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Where somebody opens an address that only takes forms, the page above it, not a blank one."""

    def lead(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        refused = response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and request.method == "GET"
        if refused and "text/html" in request.headers.get("Accept", ""):
            return redirect(_page_above(request.path))
        return response

    return lead


def _page_above(path: str) -> str:
    while path := path.rstrip("/").rpartition("/")[0]:
        try:
            resolve(path + "/")
        except Resolver404:
            continue
        return path + "/"
    return "/"

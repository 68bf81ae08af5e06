"""Whose address a request has, headers of every answer, blocked hosts, and the largest request."""

from collections.abc import Callable
from http import HTTPStatus
from ipaddress import IPv4Address, IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.request import split_domain_port, validate_host
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils import translation
from django.utils.http import urlencode

from khien.screening.rules.lists import plain_host
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


def speak_as_the_address_says(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """`?tieng=en`: this one page in English, whatever was chosen before."""

    def speak(request: HttpRequest) -> HttpResponse:
        code = request.GET.get("tieng", "")
        if code in dict(settings.LANGUAGES):
            translation.activate(code)
            request.LANGUAGE_CODE = code
        return get_response(request)

    return speak


def lead_to_the_block_page(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """A resolver that follows our lists sends browsers here under the name of a blocked host.

    They are led to the page on our own address, where nothing is done in the other one's name.
    Whoever cannot read a page, such as a picture's frame, gets a short refusal. Without BLOCK_PAGE
    strange hosts are refused as ever.
    """

    def lead(request: HttpRequest) -> HttpResponse:
        host = _blocked_host(request) if settings.BLOCK_PAGE else ""
        if not host:
            return get_response(request)
        where = f"{settings.SITE_URL}{reverse('portal:blocked')}?{urlencode({'dia-chi': host})}"
        if "text/html" in request.headers.get("Accept", ""):
            response: HttpResponse = HttpResponseRedirect(where, status=HTTPStatus.SEE_OTHER)
        else:
            response = HttpResponse(
                f"{where}\n", status=HTTPStatus.FORBIDDEN, content_type="text/plain"
            )
        response["Cache-Control"] = "no-store"
        return response

    return lead


def _blocked_host(request: HttpRequest) -> str:
    """Empty where the site answers to the name, or it is none that a list could block."""
    domain, _port = split_domain_port(request.META.get("HTTP_HOST", ""))
    known = not domain or validate_host(domain, settings.ALLOWED_HOSTS)
    return "" if known else plain_host(domain)


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

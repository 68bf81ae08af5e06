"""To the province's provider and back, and what is left to do there after signing out."""

from typing import cast

import structlog
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from requests import RequestException

from khien.core.access import public
from khien.people.provider import PROVIDER, StaffOpenID
from khien.people.provider_adapter import AWAY, sign_in_again

_log = structlog.get_logger()
_SILENT = (RequestException, OAuth2Error, KeyError, ValueError)  # away, or not a provider


@require_safe
@public
@never_cache
def provider(request: HttpRequest) -> HttpResponseBase:
    try:
        return _through(OAuth2LoginView, request)
    except _SILENT as trouble:
        _log.warning("sign_in_provider_away", kind=type(trouble).__name__)
    try:
        sign_in_again(request, AWAY)
    except ImmediateHttpResponse as answer:
        return cast("HttpResponseBase", answer.response)


@require_safe
@public
@never_cache
def provider_callback(request: HttpRequest) -> HttpResponseBase:
    return _through(OAuth2CallbackView, request)


def _through(view: type, request: HttpRequest) -> HttpResponseBase:
    if not settings.OIDC_ISSUER:
        raise Http404
    opened = view.adapter_view(StaffOpenID(request, PROVIDER))  # type: ignore[attr-defined]  # allauth is untyped
    return cast("HttpResponseBase", opened(request))


@require_safe
@public
@never_cache
def signed_out(request: HttpRequest) -> HttpResponse:
    """On a shared computer the provider would let the next person in without asking."""
    if not settings.OIDC_ISSUER:
        raise Http404
    there = ""
    try:
        there = StaffOpenID(request, PROVIDER).openid_config.get("end_session_endpoint", "")
    except _SILENT as trouble:
        _log.warning("sign_in_provider_away", kind=type(trouble).__name__)
    back = request.build_absolute_uri(reverse("account_login"))
    asked = urlencode({"client_id": settings.OIDC_CLIENT, "post_logout_redirect_uri": back})
    context = {"name": settings.OIDC_NAME, "there": f"{there}?{asked}" if there else ""}
    return render(request, "people/signed_out.html", context)

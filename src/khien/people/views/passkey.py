"""Signing in with a passkey alone: asking for finger, face or PIN itself, it is both factors."""

from typing import cast

from allauth.mfa.webauthn.views import login_webauthn
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.cache import never_cache

from khien.core.access import public


@public
@never_cache
def passkey_sign_in(request: HttpRequest) -> HttpResponseBase:
    return cast("HttpResponseBase", login_webauthn(request))

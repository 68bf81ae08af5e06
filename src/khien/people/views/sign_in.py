"""The page of signing in; where the province has a provider, with the way through it."""

from typing import cast

from allauth.account.utils import get_next_redirect_url
from allauth.account.views import login
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.http import urlencode

from khien.core.access import public


@public
def sign_in(request: HttpRequest) -> HttpResponseBase:
    asked = get_next_redirect_url(request)
    query = f"?{urlencode({'next': asked})}" if asked else ""
    # Both are read by the template.
    request.provider_name = settings.OIDC_NAME if settings.OIDC_ISSUER else ""  # type: ignore[attr-defined]  # allauth's view takes no context
    request.provider_address = reverse("people:provider") + query  # type: ignore[attr-defined]  # the same
    return cast("HttpResponseBase", login(request))

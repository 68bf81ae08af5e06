"""The choice of a language, remembered as long as the browser is open: a phone keeps nothing."""

from django.conf import settings
from django.http import HttpResponse


def remember(response: HttpResponse, code: str) -> None:
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        httponly=True,
        samesite="Lax",
        secure=settings.LANGUAGE_COOKIE_SECURE,
    )

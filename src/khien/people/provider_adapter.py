"""Whom the province's provider lets in: accounts an administrator has named, and nobody else.

No account is ever made here, and none gets a duty. Of what the provider tells, only the subject
is kept, beside the account.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NoReturn

import structlog
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khien.people import actions
from khien.people.models import ProviderIdentity
from khien.people.provider import PROVIDER
from khien.people.provider_session import SESSION_KEY
from khien.people.queries import has_second_factor

NOT_NAMED = _(
    "Tài khoản bạn vừa dùng ở nơi đăng nhập chung chưa được quản trị viên cho vào Khiên. "
    "Hãy đăng nhập bằng tên và mật khẩu, hoặc gặp quản trị viên của cơ quan bạn."
)
AWAY = _("Nơi đăng nhập chung chưa trả lời. Bạn hãy đăng nhập bằng tên và mật khẩu dưới đây.")
BROKEN_OFF = _("Lần đăng nhập vừa rồi không trọn vẹn hoặc đã quá lâu. Bạn hãy thử lại.")
_log = structlog.get_logger()


@dataclass(frozen=True)
class Told:
    """What the provider says of who came. `factor`: it asked for one that counts here."""

    subject: str
    email: str
    factor: bool


class ProviderAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth is untyped
    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ARG002  (allauth's signature)
        return False

    def list_apps(
        self,
        request: HttpRequest,  # noqa: ARG002  (allauth's signature)
        provider: str | None = None,  # noqa: ARG002  (the same)
        client_id: str | None = None,  # noqa: ARG002  (the same)
    ) -> list[SocialApp]:
        """The one of the settings: rows of its table are not asked."""
        if not settings.OIDC_ISSUER:
            return []
        return [
            SocialApp(
                provider="openid_connect",
                provider_id=PROVIDER,
                name=settings.OIDC_NAME,
                client_id=settings.OIDC_CLIENT,
                secret=settings.OIDC_SECRET,
                settings={"server_url": settings.OIDC_ISSUER},
            )
        ]

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        now = timezone.now()
        told = _told(sociallogin.account)
        identity = _named(told, now=now)
        if identity is None:
            sign_in_again(request, NOT_NAMED)
        if not identity.user.is_active:
            raise ImmediateHttpResponse(redirect("account_inactive"))
        sociallogin.user = identity.user
        request.session[SESSION_KEY] = {
            "user": str(identity.user_id),
            "subject": told.subject,
            "factor": told.factor and _is_known(identity),
        }

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,  # noqa: ARG002  (allauth's signature)
        error: Any = None,
        exception: Exception | None = None,
        extra_context: Any = None,  # noqa: ARG002  (the same)
    ) -> None:
        _log.warning("sign_in_by_provider_failed", error=str(error), kind=type(exception).__name__)
        sign_in_again(request, BROKEN_OFF)


def sign_in_again(request: HttpRequest, why: str | Promise) -> NoReturn:
    messages.warning(request, str(why))
    raise ImmediateHttpResponse(redirect("account_login"))


def _told(account: Any) -> Told:
    claims = account.extra_data["id_token"]
    person = account.extra_data.get("userinfo") or claims
    verified = person.get("email_verified") is True
    methods = claims.get("amr", [])
    said = {str(claims.get("acr", "")), *map(str, methods if isinstance(methods, list) else [])}
    return Told(
        account.uid,
        str(person.get("email", "")).strip().lower() if verified else "",
        factor=bool(said & settings.OIDC_SECOND_FACTOR),
    )


def _named(told: Told, *, now: datetime) -> ProviderIdentity | None:
    """By the subject; by a verified address only while nobody has come in with it."""
    here = ProviderIdentity.objects.filter(issuer=settings.OIDC_ISSUER).select_related("user")
    found = here.filter(subject=told.subject).first()
    if found is not None or not told.email:
        return found
    found = here.filter(email=told.email).first()
    if found is not None and found.subject:
        actions.note_provider_refusal(found.user, why="another_subject", now=now)
        return None
    return found


def _is_known(identity: ProviderIdentity) -> bool:
    """Whoever names an account cannot come in with it alone: its own factor is asked for once."""
    return identity.linked_at is not None or not has_second_factor(identity.user)

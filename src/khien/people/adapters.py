"""What allauth asks us: no sign-up, our limits, our words, our ledger, secrets sealed."""

import time
from base64 import b64decode, b64encode
from os import urandom
from typing import Any

import qrcode  # type: ignore[import-untyped]  # has no types
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from qrcode.image.svg import SvgPathFillImage  # type: ignore[import-untyped]  # has no types

from khien.core.seal import keyed_hash
from khien.people import attempts
from khien.people.actions.factors import note_change
from khien.people.actions.provider import note_provider_sign_in
from khien.people.actions.sessions import end_session
from khien.people.models import StaffSession, User
from khien.people.provider_session import SESSION_KEY, came_by_provider

SECOND_FACTOR = "allauth.mfa.stages.AuthenticateStage"
RECENT = 15 * 60  # seconds during which a password or code counts as just given
TOO_MANY = gettext_lazy("Đã thử quá nhiều lần. Hãy đợi vài phút rồi thử lại.")
WRONG_CODE = gettext_lazy("Mã không đúng hoặc đã hết hạn.")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is untyped
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": gettext_lazy("Tài khoản này đã ngừng."),
        "enter_current_password": gettext_lazy("Mật khẩu hiện tại không đúng."),
        "incorrect_code": WRONG_CODE,
        "incorrect_password": gettext_lazy("Mật khẩu không đúng."),
        "invalid_login": gettext_lazy("Tên đăng nhập hoặc mật khẩu không đúng."),
        "rate_limited": TOO_MANY,
        "too_many_login_attempts": TOO_MANY,
        "username_password_mismatch": gettext_lazy("Tên đăng nhập hoặc mật khẩu không đúng."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  (allauth's signature)
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        name = str(credentials.get("username", ""))
        request.session.pop(SESSION_KEY, None)  # of a try by the provider that was broken off
        if not attempts.allowed(request, "password", name, now=timezone.now()):
            raise self.validation_error("too_many_login_attempts")

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:  # noqa: ARG002  (allauth's signature)
        attempts.note_failure(now=timezone.now())

    def get_login_stages(self) -> list[str]:
        stages: list[str] = super().get_login_stages()
        request = context.request
        kept = request.session.get(SESSION_KEY, {}) if request else {}
        return [each for each in stages if each != SECOND_FACTOR or not kept.get("factor")]

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **kwargs)
        if kept := came_by_provider(request, user):
            note_provider_sign_in(user, subject=kept["subject"], now=timezone.now())
        attempts.remember(request, response, user.username)
        return response

    def logout(self, request: HttpRequest) -> None:
        key = request.session.get("staff_session")
        session = StaffSession.objects.filter(pk=key, ended_at=None).first() if key else None
        if session is not None and isinstance(request.user, User):
            end_session(session, by=request.user, now=timezone.now())
        super().logout(request)

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Asked before the session goes."""
        if isinstance(request.user, User) and came_by_provider(request, request.user):
            return reverse("people:signed_out")
        return str(super().get_logout_redirect_url(request))

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:  # noqa: ARG002  (allauth's signature)
        """Not right after signing in: asking twice in a row teaches people to type blindly."""
        records = get_authentication_records(context.request, context.request.user)
        return not any(time.time() - record["at"] < RECENT for record in records)

    def send_notification_mail(self, template_prefix: str, user: Any, *_: Any, **__: Any) -> None:
        """What changed of an account: allauth would mail it, here it goes into the ledger."""
        note_change(user, what=template_prefix.rsplit("/", 1)[-1], now=timezone.now())


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth is untyped
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": WRONG_CODE,
        "cannot_delete_authenticator": gettext_lazy("Hãy thêm một lớp khác trước khi bỏ lớp này."),
    }

    def get_totp_label(self, user: Any) -> str:
        return str(user.username)

    def build_totp_svg(self, url: str) -> str:
        """On white of its own: in a dark theme a phone would not read it otherwise."""
        return str(qrcode.make(url, image_factory=SvgPathFillImage).to_string(encoding="unicode"))

    def encrypt(self, text: str) -> str:
        nonce = urandom(12)
        return b64encode(nonce + _cipher().encrypt(nonce, text.encode(), None)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        sealed = b64decode(encrypted_text)
        return _cipher().decrypt(sealed[:12], sealed[12:], None).decode()

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002  (allauth's signature)
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return _("Khóa số %(number)d") % {"number": count + 1}

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        entity: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return entity | {"name": user.username, "display_name": user.get_full_name()}


def _cipher() -> AESGCM:
    """The index key never rotates, so these secrets stay readable when sealing keys do."""
    return AESGCM(keyed_hash("second-factor-secrets", b""))

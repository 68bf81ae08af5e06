"""OpenID Connect as allauth speaks it, with what it leaves out: a nonce, the token's signature,
the issuer's name, and that the two tellings of a person are about the same one.

allauth finds the class by the name of this module.
"""

from hashlib import sha256
from secrets import compare_digest
from typing import Any

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

PROVIDER = "tinh"
_SIGNATURES = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"]
AGAIN = "lai"  # the provider is to ask even whom it knows


def nonce_of(verifier: str) -> str:
    """Follows from the secret of this one attempt, which only this browser's session knows."""
    return sha256(b"nonce:" + verifier.encode()).hexdigest()


def _fetched(address: str) -> jwt.PyJWKSet:
    with get_adapter().get_requests_session() as session:
        answer = session.get(address)
        answer.raise_for_status()
    return jwt.PyJWKSet.from_dict(answer.json())


def _key_of(id_token: str, keys: jwt.PyJWKSet) -> jwt.PyJWK:
    """A token need not name its key where the provider has one alone."""
    name = jwt.get_unverified_header(id_token).get("kid")
    fitting = [key for key in keys.keys if name in {None, key.key_id}]
    if len(fitting) != 1:
        raise OAuth2Error("no such key")
    return fitting[0]


class StaffOpenID(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # allauth is untyped
    verifier = ""

    @property
    def openid_config(self) -> dict[str, Any]:
        config: dict[str, Any] = super().openid_config
        if str(config.get("issuer", "")).rstrip("/") != settings.OIDC_ISSUER:
            raise OAuth2Error("another issuer")
        return config

    def get_access_token_data(
        self, request: HttpRequest, app: Any, client: Any, pkce_code_verifier: str | None = None
    ) -> Any:
        self.verifier = pkce_code_verifier or ""
        return super().get_access_token_data(request, app, client, pkce_code_verifier)

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> Any:
        if not kwargs["response"].get("id_token"):
            raise OAuth2Error("no id_token")
        return super().complete_login(request, app, token, **kwargs)

    def _decode_id_token(self, app: Any, id_token: str) -> dict[str, Any]:
        config = self.openid_config
        try:
            claims: dict[str, Any] = jwt.decode(
                id_token,
                _key_of(id_token, _fetched(config["jwks_uri"])),
                algorithms=_SIGNATURES,
                issuer=config["issuer"],
                audience=app.client_id,
                options={"require": ["exp", "iat", "sub"]},
                leeway=30,
            )
        except jwt.PyJWTError as error:
            raise OAuth2Error("id_token refused") from error
        if not compare_digest(str(claims.get("nonce", "")), nonce_of(self.verifier)):
            raise OAuth2Error("nonce of another attempt")
        return claims

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:  # noqa: ARG002  (allauth's signature)
        return str(request.build_absolute_uri(reverse("people:provider_callback")))


class StaffProvider(OpenIDConnectProvider):  # type: ignore[misc]  # allauth is untyped
    oauth2_adapter_class = StaffOpenID
    pkce_enabled_default = True

    def get_pkce_params(self) -> dict[str, str]:
        params: dict[str, str] = super().get_pkce_params()
        return params | {"nonce": nonce_of(params["code_verifier"])}

    def get_redirect_from_request_kwargs(self, request: HttpRequest) -> dict[str, Any]:
        """Only where to go afterwards may be asked for by an address."""
        asked: dict[str, Any] = super().get_redirect_from_request_kwargs(request)
        again = {"prompt": "login"} if AGAIN in request.GET else {}
        return {"process": "login", "next_url": asked.get("next_url"), "auth_params": again}

    def extract_uid(self, data: dict[str, Any]) -> str:
        subject = str(data["id_token"]["sub"])
        if subject != str(data.get("userinfo", data["id_token"])["sub"]):
            raise OAuth2Error("told about another person")
        return subject


provider_classes = [StaffProvider]

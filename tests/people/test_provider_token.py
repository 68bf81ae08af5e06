"""A token is believed only where it was made for us, and about one person."""

import json
import time
from types import SimpleNamespace

import jwt
import pytest
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from cryptography.hazmat.primitives.asymmetric import rsa

from khien.people import provider
from khien.people.provider import StaffOpenID, StaffProvider, nonce_of

ISSUER = "https://dang-nhap.tinh.example"


@pytest.fixture
def token(monkeypatch):
    """`token(aud=…)`: signed by the provider, right but for what is said."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key())) | {"kid": "1"}
    keys = jwt.PyJWKSet.from_dict({"keys": [public]})
    monkeypatch.setattr(provider, "_fetched", lambda _address: keys)
    monkeypatch.setattr(StaffOpenID, "openid_config", {"issuer": ISSUER, "jwks_uri": "x"})

    def token(**said):
        now = int(time.time())
        usual = {"iss": ISSUER, "aud": "khien", "sub": "nguoi-1", "iat": now, "exp": now + 60}
        claims = usual | {"nonce": nonce_of("v")} | said
        return jwt.encode(claims, key, algorithm="RS256", headers={"kid": "1"})

    return token


def read(token):
    adapter = object.__new__(StaffOpenID)
    adapter.verifier = "v"
    return adapter._decode_id_token(SimpleNamespace(client_id="khien"), token)


def test_one_that_is_right_is_read(token):
    assert read(token())["sub"] == "nguoi-1"


@pytest.mark.parametrize(
    "wrong",
    [{"aud": "ung-dung-khac"}, {"iss": "https://khac.example"}, {"exp": 1}, {"nonce": "khac"}],
)
def test_one_of_another_client_issuer_time_or_attempt_is_refused(token, wrong):
    with pytest.raises(OAuth2Error):
        read(token(**wrong))


def test_what_is_told_must_be_about_one_person():
    told = {"id_token": {"sub": "nguoi-1"}, "userinfo": {"sub": "nguoi-1"}}
    assert StaffProvider.extract_uid(None, told) == "nguoi-1"
    with pytest.raises(OAuth2Error):
        StaffProvider.extract_uid(None, told | {"userinfo": {"sub": "nguoi-2"}})

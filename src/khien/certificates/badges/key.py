"""The key that signs badges, and its public half for whoever checks them.

RS256, because Open Badges 3.0 asks every checker to know it.
"""

import base64
import json
from functools import lru_cache
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from khien.core.seal import key_folder, write_once

_BITS = 2048
_EXPONENT = 65537
_NAME = "badges.pem"


@lru_cache(maxsize=1)
def _key() -> rsa.RSAPrivateKey:
    """Made when it is first needed; it lies and is backed up with the other keys."""
    path = key_folder() / _NAME
    if not path.exists():
        made = rsa.generate_private_key(public_exponent=_EXPONENT, key_size=_BITS)
        write_once(path, _pem(made))
    found = serialization.load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(found, rsa.RSAPrivateKey):
        raise TypeError(f"{path} holds no RSA key")
    return found


def _pem(key: rsa.RSAPrivateKey) -> str:
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    ).decode("ascii")


def public_key() -> dict[str, str]:
    """A JWK (RFC 7517), named by its own thumbprint (RFC 7638)."""
    numbers = _key().public_key().public_numbers()
    bare = {"e": _number(numbers.e), "kty": "RSA", "n": _number(numbers.n)}
    thumbprint = sha256(json.dumps(bare, separators=(",", ":")).encode()).digest()
    return bare | {"kid": _base64(thumbprint), "alg": "RS256", "use": "sig"}


def signed(payload: dict[str, Any], *, key_address: str) -> str:
    """A compact JWT (RFC 7519). `key_address`: where the public half is found."""
    header = {"alg": "RS256", "typ": "JWT", "kid": key_address}
    body = f"{_json(header)}.{_json(payload)}"
    signature = _key().sign(body.encode("ascii"), padding.PKCS1v15(), hashes.SHA256())
    return f"{body}.{_base64(signature)}"


def _json(value: dict[str, Any]) -> str:
    return _base64(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


def _number(value: int) -> str:
    return _base64(value.to_bytes((value.bit_length() + 7) // 8, "big"))


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")

"""Certificates: of the file Khiên serves with, and of SITE_URL as a visitor gets it."""

import socket
import ssl
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from cryptography import x509

from khien.site.doctor.facts import Certificate
from khien.site.environment import read

_SECONDS = 8
_TLS = 443


def look(site_url: str) -> tuple[Certificate, ...]:
    return tuple(_certificates(site_url))


def _certificates(site_url: str) -> Iterator[Certificate]:
    parts = urlsplit(site_url)
    host = parts.hostname or ""
    file = read("TLS_CERTIFICATE")
    if file:
        yield _of(file, host if parts.scheme == "https" else "", lambda: Path(file).read_bytes())
    if parts.scheme == "https":
        port = parts.port or _TLS
        yield _of(f"{host}:{port}", host, lambda: _shown(host, port))


def _of(where: str, host: str, get: Callable[[], bytes]) -> Certificate:
    try:
        found = x509.load_pem_x509_certificate(get())
    except (OSError, ValueError) as error:
        return Certificate(where, host, trouble=type(error).__name__)
    return Certificate(where, host, tuple(_names(found)), found.not_valid_after_utc)


def _shown(host: str, port: int) -> bytes:
    """Whatever it is, also one that nobody should trust."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    with (
        socket.create_connection((host, port), timeout=_SECONDS) as plain,
        context.wrap_socket(plain, server_hostname=host) as secured,
    ):
        return ssl.DER_cert_to_PEM_cert(secured.getpeercert(binary_form=True) or b"").encode()


def _names(certificate: x509.Certificate) -> Iterator[str]:
    try:
        told = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName)
    except x509.ExtensionNotFound:
        return
    yield from told.value.get_values_for_type(x509.DNSName)
    yield from (str(each) for each in told.value.get_values_for_type(x509.IPAddress))

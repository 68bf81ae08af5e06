"""A photo or film behind an address: only from hosts that a setting names, and none by default.

Each hop of a redirect is checked as the first was: scheme, host, port, and that every address of
the host is a public one; the connection goes to the very address that was checked.
"""

import socket
import ssl
from collections.abc import Iterator
from contextlib import closing
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from ipaddress import ip_address
from time import monotonic
from urllib.parse import SplitResult, urljoin, urlsplit

from django.conf import settings

from khien.screening.matcher.asking import Wrong
from khien.screening.matcher.uploads import Incoming, Sent

_MOST_HOPS = 4
_SECONDS = 10.0  # of silence
_SECONDS_IN_ALL = 30.0
_PIECE = 65_536
_PORTS = {"http": 80, "https": 443}


def fetched(url: str, content_type: str) -> Sent:
    """`content_type`: photo or video, or empty for what the server says."""
    if not settings.HASH_FETCH_HOSTS:
        raise Wrong(HTTPStatus.FORBIDDEN, "Hashing by address is off; send the file")
    until = monotonic() + _SECONDS_IN_ALL
    try:
        for _hop in range(_MOST_HOPS):
            with (
                closing(_connection(_checked(url), until)) as connection,
                closing(_asked(connection, urlsplit(url))) as answer,
            ):
                if answer.status in {301, 302, 303, 307, 308}:
                    url = _next(url, answer.getheader("Location") or "")
                    continue
                return _read(answer, content_type, until)
    except (OSError, HTTPException, ValueError) as error:  # a path may hold any letters
        words = f"Failed to fetch URL: {type(error).__name__}"
        raise Wrong(HTTPStatus.BAD_REQUEST, words) from None
    raise Wrong(HTTPStatus.BAD_REQUEST, "Failed to fetch URL: too many redirects")


def _checked(url: str) -> SplitResult:
    """Raises Wrong unless the host is named by the setting and the rest is plain."""
    try:
        parts = urlsplit(url)
        plain = parts.scheme in _PORTS and parts.port in {None, _PORTS[parts.scheme]}
    except ValueError:
        plain = False
    if not plain or "@" in parts.netloc or parts.hostname not in settings.HASH_FETCH_HOSTS:
        raise Wrong(HTTPStatus.BAD_REQUEST, "Invalid or unsafe URL provided")
    return parts


def _next(url: str, place: str) -> str:
    try:
        return urljoin(url, place)
    except ValueError:
        return ""  # refused as any other that cannot be


def _connection(parts: SplitResult, until: float) -> HTTPConnection:
    host, port = str(parts.hostname), _PORTS[parts.scheme]
    address = _public_address(host, port)
    patience = max(0.1, min(_SECONDS, until - monotonic()))
    reached = socket.create_connection((address, port), timeout=patience)
    if parts.scheme == "http":
        connection = HTTPConnection(host, timeout=patience)
        connection.sock = reached
    else:
        context = ssl.create_default_context()
        connection = HTTPSConnection(host, timeout=patience, context=context)
        connection.sock = context.wrap_socket(reached, server_hostname=host)
    return connection


def _public_address(host: str, port: int) -> str:
    """One of the host's addresses, where all of them are public; raises Wrong."""
    found = [entry[4][0] for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not found or not all(is_public(str(each)) for each in found):
        raise Wrong(HTTPStatus.BAD_REQUEST, "Invalid or unsafe URL provided")
    return str(found[0])


def is_public(address: str) -> bool:
    said = ip_address(address.partition("%")[0])
    inner = getattr(said, "ipv4_mapped", None) or said
    return inner.is_global and not inner.is_multicast


def _asked(connection: HTTPConnection, parts: SplitResult) -> HTTPResponse:
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    connection.request("GET", path, headers={"Accept": "image/*, video/*"})
    return connection.getresponse()


def _read(answer: HTTPResponse, content_type: str, until: float) -> Sent:
    if answer.status != HTTPStatus.OK:
        raise Wrong(HTTPStatus.BAD_REQUEST, f"Failed to fetch URL: status {answer.status}")
    incoming = Incoming(content_type or _kind_of(answer.getheader("Content-Type") or ""))
    for piece in _pieces(answer):
        if monotonic() > until:
            raise Wrong(HTTPStatus.BAD_REQUEST, "Failed to fetch URL: took too long")
        incoming.take(piece)
    return incoming.sent()


def _pieces(answer: HTTPResponse) -> Iterator[bytes]:
    while piece := answer.read1(_PIECE):
        yield piece


def _kind_of(said: str) -> str:
    for prefix, kind in {"image": "photo", "video": "video"}.items():
        if said.lower().startswith(prefix):
            return kind
    why = f"unsupported url ContentType: '{said[:100]}', if you know the expected type, "
    raise Wrong(HTTPStatus.BAD_REQUEST, why + "provide it with the content_type query param")

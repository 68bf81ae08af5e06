"""Asking a host outside: only one that a setting names, each hop checked as the first was.

Scheme, host and port are looked at, and that every address of the host is a public one; the
connection goes to the very address that was checked.
"""

import socket
import ssl
from collections.abc import Collection
from http.client import HTTPConnection, HTTPSConnection
from ipaddress import ip_address
from time import monotonic
from urllib.parse import SplitResult, urljoin, urlsplit

MOST_HOPS = 4
REDIRECTS = frozenset({301, 302, 303, 307, 308})
_SECONDS = 10.0  # of silence
PORTS = {"http": 80, "https": 443}


class NotAllowed(Exception):  # noqa: N818  (said as it is)
    """An address that may not be asked."""


def checked(url: str, hosts: Collection[str]) -> SplitResult:
    """Raises NotAllowed unless the host is one of these and the rest is plain."""
    try:
        parts = urlsplit(url)
        plain = parts.scheme in PORTS and parts.port in {None, PORTS[parts.scheme]}
    except ValueError:
        plain = False
    if not plain or "@" in parts.netloc or parts.hostname not in hosts:
        raise NotAllowed
    return parts


def next_hop(url: str, place: str) -> str:
    try:
        return urljoin(url, place)
    except ValueError:
        return ""  # refused as any other that cannot be


def connection(parts: SplitResult, until: float) -> HTTPConnection:
    """To what `checked` gave. `until`: on the monotonic clock."""
    host, port = str(parts.hostname), PORTS[parts.scheme]
    address = _public_address(host, port)
    patience = max(0.1, min(_SECONDS, until - monotonic()))
    reached = socket.create_connection((address, port), timeout=patience)
    if parts.scheme == "http":
        found = HTTPConnection(host, timeout=patience)
        found.sock = reached
    else:
        context = ssl.create_default_context()
        found = HTTPSConnection(host, timeout=patience, context=context)
        found.sock = context.wrap_socket(reached, server_hostname=host)
    return found


def _public_address(host: str, port: int) -> str:
    """One of the host's addresses, where all of them are public; raises NotAllowed."""
    found = [entry[4][0] for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not found or not all(is_public(str(each)) for each in found):
        raise NotAllowed
    return str(found[0])


def is_public(address: str) -> bool:
    said = ip_address(address.partition("%")[0])
    inner = getattr(said, "ipv4_mapped", None) or said
    return inner.is_global and not inner.is_multicast


def target(parts: SplitResult) -> str:
    """What is asked of the host."""
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")

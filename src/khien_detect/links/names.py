"""Hosts and addresses as a browser reads them, in one canonical form.

A host is lower-case ASCII: Unicode names go through UTS 46 and Punycode, odd spellings of IPv4
(`0x7f.1`) become four numbers. A key is the host with its labels reversed, then the path:
`sites.google.com/view/x` has the key `com!google!sites/view/x`, so that whatever covers an address
is a prefix of its key, and in sorted keys a parent stands right before what lies below it.
"""

import ipaddress
import posixpath
import re
import socket
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote

import idna

LONGEST_HOST = 253
LONGEST_LABEL = 63
LONGEST_LOOK = 65_536  # characters of a path or query that are looked at
MOST_PARTS = 64  # path segments and query parameters that are looked up

_LABEL = re.compile(rf"[a-z0-9_-]{{1,{LONGEST_LABEL}}}")
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")
_SCHEME = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?[/\\]{2,}|(?:https?|wss?|ftp):[/\\]*", re.IGNORECASE)
_BREAKS = re.compile(r"[\t\n\r]")
_END = re.compile(r"[/\\?#]")
_PORT = re.compile(r":\d{0,5}$")
_SAFE = "/!$&'()*+,;=:@~"


@dataclass(frozen=True, slots=True)
class Address:
    """`host` canonical; `path` starts with "/" or is empty; `query` without its "?"."""

    host: str
    path: str
    query: str
    fragment: bool = False


def host_of(written: str) -> str | None:
    """The canonical host, or None where no browser would open it. No port, no user."""
    if "%" in written:
        written = unquote(written)
    if written.startswith("["):
        return _ipv6(written)
    host = written.lower() if written.isascii() else _to_ascii(written)
    host = host.rstrip(".")
    if len(host) > LONGEST_HOST:
        return None
    labels = host.split(".")
    if not all(map(_LABEL.fullmatch, labels)):
        return None
    return _ipv4(host) if _NUMBER.fullmatch(labels[-1]) else host


def _to_ascii(written: str) -> str:
    """As browsers do (UTS 46, not IDNA 2008: they open emoji domains too); "" for what is none."""
    if len(written) > 2 * LONGEST_HOST:
        return ""
    seen = "".join(c for c in written if unicodedata.category(c) != "Cf")
    try:
        mapped = idna.uts46_remap(seen, std3_rules=False)
    except UnicodeError:
        return ""
    return ".".join(map(_label_to_ascii, mapped.split(".")))


def _label_to_ascii(label: str) -> str:
    return label if label.isascii() else "xn--" + label.encode("punycode").decode("ascii")


def shown(host: str) -> str:
    """The host as a person reads it; a label that is no good Punycode stays as it is."""
    return ".".join(map(_label_shown, host.split(".")))


def _label_shown(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        read = label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label
    return read if read.isprintable() else label


def _ipv4(host: str) -> str | None:
    try:
        return socket.inet_ntoa(socket.inet_aton(host))
    except OSError:
        return None


def _ipv6(written: str) -> str | None:
    if "%" in written:  # a zone, which means something on one machine only
        return None
    try:
        return f"[{ipaddress.IPv6Address(written[1:].rstrip(']'))}]"
    except ValueError:
        return None


def is_ip(host: str) -> bool:
    return host.startswith("[") or (host[-1:].isdigit() and host.replace(".", "").isdigit())


def address_of(url: str) -> Address | None:
    """What a browser would connect to; None where the text holds no host.

    Tabs and line breaks inside are dropped, backslashes are slashes, the user part goes up to the
    last "@": the ways in which an address is made to look like another one.
    """
    text = _BREAKS.sub("", url.strip())
    if scheme := _SCHEME.match(text):
        text = text[scheme.end() :]
    end = _END.search(text)
    authority, rest = (text[: end.start()], text[end.start() :]) if end else (text, "")
    host = host_of(_PORT.sub("", authority.rpartition("@")[2]))
    if not host:
        return None
    rest, fragment, _ = rest.partition("#")
    path, _, query = rest[:LONGEST_LOOK].partition("?")
    return Address(host, _path(path), _spelt(query), bool(fragment))


def _path(path: str) -> str:
    """One spelling of a path: dot segments resolved, escapes and case folded."""
    if not path.strip("/\\"):
        return ""
    steps = posixpath.normpath("/" + _spelt(path.replace("\\", "/")).lstrip("/"))
    return "" if steps == "/" else steps


def _spelt(text: str) -> str:
    return quote(unquote(text).lower(), safe=_SAFE, errors="replace") if text else ""


def key_of(host: str, path: str = "", query: str = "") -> str:
    """The key of a host or, with a path or query, of everything that starts so on that host."""
    if not path and not query:
        return _reversed(host)
    return _reversed(host.removeprefix("www.")) + (path or "/") + (f"?{query}" if query else "")


def _reversed(host: str) -> str:
    return host if is_ip(host) else "!".join(reversed(host.split(".")))


def host_of_key(key: str) -> str:
    """Back from a key to the host (and path), as lists write it."""
    host, slash, path = key.partition("/")
    return (host if is_ip(host) else ".".join(reversed(host.split("!")))) + slash + path


def paths_of(address: Address) -> Iterator[str]:
    """What follows the host in the keys that cover an address, shortest first: "/", "/a", "/a/b",
    "/a/b?x=1", "/a/b?x=1&y=2".
    """
    yield "/"
    steps = address.path.split("/", MOST_PARTS)[1:MOST_PARTS]
    for count in range(1, len(steps) + 1):
        yield "/" + "/".join(steps[:count])
    if address.query:
        parameters = address.query.split("&", MOST_PARTS)[:MOST_PARTS]
        for count in range(1, len(parameters) + 1):
            yield f"{address.path or '/'}?{'&'.join(parameters[:count])}"

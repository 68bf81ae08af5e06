"""A photo or film behind an address: only from hosts that a setting names, and none by default.

How a host is reached, and each hop checked, is in `khien.core.outward`.
"""

from collections.abc import Iterator
from contextlib import closing
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPResponse
from time import monotonic
from urllib.parse import SplitResult

from django.conf import settings

from khien.core import outward
from khien.screening.matcher.asking import Wrong
from khien.screening.matcher.uploads import Incoming, Sent

_SECONDS_IN_ALL = 30.0
_PIECE = 65_536


def fetched(url: str, content_type: str) -> Sent:
    """`content_type`: photo or video, or empty for what the server says."""
    if not settings.HASH_FETCH_HOSTS:
        raise Wrong(HTTPStatus.FORBIDDEN, "Hashing by address is off; send the file")
    until = monotonic() + _SECONDS_IN_ALL
    try:
        for _hop in range(outward.MOST_HOPS):
            parts = outward.checked(url, settings.HASH_FETCH_HOSTS)
            with (
                closing(outward.connection(parts, until)) as connection,
                closing(_asked(connection, parts)) as answer,
            ):
                if answer.status in outward.REDIRECTS:
                    url = outward.next_hop(url, answer.getheader("Location") or "")
                    continue
                return _read(answer, content_type, until)
    except outward.NotAllowed:
        raise Wrong(HTTPStatus.BAD_REQUEST, "Invalid or unsafe URL provided") from None
    except (OSError, HTTPException, ValueError) as error:  # a path may hold any letters
        words = f"Failed to fetch URL: {type(error).__name__}"
        raise Wrong(HTTPStatus.BAD_REQUEST, words) from None
    raise Wrong(HTTPStatus.BAD_REQUEST, "Failed to fetch URL: too many redirects")


def _asked(connection: HTTPConnection, parts: SplitResult) -> HTTPResponse:
    connection.request("GET", outward.target(parts), headers={"Accept": "image/*, video/*"})
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

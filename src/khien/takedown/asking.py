"""Whether an address still answers: asked by the worker, only of hosts that a setting names.

Only the head of the answer is asked for: the content itself is never fetched. An address that
says it is gone is gone. One that answers may show a notice, a door to sign in or the content: a
person looks.
"""

from contextlib import closing
from http import HTTPStatus
from http.client import HTTPException
from time import monotonic

from django.conf import settings

from khien.core import outward
from khien.takedown.models import Seen

_SECONDS_IN_ALL = 15.0
_GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE, HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS}
_BUSY = {HTTPStatus.TOO_MANY_REQUESTS}
_SERVERS_FAULT = HTTPStatus.INTERNAL_SERVER_ERROR


def ask(url: str) -> Seen:
    """Each hop of a redirect is checked as the first was; one that leads elsewhere is refused."""
    until = monotonic() + _SECONDS_IN_ALL
    try:
        for _hop in range(outward.MOST_HOPS):
            parts = outward.checked(url, settings.TAKEDOWN_CHECK_HOSTS)
            with closing(outward.connection(parts, until)) as connection:
                connection.request("HEAD", outward.target(parts))
                with closing(connection.getresponse()) as answer:
                    if answer.status not in outward.REDIRECTS:
                        return _said(answer.status)
                    url = outward.next_hop(url, answer.getheader("Location") or "")
    except outward.NotAllowed:
        return Seen.REFUSED
    except (OSError, HTTPException, ValueError):  # a path may hold any letters
        return Seen.SILENT
    return Seen.ANSWERS


def _said(status: int) -> Seen:
    if status in _GONE:
        return Seen.GONE
    silent = status in _BUSY or status >= _SERVERS_FAULT
    return Seen.SILENT if silent else Seen.ANSWERS

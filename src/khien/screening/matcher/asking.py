"""One request of a client: its query, its body, its key; and what it is told."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl

from khien.screening.admission import OpenKey
from khien.screening.metering import meter

_MOST_PARAMETERS = 50
_YES, _NO = {"1", "on", "t", "true", "y", "yes"}, {"0", "off", "f", "false", "n", "no"}


class Wrong(Exception):  # noqa: N818  (an answer, not an error)
    """What the client is told in `message`; `body` where the contract has another shape."""

    def __init__(self, status: HTTPStatus, message: str, *, body: Any = None) -> None:
        super().__init__(message)
        self.status = status
        self.body = {"message": message} if body is None else body


@dataclass(frozen=True)
class Told:
    """`hits`: how many of the items asked found something."""

    body: Any
    hits: int = 0


@dataclass
class Asking:
    """`taken`: items of the key's day that it cost."""

    environ: Mapping[str, Any]
    now: datetime
    key: OpenKey
    taken: int = 0

    @cached_property
    def query(self) -> dict[str, str]:
        return _query(self.environ.get("QUERY_STRING", ""))

    def needed(self, name: str) -> str:
        try:
            return self.query[name]
        except KeyError:
            raise _invalid("missing", name, "Field required") from None

    def flag(self, name: str) -> bool:
        said = self.query.get(name, "false").lower()
        if said not in _YES | _NO:
            words = "Input should be a valid boolean, unable to interpret input"
            raise _invalid("bool_parsing", name, words)
        return said in _YES

    def banks(self) -> frozenset[str] | None:
        """References the answer is limited to; None for all."""
        said = self.query.get("banks", "")
        return frozenset(said.split(",")) if said else None

    def take(self, items: int) -> None:
        """Of the key's day, before the work. Raises Denied."""
        meter.take(self.key, items, now=self.now)
        self.taken += items

    def length(self, *, most: int) -> int:
        """Of the body, as it is said; what is sent in pieces says none."""
        said = self.environ.get("CONTENT_LENGTH") or "0"
        if not said.isdecimal() or self.environ.get("HTTP_TRANSFER_ENCODING"):
            raise Wrong(HTTPStatus.LENGTH_REQUIRED, "Content-Length is needed")
        if int(said) > most:
            raise too_large()
        return int(said)

    def body(self, *, most: int) -> bytes:
        data: bytes = self.environ["wsgi.input"].read(self.length(most=most))
        return data

    def json(self, *, most: int) -> Any:
        if self.environ.get("CONTENT_TYPE", "").partition(";")[0].strip() != "application/json":
            words = "Content-Type must be application/json"
            raise Wrong(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, words)
        try:
            return json.loads(self.body(most=most))
        except (ValueError, RecursionError):
            raise Wrong(HTTPStatus.BAD_REQUEST, "The body is not readable JSON") from None


def _query(text: str) -> dict[str, str]:
    """Of a name said twice the first counts."""
    if text.count("&") >= _MOST_PARAMETERS:
        raise Wrong(HTTPStatus.BAD_REQUEST, "too many parameters")
    if "%" in text or "+" in text:
        return dict(reversed(parse_qsl(text, keep_blank_values=True)))
    pairs = (each.partition("=") for each in reversed(text.split("&")))  # thrice as fast
    return {name: value for name, _, value in pairs}


def too_large() -> Wrong:
    return Wrong(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "Content too large")


def _invalid(kind: str, name: str, words: str) -> Wrong:
    """As the incumbent's own validation says it: a list, 422."""
    body = [{"type": kind, "loc": [name], "msg": words}]
    return Wrong(HTTPStatus.UNPROCESSABLE_ENTITY, words, body=body)

"""The WSGI application before Django's: which address is whose, the key, the answer as JSON.

The texts of the contract are English, as clients know them; what is said of keys is in the
caller's language.
"""

import json
import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.core.handlers.wsgi import WSGIRequest
from django.db import DatabaseError, InterfaceError, connection
from django.utils import timezone, translation

from khien.screening.admission import Denied, admit
from khien.screening.matcher import hashing, matching, status
from khien.screening.matcher.asking import Asking, Told, Wrong
from khien.screening.metering import keep_writing, meter
from khien.screening.models import Use

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Route:
    """`way`: under which its use is counted; empty for what is free."""

    way: str
    answer: Callable[[Asking], Told]


ROUTES: dict[str, dict[str, Route]] = {
    "/h/hash": {
        "GET": Route("hash", hashing.hash_address),
        "POST": Route("hash", hashing.hash_file),
    },
    "/m/raw_lookup": {"GET": Route("raw_lookup", matching.raw_lookup)},
    "/m/lookup": {
        "GET": Route("lookup", matching.lookup),
        "POST": Route("lookup", matching.lookup_file),
    },
    "/m/batch_lookup": {"POST": Route("batch_lookup", matching.batch_lookup)},
    "/m/compare": {"POST": Route("compare", matching.compare)},
    "/m/index/status": {"GET": Route("", status.index_status)},
}


@dataclass(frozen=True)
class _Answer:
    status: HTTPStatus
    body: bytes
    kind: str = "application/json"
    more: tuple[tuple[str, str], ...] = ()


_encode = json.JSONEncoder(separators=(",", ":")).encode


def _json(status: HTTPStatus, body: Any, *more: tuple[str, str]) -> _Answer:
    return _Answer(status, _encode(body).encode(), more=more)


def _plain(text: str) -> _Answer:
    return _Answer(HTTPStatus.OK, text.encode(), "text/html; charset=utf-8")


# For whoever watches over the service: without a key, and without a word of what is in it.
OPEN = {
    "/status": _plain("I-AM-ALIVE"),
    "/livez": _plain("OK"),
    "/readyz": _plain("READY"),
    "/site-map": _json(HTTPStatus.OK, sorted([*ROUTES, "/status", "/livez", "/readyz"])),
}
_TOLD_OF_ALL = [("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff")]


def mounted(site: Application) -> Application:
    """`site` answers every other address."""

    def application(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if not path.startswith(("/h/", "/m/")) and path not in OPEN:
            return site(environ, start)
        answer = _answered(environ, path)
        length = ("Content-Length", str(len(answer.body)))
        headers = [("Content-Type", answer.kind), length, *_TOLD_OF_ALL, *answer.more]
        start(f"{answer.status.value} {answer.status.phrase}", headers)
        return [b"" if environ["REQUEST_METHOD"] == "HEAD" else answer.body]

    return application


def _answered(environ: dict[str, Any], path: str) -> _Answer:
    routes: Mapping[str, Route | _Answer] = ROUTES.get(path) or (
        {"GET": OPEN[path]} if path in OPEN else {}
    )
    if not routes:
        return _json(HTTPStatus.NOT_FOUND, {"message": "Not found"})
    method = environ["REQUEST_METHOD"]
    route = routes.get("GET" if method == "HEAD" else method)
    if route is None:
        allowed = ", ".join([*routes, "HEAD"] if "GET" in routes else routes)
        told = {"message": "Method not allowed"}
        return _json(HTTPStatus.METHOD_NOT_ALLOWED, told, ("Allow", allowed))
    if isinstance(route, _Answer):
        return route
    try:
        return _of_route(environ, route, timezone.now())
    finally:
        if connection.connection is not None:
            connection.close()  # back to the pool; Django does so at the end of its own requests


def _of_route(environ: Mapping[str, Any], route: Route, now: datetime) -> _Answer:
    keep_writing()
    try:
        asking = Asking(
            environ, now, admit(environ.get("HTTP_AUTHORIZATION", ""), Use.LOOK_UP, now=now)
        )
        return _counted(asking, route)
    except Denied as denied:
        return _denied(environ, denied)
    except (DatabaseError, InterfaceError):
        logger.exception("matcher_without_database")
        told_so = {"message": "The database is away; try again in a minute"}
        return _json(HTTPStatus.SERVICE_UNAVAILABLE, told_so, ("Retry-After", "60"))
    except Exception:
        logger.exception("matcher_failed")
        return _json(HTTPStatus.INTERNAL_SERVER_ERROR, {"message": "Internal error"})


def _counted(asking: Asking, route: Route) -> _Answer:
    """What was taken of the day is counted, whatever came of it."""
    hits = 0
    try:
        told = route.answer(asking)
        hits = told.hits
        return _json(HTTPStatus.OK, told.body)
    except Wrong as wrong:
        return _json(wrong.status, wrong.body)
    finally:
        if asking.taken:
            meter.note(asking.key, route.way, items=asking.taken, hits=hits, now=asking.now)


def _denied(environ: Mapping[str, Any], denied: Denied) -> _Answer:
    language = translation.get_language_from_request(WSGIRequest(dict(environ)))
    more = [("Retry-After", str(denied.retry_after))] if denied.retry_after else []
    if denied.status is HTTPStatus.UNAUTHORIZED:
        more.append(("WWW-Authenticate", "Bearer"))
    with translation.override(language):
        return _json(denied.status, {"message": str(denied)}, *more)

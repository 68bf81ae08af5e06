"""The files that resolvers fetch: whole, or what changed since a serial they have.

Made and squeezed once, so that a fetch costs no more than reading a file. An entity tag names one
edition in one form and encoding.
"""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from itertools import islice
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Any

from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from khien.core.access import public
from khien.screening.editions.names import ABSENT, ALLOWED, BLOCKED, Changed
from khien.screening.editions.store import FORMS, SQUEEZED
from khien.screening.models import Edition, Publication
from khien.screening.queries.editions import Followed, changes_since, folder_of
from khien.screening.queries.lists import latest_edition

SERIAL = "X-Khien-Serial"
_TYPES = {".json": "application/json", ".zone": "text/plain; charset=utf-8"}
_BLOCK = 1 << 18
_LINES_AT_ONCE = 1 << 12
_IN_MEMORY = 1 << 20
_LONGEST_SERIAL = 12


@public
@require_safe
def list_file(request: HttpRequest, slug: str, form: str) -> HttpResponseBase:
    if form not in FORMS:
        raise Http404
    publication = get_object_or_404(Publication, slug=slug)
    if publication.stopped_at is not None:
        return _sentence(_("Danh sách này đã dừng công bố."), HTTPStatus.GONE)
    edition = latest_edition(publication)
    if edition is None:
        return _not_yet()
    since = request.GET.get("since")
    try:
        return (
            _whole(request, edition, form)
            if since is None
            else _changes(request, publication, edition, form, since)
        )
    except FileNotFoundError:  # after a restore, until the worker has made it anew
        return _not_yet()


def _sentence(text: str, status: HTTPStatus) -> HttpResponse:
    response = HttpResponse(f"{text}\n", status=status, content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "no-store"
    return response


def _not_yet() -> HttpResponse:
    text = _("Danh sách đang được làm. Hãy lấy lại sau vài phút.")
    response = _sentence(text, HTTPStatus.SERVICE_UNAVAILABLE)
    response["Retry-After"] = "120"
    return response


def _whole(request: HttpRequest, edition: Edition, form: str) -> HttpResponseBase:
    way = _encoding(request)
    path = folder_of(edition) / (form + SQUEEZED.get(way, ""))
    known = _headers(edition, form, f"{way or 'plain'}-{form}")
    if way:
        known["Content-Encoding"] = way
    return _unless_known(request, known, edition.made_at, lambda: _file(request, path, form))


def _encoding(request: HttpRequest) -> str:
    """The best way of squeezing that is asked for; empty for none."""
    asked = request.headers.get("Accept-Encoding", "").lower().split(",")
    wanted = {
        name.strip()
        for name, _, more in (each.partition(";") for each in asked)
        if not re.fullmatch(r"\s*q=0(?:\.0*)?\s*", more)
    }
    return next((way for way in SQUEEZED if way in wanted), "")


def _file(request: HttpRequest, path: Path, form: str) -> HttpResponseBase:
    if request.method == "HEAD":
        return HttpResponse(headers={"Content-Length": str(path.stat().st_size)})
    response = FileResponse(path.open("rb"), filename=form, content_type=_type(form))
    response.block_size = _BLOCK
    return response


def _type(form: str) -> str:
    return _TYPES.get(Path(form).suffix, _TYPES[".zone"])


def _headers(edition: Edition, form: str, variant: str) -> dict[str, str]:
    return {
        "ETag": f'"{edition.serial}-{bytes(edition.digest).hex()[:16]}-{variant}"',
        "Last-Modified": http_date(edition.made_at.timestamp()),
        "Cache-Control": "public, max-age=300",
        "Content-Type": _type(form),
        SERIAL: str(edition.serial),
    }


def _unless_known(
    request: HttpRequest,
    known: dict[str, str],
    made_at: datetime,
    full: Callable[[], HttpResponseBase],
) -> HttpResponseBase:
    """304 where the one who asks has it; nothing of it is opened then."""
    bare = HttpResponse(headers=known)
    patch_vary_headers(bare, ["Accept-Encoding"])
    answer = get_conditional_response(request, known["ETag"], int(made_at.timestamp()), bare)
    if answer is not None and answer is not bare:
        answer[SERIAL] = known[SERIAL]
        return answer
    response = full()
    if response.status_code != HTTPStatus.OK:
        return response
    for name, value in bare.items():
        response[name] = value
    return response


def _changes(
    request: HttpRequest, publication: Publication, edition: Edition, form: str, since: str
) -> HttpResponseBase:
    """Nothing of it where they have the newest; 410 where they must fetch the whole."""
    if not since.isdecimal() or not since.isascii() or len(since) > _LONGEST_SERIAL:
        return _sentence(
            _("`since` là một số, như trong đầu `X-Khien-Serial`."), HTTPStatus.BAD_REQUEST
        )
    about = {"list": publication.slug, "since": int(since), "serial": edition.serial}

    def full() -> HttpResponseBase:
        followed = changes_since(publication, int(since), edition)
        if followed is None:
            text = _("Thay đổi từ lần ấy không còn được giữ. Hãy lấy cả danh sách.")
            return _sentence(text, HTTPStatus.GONE)
        found = followed.changes
        lines = _as_json(found, about) if form == "list.json" else _as_lines(found)
        return StreamingHttpResponse(_Blocks(lines, followed), content_type=_type(form))

    known = _headers(edition, form, f"since-{since}-{form}")
    return _unless_known(request, known, edition.made_at, full)


@dataclass
class _Blocks:
    """Lines, many at once; Django closes it, read or not."""

    lines: Iterator[str]
    followed: Followed

    def __iter__(self) -> Iterator[bytes]:
        while block := "".join(islice(self.lines, _LINES_AT_ONCE)):
            yield block.encode()

    def close(self) -> None:
        self.followed.close()


def _as_lines(changes: Iterator[Changed]) -> Iterator[str]:
    """`-host`, `+host`, with `@@` for what is let through: as `khien-detect links diff` says it."""
    for one in changes:
        host = one.host
        if one.was != ABSENT:
            yield f"-{'@@' if one.was == ALLOWED else ''}{host}\n"
        if one.now != ABSENT:
            yield f"+{'@@' if one.now == ALLOWED else ''}{host}\n"


def _as_json(changes: Iterator[Changed], about: dict[str, Any]) -> Iterator[str]:
    """Read once: what is added goes out at once, all else waits, on the disk where it is much."""
    yield json.dumps(about)[:-1] + ',\n"added": ['
    with ExitStack() as stack:
        waiting = {
            title: stack.enter_context(SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="ascii"))
            for title in ("removed", "allowed_added", "allowed_removed")
        }
        comma = ""
        for one in changes:
            for title in _titles(one):
                if title == "added":
                    yield f'{comma}\n"{one.host}"'
                    comma = ","
                else:
                    waiting[title].write(f'"{one.host}"\n')
        yield "]"
        for title, lines in waiting.items():
            lines.seek(0)
            yield f',\n"{title}": ['
            yield from (f"{',' if place else ''}\n{line[:-1]}" for place, line in enumerate(lines))
            yield "]"
    yield "}\n"


def _titles(one: Changed) -> Iterator[str]:
    yield from {BLOCKED: ["removed"], ALLOWED: ["allowed_removed"]}.get(one.was, [])
    yield from {BLOCKED: ["added"], ALLOWED: ["allowed_added"]}.get(one.now, [])

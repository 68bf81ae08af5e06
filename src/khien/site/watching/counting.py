"""How many requests each web process answered: eight bytes a count, in a file all can read.

Nothing of a request is kept but its kind and the first digit of its answer. Files of processes that
ended go on counting until the next start, so that sums only grow.
"""

import mmap
import os
import struct
import time
from collections.abc import Callable
from itertools import product
from pathlib import Path
from threading import Lock

from django.conf import settings
from django.http import HttpRequest, HttpResponse

KINDS = ("public", "staff", "api", "static")
STATUSES = ("2xx", "3xx", "4xx", "5xx")
COUNTS = tuple(product(KINDS, STATUSES))
_WORD = struct.Struct("=Q")
_SIZE = (len(COUNTS) + len(KINDS)) * _WORD.size  # after the counts: microseconds of each kind
_lock = Lock()
_opened: dict[int, mmap.mmap] = {}  # by process: a forked one opens its own


def _folder() -> Path:
    return Path(settings.KHIEN_HOME) / "run"


def forget() -> None:
    """Before the first process of a start."""
    for left in _folder().glob("requests-*"):
        left.unlink(missing_ok=True)


def _own() -> mmap.mmap:
    process = os.getpid()
    if process not in _opened:
        _folder().mkdir(exist_ok=True, mode=0o700)
        path = _folder() / f"requests-{process}"
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        os.ftruncate(descriptor, _SIZE)
        _opened[process] = mmap.mmap(descriptor, _SIZE)
        os.close(descriptor)
    return _opened[process]


def count(kind: str, status: int, seconds: float) -> None:
    """A disk that is full costs nobody an answer."""
    try:
        with _lock:
            place = COUNTS.index((kind, f"{min(max(status // 100, 2), 5)}xx"))
            _add(place, 1)
            _add(len(COUNTS) + KINDS.index(kind), int(seconds * 1_000_000))
    except OSError:
        return


def _add(place: int, amount: int) -> None:
    at = place * _WORD.size
    (before,) = _WORD.unpack_from(_own(), at)
    _WORD.pack_into(_own(), at, before + amount)


def counted() -> tuple[dict[tuple[str, str], int], dict[str, float]]:
    """Of all processes: (kind, status) → how many; kind → seconds."""
    sums = [0] * (len(COUNTS) + len(KINDS))
    for path in _folder().glob("requests-*"):
        content = path.read_bytes().ljust(_SIZE, b"\0")[:_SIZE]
        sums = [a + b for a, (b,) in zip(sums, _WORD.iter_unpack(content), strict=True)]
    times = sums[len(COUNTS) :]
    return (
        dict(zip(COUNTS, sums, strict=False)),
        {kind: spent / 1_000_000 for kind, spent in zip(KINDS, times, strict=True)},
    )


def kind_of(path: str) -> str:
    if path.startswith("/static/"):
        return "static"
    if path.startswith("/api/"):
        return "api"
    return "staff" if path.startswith(("/lam-viec/", "/tai-khoan/")) else "public"


def count_requests(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def answer(request: HttpRequest) -> HttpResponse:
        begun = time.monotonic()
        response = get_response(request)
        count(kind_of(request.path), response.status_code, time.monotonic() - begun)
        return response

    return answer

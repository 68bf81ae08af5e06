"""Which key a request brings, and whether it opens what is asked, now.

Keys are few: all that are open are remembered by each process and read again every few seconds, so
that a revoked one stops everywhere within them, and wrong ones cost the database nothing.
"""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus
from time import monotonic
from uuid import UUID

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khien.core.calendars import today
from khien.screening.actions.keys import token_hash
from khien.screening.models import ApiKey, Use

READ_EVERY = 3.0  # seconds
_LEAST_BETWEEN = 0.5  # seconds: an unknown key makes all be read again, not more often
_LONGEST = 200  # characters of a header


class Denied(Exception):  # noqa: N818  (an answer, not an error)
    """`str(denied)` is the sentence; `retry_after` in seconds, 0 where waiting does not help."""

    def __init__(
        self, status: HTTPStatus, sentence: str | Promise, *, retry_after: int = 0
    ) -> None:
        super().__init__(sentence)
        self.status = status
        self.retry_after = retry_after

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True)
class OpenKey:
    id: UUID
    uses: frozenset[str]
    per_day: int


@dataclass
class _Remembered:
    """`headers`: those that opened since the keys were read, so that they are hashed once."""

    keys: Mapping[bytes, OpenKey] = field(default_factory=dict)
    headers: dict[str, OpenKey] = field(default_factory=dict)
    read_at: float = float("-inf")
    lock: threading.Lock = field(default_factory=threading.Lock)


_remembered = _Remembered()


def admit(header: str, use: Use, *, now: datetime) -> OpenKey:
    """`header`: Authorization, as it came. Raises Denied."""
    known = _remembered.headers.get(header)
    if known and use in known.uses and monotonic() - _remembered.read_at < READ_EVERY:
        return known
    scheme, _space, token = header.partition(" ")
    token = token.strip()
    if scheme.lower() != "bearer" or not token or len(header) > _LONGEST:
        raise Denied(HTTPStatus.UNAUTHORIZED, _("Cần một khóa: Authorization: Bearer <khóa>."))
    key = _find(token_hash(token), now)
    if key is None:
        raise Denied(
            HTTPStatus.UNAUTHORIZED, _("Khóa này không mở được: sai, hết hạn hoặc đã bị thu hồi.")
        )
    if use not in key.uses:
        raise Denied(HTTPStatus.FORBIDDEN, _("Khóa này không dùng cho việc này."))
    _remembered.headers[header] = key
    return key


def forget() -> None:
    """The next request reads the keys again."""
    _remembered.read_at = float("-inf")


def _find(hashed: bytes, now: datetime) -> OpenKey | None:
    _read(now, at_least=READ_EVERY)
    found = _remembered.keys.get(hashed)
    if found is None:
        _read(now, at_least=_LEAST_BETWEEN)
        found = _remembered.keys.get(hashed)
    return found


def _read(now: datetime, *, at_least: float) -> None:
    if monotonic() - _remembered.read_at < at_least:
        return
    with _remembered.lock:
        if monotonic() - _remembered.read_at < at_least:
            return
        begun = monotonic()
        not_yet = Q(expires_on=None) | Q(expires_on__gt=today(now))
        rows = ApiKey.objects.filter(not_yet, revoked_at=None)
        _remembered.keys = {
            bytes(hashed): OpenKey(key, frozenset(uses), per_day)
            for hashed, key, uses, per_day in rows.values_list(
                "token_hash", "id", "uses", "per_day"
            )
        }
        _remembered.headers = {}
        _remembered.read_at = begun

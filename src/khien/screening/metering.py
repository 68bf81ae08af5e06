"""How much each key asked and which entries were met, counted in this process and written every
second.

Of a key's day a process takes some ahead, asks the database again when that is used up, and gives
back each second what it did not need: one amount for all processes, never exceeded, and thousands
of calls a second cost the database a few statements.
"""

import atexit
import logging
import threading
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from http import HTTPStatus
from multiprocessing import util
from time import monotonic
from uuid import UUID

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from khien.core.calendars import today
from khien.screening.actions import key_uses
from khien.screening.actions.bank_floods import Entry, count_matches
from khien.screening.actions.key_uses import Used
from khien.screening.admission import Denied, OpenKey
from khien.screening.rules.keys import seconds_to_midnight

WRITE_EVERY = 1.0  # seconds
_MOST_AHEAD = 5000  # items
_SHARE_AHEAD = 1000  # of a day's amount, so that small amounts are counted one by one

logger = logging.getLogger(__name__)


@dataclass
class _Ahead:
    """Items of a day that this process took and has not used. `empty_until`: nothing was left."""

    day: date
    left: int = 0
    empty_until: float = 0.0


class Meter:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._writing = threading.Lock()
        self._ahead: dict[UUID, _Ahead] = {}
        self._uses: dict[tuple[UUID, str], Used] = {}
        self._met: Counter[Entry] = Counter()

    def take(self, key: OpenKey, items: int, *, now: datetime) -> None:
        """Raises Denied where fewer are left of the key's day."""
        with self._lock:
            if not self._take(key, items, today(now)):
                raise Denied(
                    HTTPStatus.TOO_MANY_REQUESTS,
                    _("Số mục còn lại của hôm nay không đủ cho lần này: gửi ít mục hơn, hoặc đợi."),
                    retry_after=seconds_to_midnight(now),
                )

    def _take(self, key: OpenKey, items: int, day: date) -> bool:
        ahead = self._ahead.get(key.id)
        if ahead is None or ahead.day != day:
            ahead = self._ahead[key.id] = _Ahead(day)
        if ahead.left < items and not _more(ahead, key, items - ahead.left):
            return False
        ahead.left -= items
        return True

    def note(self, key: OpenKey, way: str, *, items: int, hits: int, now: datetime) -> None:
        """Counts of one second are of the minute in which it began."""
        with self._lock:
            used = self._uses.get((key.id, way))
            if used is None:
                used = self._uses[key.id, way] = Used(now)
            used.add(calls=1, items=items, hits=hits)

    def meet(self, entries: Iterable[Entry]) -> None:
        """One that suddenly matches everything is found by these counts."""
        with self._lock:
            self._met.update(entries)

    def write(self) -> None:
        """Counts into the database, and back what was taken ahead.

        Whoever comes while another thread writes waits for it: a process that ends has all written.
        """
        with self._writing:
            self._write()

    def _write(self) -> None:
        with self._lock:
            uses, self._uses = self._uses, {}
            met, self._met = self._met, Counter()
            ahead, self._ahead = self._ahead, {}
        try:
            if uses:
                key_uses.note(uses)
                uses = {}
            count_matches(met, now=timezone.now())
            met = Counter()
            for key in list(ahead):
                if ahead[key].left:
                    key_uses.give_back(key, items=ahead[key].left, day=ahead[key].day)
                del ahead[key]
        finally:
            with self._lock:  # where the database was away: the next time
                self._met.update(met)
                for (key, way), used in uses.items():
                    again = self._uses.setdefault((key, way), Used(used.since))
                    again.add(calls=used.calls, items=used.items, hits=used.hits)
                for each, kept in ahead.items():
                    mine = self._ahead.setdefault(each, kept)
                    if mine is not kept and mine.day == kept.day:
                        mine.left += kept.left


def _more(ahead: _Ahead, key: OpenKey, missing: int) -> bool:
    if ahead.empty_until > monotonic():
        return False
    share = min(_MOST_AHEAD, key.per_day // _SHARE_AHEAD)
    for wanted in (missing + share, missing):
        if key_uses.take(key.id, items=wanted, most=key.per_day, day=ahead.day):
            ahead.left += wanted
            return True
    if missing == 1:  # else fewer may still be had
        ahead.empty_until = monotonic() + WRITE_EVERY
    return False


meter = Meter()
_once = threading.Lock()
_running = threading.Event()


def keep_writing() -> None:
    """Begins, once a process, to write every second and when the process ends."""
    if _running.is_set():
        return
    with _once:
        if _running.is_set():
            return
        _running.set()
    threading.Thread(target=_write_on, name="meter", daemon=True).start()
    atexit.register(_write)
    util.Finalize(None, _write, exitpriority=10)  # a process of multiprocessing may run no atexit


def _write_on() -> None:
    pause = threading.Event()
    while not pause.wait(WRITE_EVERY):
        _write()


def _write() -> None:
    try:
        meter.write()
    except Exception:
        logger.exception("key_uses_not_written")
    finally:
        connection.close()

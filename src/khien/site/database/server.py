"""The server of one KHIEN_HOME: started or adopted, stopped by its last user.

Every user holds a shared lock while it needs the server. A user killed at any moment loses the
lock by itself; the server it leaves behind is adopted by the next one.
"""

import fcntl
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from khien.site.console import Stopped, complain, say
from khien.site.database import cluster, process
from khien.site.database.account import open_way, server_account
from khien.site.database.process import Place, Running
from khien.site.database.programs import make_reachable
from khien.site.environment import read
from khien.site.home import make_private

_RECOVERY_SECONDS = 600
_QUIET_SECONDS = 5
_TRIES = 5


@dataclass(frozen=True)
class Server:
    """A server in use. Its address stays the same when it has to be started again."""

    place: Place
    url: str
    thrown_away: bool

    def revive(self) -> bool:
        """Start it again if it was killed; True where that was needed and done.

        Killed once more while it recovers, or not let in yet, it is said, and tried at the next
        look: whoever looks after the site must not end with it.
        """
        if process.find(self.place):
            return False
        try:
            with _alone(self.place):
                found = process.find(self.place) or _start(self.place, thrown_away=self.thrown_away)
            _when_ready(self.place, found)
        except Stopped as why:
            complain(str(why))
            return False
        return True


@contextmanager
def running(
    home: Path, *, thrown_away: bool = False, patience: float = _RECOVERY_SECONDS
) -> Iterator[Server]:
    """The server of `home`, running for as long as the block lasts.

    `thrown_away`, for tests and rehearsals: nothing is durable, and the server dies with this
    process. `patience`: how long it may take to recover what it holds.
    """
    place = _prepare(home.resolve())
    with (place.home / "run" / "database-users").open("w") as users:
        with _alone(place):
            fcntl.flock(users, fcntl.LOCK_SH)
            found = process.find(place) or _start(place, thrown_away=thrown_away)
        try:
            yield Server(place, _when_ready(place, found, patience).url(), thrown_away)
        finally:
            with _alone(place):
                if _last(users):
                    _stop(place)


def _prepare(home: Path) -> Place:
    try:
        place = Place(home, server_account(home / "db"))
        make_private(home, 0o711 if place.account.foreign else 0o700)
        make_private(home / "run")
        if place.account.foreign:
            open_way(home)
        (home / "run" / "database-lock").touch()
    except PermissionError:
        raise Stopped(
            f"Không có quyền dùng thư mục {home}: hãy chạy bằng tài khoản đã tạo ra nó.",
            "You may not use this folder: run Khiên as the user who made it.",
        ) from None
    return place


@contextmanager
def _alone(place: Place) -> Iterator[None]:
    """One process at a time starts or stops the server."""
    with (place.home / "run" / "database-lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _last(users: IO[str]) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _start(place: Place, *, thrown_away: bool) -> Running:
    make_reachable(place.account)
    if not place.data.exists():
        if not thrown_away:
            say("Tạo cơ sở dữ liệu…", "Creating the database…")
        cluster.create(place.data, place.account, may_create_databases=thrown_away)
    cluster.check_version(place.data)
    process.forget_dead(place)
    if not thrown_away:
        cluster.give_backup_role(place.data, place.account)
    cluster.configure(place.data, place.account, _settings(place, thrown_away=thrown_away))
    for attempt in range(_TRIES):
        found = _try_to_start(place, dies_with_us=thrown_away)
        if found is not None:
            return found
        time.sleep(attempt)  # processes of a killed server may still be letting go of its memory
    raise Stopped(
        f"Cơ sở dữ liệu không khởi động được; lý do ở {place.data}/log và {place.start_log}.",
        "The database does not start; these logs say why.",
    )


def _settings(place: Place, *, thrown_away: bool) -> Mapping[str, str]:
    if thrown_away:
        return cluster.THROWN_AWAY
    if not read("BACKUP_TO"):
        return cluster.DURABLE
    place.account.take(make_private(place.home / "wal"))
    return cluster.ARCHIVED


def _try_to_start(place: Place, *, dies_with_us: bool) -> Running | None:
    started = process.launch(place, dies_with_us=dies_with_us)
    while started.poll() is None:
        found = process.find(place)
        if found is not None and found.pid == started.pid:
            return found
        time.sleep(0.02)
    return None


def _when_ready(
    place: Place, found: Running | None, patience: float = _RECOVERY_SECONDS
) -> Running:
    """Waits out the recovery of a server that was killed."""
    started, told = time.monotonic(), False
    while found is not None and time.monotonic() < started + patience:
        if found.ready:
            return found
        if not told and time.monotonic() > started + _QUIET_SECONDS:
            told = True
            say("Cơ sở dữ liệu đang tự phục hồi…", "The database is recovering…")
        time.sleep(0.02)
        found = process.find(place)
    raise Stopped(
        f"Cơ sở dữ liệu dừng khi đang khởi động; lý do ở {place.data}/log và {place.start_log}.",
        "The database stopped while starting; these logs say why.",
    )


def _stop(place: Place) -> None:
    found = process.find(place)
    if found is not None:
        process.stop(place, found)

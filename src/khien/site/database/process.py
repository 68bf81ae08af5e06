"""The server's process: what it says of itself, how it is launched and stopped."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from khien.site.database.account import Account
from khien.site.database.cluster import DATABASE, ROLE
from khien.site.database.programs import environment, program
from khien.site.files import write_whole
from khien.site.parent import die_with_parent

_PORT = 5432  # only names the socket: no network port is opened
_LONGEST_SOCKET = 107  # bytes, by the kernel
_STOP_SECONDS = 60
_SOCKETS_LINE, _STATUS_LINE = 4, 7  # in postmaster.pid
_children: list[subprocess.Popen[bytes]] = []  # kept: the server may outlive the block


@dataclass(frozen=True)
class Place:
    """Where one server keeps its files, and the account it runs as."""

    home: Path
    account: Account

    @property
    def data(self) -> Path:
        return self.home / "db"

    @property
    def start_log(self) -> Path:
        return self.home / "run" / "database-start.log"

    @property
    def socket_note(self) -> Path:
        return self.home / "run" / "database-socket"

    def pid_lines(self) -> list[str]:
        try:
            return (self.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return []


@dataclass(frozen=True)
class Running:
    pid: int
    sockets: Path
    ready: bool

    def url(self) -> str:
        return f"postgres://{ROLE}@{quote(str(self.sockets), safe='')}:{_PORT}/{DATABASE}"


def find(place: Place) -> Running | None:
    """The server of this folder if it is alive; a process that only inherited its number is not."""
    lines = place.pid_lines()
    if len(lines) <= _SOCKETS_LINE or not _is_ours(int(lines[0]), place.data):
        return None
    ready = len(lines) > _STATUS_LINE and lines[_STATUS_LINE].strip() == "ready"
    return Running(int(lines[0]), Path(lines[_SOCKETS_LINE]), ready)


def _is_ours(pid: int, data: Path) -> bool:
    process = Path(f"/proc/{pid}")
    try:
        named = (process / "comm").read_text().strip() == "postgres"
        return named and (process / "cwd").samefile(data)
    except OSError:
        return False


def launch(place: Place, *, dies_with_us: bool) -> subprocess.Popen[bytes]:
    """In a session of its own: Ctrl-C of the terminal is for us, not for the server."""
    sockets = f'unix_socket_directories="{_socket_folder(place)}"'
    with place.start_log.open("wb") as log:
        process = subprocess.Popen(
            [program("postgres"), "-D", place.data, "-c", sockets, "-c", f"port={_PORT}"],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd="/",
            env=environment(),
            umask=0o077,
            start_new_session=True,
            preexec_fn=die_with_parent(signal.SIGINT) if dies_with_us else None,  # noqa: PLW1509  (only prctl)
            **place.account.process_options(),
        )
    _children.append(process)
    return process


def _socket_folder(place: Place) -> Path:
    """In KHIEN_HOME where the kernel's 107 bytes allow, else a private folder of a short name."""
    folder = place.home / "socket"
    name = f"{folder}/.s.PGSQL.{_PORT}"
    if len(os.fsencode(name)) > _LONGEST_SOCKET or set(name) & set("\",'\\"):
        folder = _noted(place) or Path(tempfile.mkdtemp(prefix="khien-"))
    folder.mkdir(exist_ok=True, mode=0o700)
    place.account.take(folder)
    write_whole(place.socket_note, str(folder))
    return folder


def _noted(place: Place) -> Path | None:
    """The folder of a killed server, where nobody else made it: its clients look there."""
    try:
        folder = Path(place.socket_note.read_text("utf-8"))
    except FileNotFoundError:
        return None
    return folder if _is_own(place, folder) else None


def _is_own(place: Place, folder: Path) -> bool:
    if folder.parent != place.home and not folder.name.startswith("khien-"):
        return False
    if folder.is_symlink() or not folder.is_dir():
        return False
    found = folder.stat()
    return found.st_uid == place.account.uid and not found.st_mode & 0o077


def stop(place: Place, found: Running) -> None:
    """Calmly; where that takes too long, at once: the next start then recovers."""
    for order in (signal.SIGINT, signal.SIGQUIT):
        os.kill(found.pid, order)
        if _gone_within(_STOP_SECONDS, found.pid, place.data):
            break
    for child in _children:
        child.poll()
    place.socket_note.unlink(missing_ok=True)
    if _is_own(place, found.sockets):
        shutil.rmtree(found.sockets, ignore_errors=True)


def _gone_within(seconds: float, pid: int, data: Path) -> bool:
    deadline = time.monotonic() + seconds
    while _is_ours(pid, data):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def forget_dead(place: Place) -> None:
    """Remove what a killed server left, lest its number, now another process's, stop the next."""
    folder = _noted(place)
    for left in folder.glob(".s.PGSQL.*") if folder else ():
        left.unlink(missing_ok=True)
    lines = place.pid_lines()
    if lines and Path(f"/proc/{lines[0]}").exists() and not _is_ours(int(lines[0]), place.data):
        (place.data / "postmaster.pid").unlink()

"""A copy of Khiên's own PostgreSQL carried on from change to change, up to a moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import psycopg

from khien.site.backups import container, wal
from khien.site.backups.checking import give_to
from khien.site.backups.contents import found_below
from khien.site.backups.locks import Keys, keys
from khien.site.backups.moments import shown
from khien.site.console import Stopped, say
from khien.site.database.account import server_account
from khien.site.files import write_whole
from khien.site.home import make_private
from khien.site.prepared import database, unfinished_restore

_AUTO = "postgresql.auto.conf"
_TOO_EARLY = "recovery ended before configured recovery target was reached"
_LONG = 24 * 3600.0  # seconds for weeks of changes
_LAST = "SELECT pg_last_xact_replay_timestamp()"


def recover(home: Path, life: Path | None, until: datetime | None) -> str:
    """`life`: the folder of changes; None leaves the copy as it was made."""
    if life is not None:
        _bring_keys(life, home, keys())
        changes = unfinished_restore(home) / "wal"
        say("Mở các thay đổi đã lưu…", "Opening the changes that were kept…")
        _check_no_gap(wal.bring_back(life, keys(), changes))
        give_to(server_account(home / "db"), changes)
    with _told(home, follow=life is not None, until=until):
        give_to(server_account(home / "db"), home / "db")
        try:
            with database(restoring=True, patience=_LONG) as server:
                reached = _last_change(server.url) if server and life else None
        except Stopped:
            raise _why(home, until) from None
    return f", đến {shown(reached)}" if reached else ""


def _bring_keys(life: Path, home: Path, opened_with: Keys) -> None:
    """Keys made since the backup: what they sealed came with the changes."""
    for number, path in enumerate(sorted(life.glob("keys-*.age"))):
        folder = make_private(unfinished_restore(home) / f"keys-{number}")
        try:
            container.unpack(path, opened_with, folder)
        except Stopped as why:
            if container.FOR_OTHERS not in str(why):
                raise
            continue  # the backup these keys opened is newer, and has them too
        for name, found in found_below(folder, ("keys",)):
            if not (home / name).exists():
                found.rename(home / name)


def _check_no_gap(names: list[str]) -> None:
    numbers = [int(name[8:16], 16) * 256 + int(name[16:24], 16) for name in names]
    for before, after, name in zip(numbers, numbers[1:], names, strict=False):
        if after != before + 1:
            say(
                f"CHÚ Ý: sau {name} thiếu thay đổi.", "WARNING: changes after this one are missing."
            )


@contextmanager
def _told(home: Path, *, follow: bool, until: datetime | None) -> Iterator[None]:
    """What PostgreSQL is told for this one start. The paths are from its own folder."""
    data = home / "db"
    before = (data / _AUTO).read_text("utf-8")
    lines = ["restore_command = 'cp ../restoring/wal/%f \"%p\"'"]
    lines.append("hot_standby = off")  # it is ready when it is there, not on the way
    lines += ["recovery_target_timeline = 'current'", "recovery_target_action = 'promote'"]
    lines += [f"recovery_target_time = '{until.isoformat(sep=' ')}'"] if until else []
    if follow:
        write_whole(data / _AUTO, before + "\n".join([*lines, ""]))
        (data / "recovery.signal").touch()
    yield
    write_whole(data / _AUTO, before)
    server_account(data).take(data / _AUTO)


def _last_change(url: str) -> datetime | None:
    with psycopg.connect(url) as connection:
        row = connection.execute(_LAST).fetchone()
    found: datetime | None = row[0] if row else None
    return found


def _why(home: Path, until: datetime | None) -> Stopped:
    logs = sorted((home / "db" / "log").glob("*.log"), key=lambda path: path.stat().st_mtime)
    said = logs[-1].read_text("utf-8", "replace") if logs else ""
    if until and _TOO_EARLY in said:
        return Stopped(
            f"Các thay đổi đã lưu không đến được {shown(until)}: chọn một thời điểm sớm hơn, hoặc "
            "bỏ --until để lấy tất cả.",
            "The kept changes end before that moment: choose an earlier one, or leave --until out.",
        )
    return Stopped(
        f"PostgreSQL không phục hồi được; lý do ở {home}/db/log.", "Its log says why it stopped."
    )

"""The folder BACKUP_TO: which backups are there, which build on which, and which go."""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from khien.site.backups import cluster_copy
from khien.site.console import Stopped
from khien.site.environment import read
from khien.site.files import write_whole

_STAMP = "%Y%m%dT%H%M%SZ"
DUMPS = "dumps"
BASES = ("full", "dump")
_SEALED_FOR = "sealed-for"  # public keys, of the newest whole one


@dataclass(frozen=True)
class Entry:
    """`at`: when it was complete; before that moment nobody can go back to with it."""

    path: Path
    at: datetime
    kind: str

    @property
    def manifest(self) -> Path:
        return self.path.with_suffix(".manifest")

    @property
    def wal(self) -> Path:
        return self.path.parent / "wal"


def folder() -> Path:
    """Raises where the disk is not there: an empty mount point must not be filled instead."""
    found = Path(read("BACKUP_TO"))
    if not found.is_dir():
        raise Stopped(
            f"Không có thư mục sao lưu {found} (BACKUP_TO): đĩa đã gắn chưa?",
            "The folder BACKUP_TO is not there: is the disk mounted?",
        )
    return found


def entry_name(at: datetime, kind: str) -> str:
    return f"{at.astimezone(UTC).strftime(_STAMP)}-{kind}.age"


def entries(place: Path) -> list[Entry]:
    """The oldest first."""
    found = [_entry(path) for path in place.glob("*/*-*.age") if path.name[:1].isdigit()]
    return sorted((each for each in found if each), key=lambda each: each.at)


def _entry(path: Path) -> Entry | None:
    stamp, _, kind = path.stem.partition("-")
    try:
        at = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Entry(path, at, kind)


def chain(found: list[Entry], last: Entry) -> list[Entry]:
    """What has to be put together to have `last`: the whole one before it, and all since."""
    before = [each for each in found if each.path.parent == last.path.parent and each.at <= last.at]
    starts = [number for number, each in enumerate(before) if each.kind in BASES]
    if not starts:
        raise Stopped(
            f"Thiếu bản sao lưu toàn bộ trước {last.path.name}.",
            "The full backup on which this one builds is not there.",
        )
    start = before[starts[-1]]
    return [start] if start.kind == "dump" else before[starts[-1] :]


def is_for_the_same(life: Path) -> bool:
    """Whether the whole one there opens with the keys that are named now. What builds on it would
    otherwise open with the new key, and not without the old one, which may be lost or leaked.
    """
    noted = life / _SEALED_FOR
    return noted.exists() and noted.read_text("ascii") == _named_now()


def note_for_whom(life: Path) -> None:
    write_whole(life / _SEALED_FOR, _named_now())


def _named_now() -> str:
    return "\n".join(sorted(read("BACKUP_RECIPIENTS")))


def prune(place: Path) -> None:
    """What no kept backup needs any more: BACKUP_KEEP whole ones stay, with all since."""
    found = entries(place)
    bases = [each for each in found if each.kind in BASES]
    if len(bases) <= read("BACKUP_KEEP"):
        return
    oldest = bases[-read("BACKUP_KEEP")]
    for each in found:
        if each.at < oldest.at:
            each.path.unlink()
            each.manifest.unlink(missing_ok=True)
    for life in {each.path.parent for each in found}:
        _prune_life(life, [each for each in entries(place) if each.path.parent == life])


def _prune_life(life: Path, kept: list[Entry]) -> None:
    if not kept:
        shutil.rmtree(life)
        return
    if kept[0].manifest.exists():
        first = cluster_copy.first_segment(kept[0].manifest)
        for path in (life / "wal").glob("*.gz.age"):
            if path.name[8:24] < first[8:] and ".history" not in path.name:
                path.unlink()

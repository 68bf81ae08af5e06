"""Files that are never changed, copied to BACKUP_TO once each; and gone from there once no kept
backup is older than their end, so that what the rules of retention destroyed does not lie on.
"""

import json
import os
import shutil
from datetime import datetime
from pathlib import Path

from khien.site.backups import place as places
from khien.site.backups.container import whole
from khien.site.backups.contents import FILES, found_below, sum_of
from khien.site.files import write_whole

FOLDER = "files"
_SUMS = "files.sha256"
_GONE = "files.gone"


def copy_new(home: Path, place: Path) -> int:
    """Bytes that went there. One that vanishes meanwhile was destroyed, and is not missed."""
    copied = 0
    for name, path in found_below(home, FILES):
        target = place / FOLDER / name
        if not target.exists():
            try:
                copied += _copy(path, target, place, name)
            except FileNotFoundError:
                continue
    return copied


def _copy(path: Path, target: Path, place: Path, name: str) -> int:
    with path.open("rb") as source:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with whole(target) as file:
            shutil.copyfileobj(source, file)
    with (place / _SUMS).open("a", encoding="utf-8") as sums:
        sums.write(f"{sum_of(target)}  {FOLDER}/{name}\n")
        sums.flush()
        os.fsync(sums.fileno())
    return target.stat().st_size


def forget_old(home: Path, place: Path, *, now: datetime) -> None:
    """What is not in KHIEN_HOME any more is noted with the day, and goes when every backup kept
    was made after it.
    """
    here = {name for name, _path in found_below(home, FILES)}
    there = {name for name, _path in found_below(place / FOLDER, FILES)}
    noted = _noted(place)
    gone = {name: noted.get(name, now.isoformat()) for name in there - here}
    bases = [each.at for each in places.entries(place) if each.kind in places.BASES]
    for name, since in list(gone.items()):
        if bases and datetime.fromisoformat(since) < bases[0]:
            (place / FOLDER / name).unlink(missing_ok=True)
            del gone[name]
    write_whole(place / _GONE, json.dumps(gone, indent=1))
    _keep_sums(place, there - here - set(gone))


def _noted(place: Path) -> dict[str, str]:
    try:
        return dict(json.loads((place / _GONE).read_text("utf-8")))
    except (OSError, ValueError):
        return {}


def _keep_sums(place: Path, removed: set[str]) -> None:
    if removed:
        lines = (place / _SUMS).read_text("utf-8").splitlines(keepends=True)
        wanted = [
            each for each in lines if each.strip().partition(f"  {FOLDER}/")[2] not in removed
        ]
        write_whole(place / _SUMS, "".join(wanted))


def bring_back(place: Path, home: Path) -> None:
    """Those that are there already stay: an interrupted restore goes on."""
    for name, path in found_below(place / FOLDER, FILES):
        target = home / name
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with path.open("rb") as source, whole(target) as file:
                shutil.copyfileobj(source, file)


def broken(place: Path) -> list[str]:
    """Names of files that are not what their sums say, or not there."""
    wrong = []
    lines = (place / _SUMS).read_text("utf-8").splitlines() if (place / _SUMS).exists() else []
    for line in lines:
        wanted, _, name = line.partition("  ")
        path = place / name
        if not path.is_file() or sum_of(path) != wanted:
            wrong.append(name)
    return wrong

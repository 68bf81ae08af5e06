"""Room on the disks that matter, each named once."""

import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from khien.site.doctor.facts import Volume
from khien.site.environment import read


def look() -> tuple[Volume, ...]:
    return tuple(_volumes())


def _volumes() -> Iterator[Volume]:
    seen = set()
    for path, only_backups in _places():
        try:
            found = os.statvfs(path)
        except OSError:
            continue
        if found.f_fsid not in seen:
            seen.add(found.f_fsid)
            usable = found.f_blocks - found.f_bfree + found.f_bavail
            yield Volume(
                str(path),
                usable * found.f_frsize,
                found.f_bavail * found.f_frsize,
                found.f_files,
                found.f_favail,
                only_backups,
            )


def _places() -> Iterator[tuple[Path, bool]]:
    """Each with whether it holds backups alone: no file of ours needs room there."""
    home = Path(settings.KHIEN_HOME)
    yield home, False
    yield home / "db", False
    yield home / "exhibits", False
    if read("BACKUP_TO"):
        yield Path(read("BACKUP_TO")), True

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
    for path in _places():
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
            )


def _places() -> Iterator[Path]:
    home = Path(settings.KHIEN_HOME)
    yield home
    yield home / "db"
    yield home / "exhibits"
    if read("BACKUP_TO"):
        yield Path(read("BACKUP_TO"))

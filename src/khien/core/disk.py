"""When files are no longer taken: early, so that what people tell still finds room."""

import os
from pathlib import Path

FULL = 95  # percent


def is_nearly_full(folder: Path) -> bool:
    """Of the disk it lies on; a folder that cannot be seen is not taken for full."""
    try:
        found = os.statvfs(folder)
    except OSError:
        return False
    usable = found.f_blocks - found.f_bfree + found.f_bavail
    return usable > 0 and 100 * (usable - found.f_bavail) >= FULL * usable

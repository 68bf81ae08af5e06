"""One process that takes one film in: `python -m … FOLDER SIZE` prints its rate, the disk's (both
in MB/s), and by how many MB its memory grew.
"""

import os
import resource
import sys
from pathlib import Path
from time import perf_counter
from typing import Any, cast

_PIECE = bytes(1024 * 1024)


def main(folder: str, size: int) -> None:
    os.environ["KHIEN_HOME"] = folder
    os.environ["DJANGO_SETTINGS_MODULE"] = "khien.site.settings"
    os.environ.setdefault("SECRET_KEY", "only-for-measuring")
    os.environ["DATABASE_URL"] = "postgres://nobody@127.0.0.1:1/never-asked"
    import django

    django.setup()
    _take(1_000_000)  # what is loaded once is no part of a file
    before = _memory()
    rate = _take(size)
    print(rate, _disk(Path(folder), size), _memory() - before)  # noqa: T201  (its answer)


def _take(size: int) -> float:
    from khien.core.ids import new_id
    from khien.evidence.actions.taking import examine_and_store
    from khien.evidence.models import Exhibit
    from khien.evidence.store import make_key, remove
    from khien.site.bench.evidence.film import Film

    make_key()
    exhibit = Exhibit(id=new_id())
    began = perf_counter()
    examine_and_store(exhibit, cast("Any", Film(size)), most=size)
    took = perf_counter() - began
    remove(exhibit.path)
    return size / 1e6 / took


def _disk(folder: Path, size: int) -> float:
    """As much written and synced with nothing done to it."""
    path = folder / "plain"
    began = perf_counter()
    with path.open("wb") as file:
        for _megabyte in range(size // len(_PIECE)):
            file.write(_PIECE)
        file.flush()
        os.fsync(file.fileno())
    took = perf_counter() - began
    path.unlink()
    return size / 1e6 / took


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))

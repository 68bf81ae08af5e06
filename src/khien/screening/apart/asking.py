"""Starting the reader and taking what it gives."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from khien.screening.apart.reading import Found
from khien.screening.rules.material import Unread

SECONDS = 300
_KEPT = ("PATH", "PYTHONPATH", "PYTHONUTF8", "PYTHONSAFEPATH", "NUMBA_CACHE_DIR", "HOME", "LANG")
_SOURCE = str(Path(__file__).parents[3])
_one_at_a_time = Lock()  # in this process: a film may fill a gigabyte


@dataclass(frozen=True)
class Read:
    """`found` until it ended; `trouble` where something was not read."""

    found: list[Found]
    trouble: Unread | None = None


def read(kind: str, data: bytes, *, seconds: float = SECONDS) -> Read:
    """`kind`: of apart.reading.READERS. Whoever waits longer than that for its turn is refused."""
    if not _one_at_a_time.acquire(timeout=seconds):
        return Read([], Unread.TOO_LONG)
    try:
        told = subprocess.run(  # noqa: S603  (a list of our own)
            _command(kind),
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        return _taken(late.output or b"", late=True)
    finally:
        _one_at_a_time.release()
    return _taken(told.stdout, late=told.returncode == -signal.SIGXCPU)


def _command(kind: str) -> list[str]:
    return [sys.executable, "-m", "khien.screening.apart", kind]


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    paths = [_SOURCE, kept.get("PYTHONPATH", "")]
    return kept | {"PYTHONPATH": os.pathsep.join(filter(None, paths))}


def _taken(output: bytes, *, late: bool) -> Read:
    found: list[Found] = []
    for row in _rows(output):
        if "end" in row:
            return Read(found, Unread(row["end"]) if row["end"] else None)
        found.append(row)
    return Read(found, Unread.TOO_LONG if late else Unread.BRINGS_DOWN)


def _rows(output: bytes) -> Iterator[Found]:
    """A last one that is cut short is none."""
    for line in output.split(b"\n"):
        if line.endswith(b"}"):
            yield json.loads(line)

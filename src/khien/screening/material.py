"""What was handed in, encrypted below KHIEN_HOME with the key of the exhibits while it is needed.

One folder for each scan, whole under its name or not there; its list of contents is encrypted too,
for names of files are people's words. Plain content never touches the disk here.
"""

import json
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pyrage
from django.conf import settings

from khien.core.refusal import Refused
from khien.evidence import store
from khien.evidence.store import DISK_TROUBLE, Readable

_LIST = "list.age"
_DRAFT = "draft-"
_ORPHAN_AFTER = 3600  # seconds; long enough for the row of a folder to be written


@dataclass(frozen=True)
class Piece:
    """One file as it was handed in. `sort`, `unread`: of rules.material; one of both is empty."""

    number: int
    name: str
    sort: str = ""
    unread: str = ""


def folder() -> Path:
    return Path(settings.KHIEN_HOME) / "screening" / "scans"


def keep(scan_id: UUID, pieces: Sequence[tuple[Piece, Readable | None]]) -> str:
    """The path below KHIEN_HOME. Raises Refused where the disk does not take it."""
    draft, final = folder() / f"{_DRAFT}{scan_id}", folder() / str(scan_id)
    listed = json.dumps([asdict(piece) for piece, _file in pieces], ensure_ascii=False)
    try:
        folder().mkdir(parents=True, exist_ok=True, mode=0o700)
        draft.mkdir(mode=0o700)
        for piece, file in pieces:
            if file is not None:
                store.encrypt(file, draft / f"{piece.number:05}.age")
        store.encrypt(BytesIO(listed.encode()), draft / _LIST)
        draft.rename(final)
    except (OSError, pyrage.EncryptError) as trouble:
        shutil.rmtree(draft, ignore_errors=True)
        raise Refused(DISK_TROUBLE) from trouble
    return str(final.relative_to(settings.KHIEN_HOME))


def pieces(path: str) -> list[Piece]:
    """Raises StoreBroken where the material is gone or does not open."""
    listed: list[dict[str, Any]] = json.loads(b"".join(_opened(path, _LIST)))
    return [Piece(**each) for each in listed]


def content(path: str, piece: Piece) -> Iterator[bytes]:
    """The plain content, chunk by chunk. Raises StoreBroken."""
    return _opened(path, f"{piece.number:05}.age")


def _opened(path: str, name: str) -> Iterator[bytes]:
    return store.decrypted(Path(settings.KHIEN_HOME) / path / name)


def remove(path: str) -> None:
    if path:
        shutil.rmtree(Path(settings.KHIEN_HOME) / path, ignore_errors=True)


def sweep(keep: set[str]) -> int:
    """Remove folders that no open scan names, as a kill at the wrong moment leaves them."""
    removed = 0
    for found in folder().glob("*"):
        with suppress(FileNotFoundError):
            old = found.stat().st_mtime < time.time() - _ORPHAN_AFTER
            if old and str(found.relative_to(settings.KHIEN_HOME)) not in keep:
                shutil.rmtree(found, ignore_errors=True)
                removed += 1
    return removed

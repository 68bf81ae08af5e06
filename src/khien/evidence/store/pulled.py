"""Pieces for those who pull, of those who push: age pushes where an answer pulls."""

import os
import threading
from collections.abc import Iterator
from contextlib import suppress

import pyrage

from khien.evidence.store.streams import CHUNK, Feed


def pulled(push: Feed) -> Iterator[bytes]:
    """What `push` writes, for those who pull. Raises what it raised, after the last piece."""
    outcome: list[BaseException] = []
    source, sink = os.pipe()
    thread = threading.Thread(target=_push, args=(push, sink, outcome), daemon=True)
    thread.start()
    with os.fdopen(source, "rb") as pipe:
        while piece := pipe.read(CHUNK):
            yield piece
    thread.join()
    if outcome:
        raise outcome[0]


def _push(push: Feed, sink: int, outcome: list[BaseException]) -> None:
    """Runs beside the reader."""
    with suppress(BrokenPipeError), os.fdopen(sink, "wb") as pipe:
        try:
            push(pipe)
        except (OSError, pyrage.DecryptError, pyrage.EncryptError) as trouble:
            outcome.append(trouble)

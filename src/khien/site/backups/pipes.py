"""What one writes, for another to read meanwhile: age reads where a tar writes."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread
from typing import IO

_ONE_MEGABYTE = 1024 * 1024


@contextmanager
def as_stream(pour: Callable[[IO[bytes]], object]) -> Iterator[IO[bytes]]:
    """What `pour` writes. What it raises is raised at the end of the block, and what the block
    leaves unread is read then: only so is a fault in the last piece seen.
    """
    failures: list[BaseException] = []
    outlet, inlet = os.pipe()
    thread = Thread(target=_run, args=[pour, inlet, failures])
    thread.start()
    with os.fdopen(outlet, "rb") as source:
        try:
            yield source
        except BaseException as error:  # noqa: BLE001  (raised again, or what caused it)
            source.close()
            thread.join()
            raise _first(failures, error) from None
        while source.read(_ONE_MEGABYTE):
            pass
    thread.join()
    if failures:
        raise failures[0]


def _first(failures: list[BaseException], seen: BaseException) -> BaseException:
    """A reader that met the end too early met what the writer failed of."""
    told = [each for each in failures if not isinstance(each, BrokenPipeError)]
    return told[0] if told and isinstance(seen, Exception) else seen


def _run(pour: Callable[[IO[bytes]], object], inlet: int, failures: list[BaseException]) -> None:
    try:
        with os.fdopen(inlet, "wb") as sink:
            pour(sink)
    except BaseException as error:  # noqa: BLE001  (told again in the reader's thread)
        failures.append(error)

"""The processes of one machine that look at part after part of a scan, one for each core.

They are forked from one process that has loaded what all of them need; where a machine cannot fork,
each loads it itself. Whoever is done is handed the next part, so none waits for another.
"""

import multiprocessing
import os
import signal
from collections.abc import Iterator
from multiprocessing import forkserver, get_context
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING

from khien_detect.cli import Trouble
from khien_detect.scan.looking import Done, Looker
from khien_detect.scan.sources import Part

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    Asking = Connection[Part | None, Done | OSError]
    Asked = Connection[Done | OSError, Part | None]

_FORKS = "forkserver" in multiprocessing.get_all_start_methods()
_Process = get_context("forkserver").Process if _FORKS else get_context("spawn").Process
_LOADED = "khien_detect.scan.ahead"


def get_ready(left: list[Part]) -> None:
    """Loading begins beside whatever the caller does next."""
    if _FORKS and any(part.kind == "pictures" for part in left):
        forkserver.set_forkserver_preload([_LOADED])
        forkserver.ensure_running()


def look(left: list[Part], looker: Looker) -> Iterator[Done]:
    """Each part once, as they are done. Raises OSError as where it happened, and Trouble where a
    process ends before its part does. Whoever stops asking stops all of them at once.
    """
    parts = iter(left)
    busy = dict(_begin(looker) for _ in range(min(os.cpu_count() or 1, len(left))))
    everybody = list(busy.values())
    try:
        for pipe in list(busy):
            pipe.send(next(parts))
        while busy:
            ready = wait(list(busy))
            for pipe in [each for each in busy if each in ready]:
                done = _heard(pipe)
                part = next(parts, None)
                pipe.send(part)
                if part is None:
                    del busy[pipe]
                yield done
    finally:
        for process in everybody:
            process.terminate()
            process.join()


def _begin(looker: Looker) -> "tuple[Asking, BaseProcess]":
    ours, theirs = multiprocessing.Pipe()
    process = _Process(target=_work, args=(looker, theirs), daemon=True)
    process.start()
    theirs.close()
    return ours, process


def _heard(pipe: "Asking") -> Done:
    try:
        said = pipe.recv()
    except (EOFError, ConnectionError):
        raise Trouble(
            "a process that was looking has ended before it was done (too little memory?); "
            "the same command goes on from here"
        ) from None
    if isinstance(said, OSError):
        raise said
    return said


def _work(looker: Looker, pipe: "Asked") -> None:
    """Until there is nothing more to look at, or nobody who asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who typed it stops the one who asks
    asking = multiprocessing.parent_process()
    while pipe in wait([pipe, asking.sentinel] if asking else [pipe]):
        part = pipe.recv()
        if part is None:
            return
        try:
            pipe.send(looker.do(part))
        except OSError as error:
            pipe.send(error)

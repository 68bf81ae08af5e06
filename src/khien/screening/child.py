"""A process of its own for what fills memory: it ends, and all that it took is given back."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable

_LOOK_EVERY = 0.5
_NICE = 5


def never() -> bool:
    return False


def run(command: str, *arguments: str, until: Callable[[], bool] = never) -> int:
    """One of our management commands, with this process's environment; its exit code.

    It is killed once `until` says so, and whatever ends us ends it: it reads its input, which
    closes with us.
    """
    line = [sys.executable, "-m", "django", command, *arguments]
    with subprocess.Popen(line, stdin=subprocess.PIPE) as child:  # noqa: S603  (a list of our own)
        while True:
            try:
                return child.wait(_LOOK_EVERY)
            except subprocess.TimeoutExpired:
                if until():
                    child.kill()


def settle_in() -> None:
    """For a command that `run` started: the site goes before it, and it is gone when its parent is,
    even one killed at once.
    """
    os.nice(_NICE)
    threading.Thread(target=_wait_for_end, daemon=True).start()


def _wait_for_end() -> None:
    while os.read(0, 1):
        pass
    os._exit(1)

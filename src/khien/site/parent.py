"""Children that do not outlive their parent, even one killed by kill -9 (Linux)."""

import ctypes
import os
import signal
from collections.abc import Callable

_PR_SET_PDEATHSIG = 1


def die_with_parent(order: signal.Signals) -> Callable[[], None]:
    """For `preexec_fn`: the kernel sends `order` to the child when its parent is gone."""
    control = ctypes.CDLL(None).prctl
    parent = os.getpid()

    def arrange() -> None:
        control(_PR_SET_PDEATHSIG, order)
        if os.getppid() != parent:  # gone between fork and here
            os._exit(1)

    return arrange


def follow_parent(order: signal.Signals) -> None:
    """The same for the process that calls it."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, order)

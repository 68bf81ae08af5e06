"""Ways of doing the same work, timed in turns, and one way in a process of its own."""

import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from statistics import median
from typing import TypeVar

import psutil

from khien.site.bench.measuring import seconds_of

_ROUNDS = 5
T = TypeVar("T")


def in_turns(*ways: Callable[[], object]) -> list[float]:
    """Median seconds of each; the first round, which warms up, is not counted."""
    rounds = [[seconds_of(way) for way in ways] for _ in range(_ROUNDS + 1)][1:]
    return [median(taken) for taken in zip(*rounds, strict=True)]


def alone(work: Callable[..., T], *given: object) -> T:
    """In a fresh process, so that its memory is its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as one:
        return one.submit(work, *given).result()


def megabytes() -> float:
    return float(psutil.Process(os.getpid()).memory_info().rss / 1e6)

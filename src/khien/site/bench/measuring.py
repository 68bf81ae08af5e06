"""Times, percentiles, memory, and what machine they were measured on."""

import os
import platform
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from time import perf_counter

import psutil


@dataclass(frozen=True)
class Figure:
    """One line of the report: what, measured, and what was promised (empty: nothing)."""

    what: str
    measured: str
    promised: str = ""
    kept: bool | None = None


def percentile(values: Sequence[float], share: float) -> float:
    """Nearest rank."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, max(0, round(share * len(ranked) + 0.5) - 1))]


def seconds_of(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def milliseconds(seconds: float) -> str:
    return f"{1000 * seconds:.0f} ms"


def proportional_megabytes(process: psutil.Process) -> float:
    """Shared pages counted by share (PSS), so that processes add up."""
    found = re.search(r"^Pss:\s+(\d+) kB", _rollup(process.pid), re.MULTILINE)
    return int(found[1]) / 1024 if found else process.memory_info().rss / 2**20


def _rollup(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return ""


def machine(libraries: Sequence[str]) -> list[str]:
    """Public facts alone, with the versions of these libraries."""
    memory = psutil.virtual_memory().total / 2**30
    return [
        f"{os.cpu_count()} cores ({_processor()}), {memory:.0f} GiB memory",
        f"Linux {platform.release().split('-')[0]}, Python {platform.python_version()}",
        ", ".join(f"{name} {version(name)}" for name in libraries),
        f"load average when it began: {os.getloadavg()[0]:.1f}",
    ]


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()

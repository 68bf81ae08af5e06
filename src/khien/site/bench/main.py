"""Runs every measurement in turn and writes docs/benchmarks.md."""

from collections.abc import Iterator
from datetime import UTC, datetime
from time import perf_counter, sleep

from khien.site.bench import pages, reports
from khien.site.bench.installation import Installation, Visitor, started
from khien.site.bench.measuring import Figure, machine, proportional_megabytes
from khien.site.console import line, say
from khien.site.home import ROOT

_SETTLING = 5.0
_TARGET = ROOT / "docs" / "benchmarks.md"
_ABOUT = (
    "Written by `./khien bench`: one installation with the sample province, started as "
    "`./khien run` starts it, measured from outside over HTTP on the same machine, the client "
    "included. Memory is proportional (PSS). Figures are of this machine and day."
)


def main() -> int:
    """0 where every promise was kept."""
    facts = machine()
    began = perf_counter()
    found: list[Figure] = []
    with started() as installation:
        took = perf_counter() - began
        found += _show(
            [
                Figure(
                    "`khien run` from nothing to a usable site",
                    f"{took:.0f} s",
                    "< 120 s",
                    took < 120,
                )
            ]
        )
        sleep(_SETTLING)
        found += _show(_memory(installation))
        found += _show(pages.report_page(installation))
        found += _show(reports.measure(installation))
        for figures in _staff_pages(installation):
            found += _show(figures)
        found += _show(_largest(installation))
    _TARGET.write_text(_report(facts, found), "utf-8")
    say(f"Đã ghi {_TARGET.relative_to(ROOT)}", "Written")
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
    size = max(proportional_megabytes(process) for process in installation.processes())
    return [Figure("largest process, after all this", f"{size:.0f} MB", "< 200 MB", size < 200)]


def _show(figures: list[Figure]) -> list[Figure]:
    for figure in figures:
        line(f"  {figure.what}: {figure.measured}  ({figure.promised or '–'})")
    return figures


def _report(facts: list[str], found: list[Figure]) -> str:
    mark = {True: "yes", False: "**no**", None: ""}
    rows = [f"| {f.what} | {f.measured} | {f.promised} | {mark[f.kept]} |" for f in found]
    return "\n".join(
        [
            "# Benchmarks",
            "",
            _ABOUT,
            "",
            *[f"- {fact}" for fact in facts],
            f"- measured on {datetime.now(UTC):%d/%m/%Y}",
            "",
            "| what | measured | promised | kept |",
            "|---|---|---|---|",
            *rows,
            "",
        ]
    )

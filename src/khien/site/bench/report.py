"""docs/benchmarks.md: a part for each bench, each written anew without touching the others."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from khien.site.bench.measuring import Figure, machine
from khien.site.console import line, say
from khien.site.home import ROOT

_TARGET = ROOT / "docs" / "benchmarks.md"
_MARK = {True: "yes", False: "**no**", None: ""}


def show(figures: list[Figure]) -> list[Figure]:
    for figure in figures:
        line(f"  {figure.what}: {figure.measured}  ({figure.promised or '–'})")
    return figures


def write(title: str, about: str, found: list[Figure], *, libraries: Sequence[str]) -> None:
    rows = [f"| {f.what} | {f.measured} | {f.promised} | {_MARK[f.kept]} |" for f in found]
    facts = [*machine(libraries), f"measured on {datetime.now(UTC):%d/%m/%Y}"]
    part = "\n".join(
        [
            f"## {title}",
            "",
            about,
            "",
            *[f"- {fact}" for fact in facts],
            "",
            "| what | measured | promised | kept |",
            "|---|---|---|---|",
            *rows,
            "",
        ]
    )
    _TARGET.write_text(_with(_TARGET.read_text("utf-8"), title, part), "utf-8")
    say(f"Đã ghi {_TARGET.relative_to(ROOT)}", "Written")


def _with(text: str, title: str, part: str) -> str:
    """The text with that part in place of the old one, or at its end."""
    old = re.compile(rf"^## {re.escape(title)}\n.*?(?=^## |\Z)", re.DOTALL | re.MULTILINE)
    if old.search(text):
        return old.sub(lambda _: part + "\n", text).rstrip() + "\n"
    return f"{text.rstrip()}\n\n{part}"

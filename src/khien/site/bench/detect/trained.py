"""Models trained by `khien-detect text train` on research sets, where these lie beside us."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from subprocess import run
from tempfile import TemporaryDirectory
from typing import Any

from khien.site.bench.detect import scikit
from khien.site.bench.measuring import Figure
from khien.site.home import ROOT

_SETS = ROOT.parent / "shared" / "data" / "text"
_FASTEST = 20_000  # texts a second, at least


@dataclass(frozen=True)
class _Task:
    """`least`: the macro-F1 promised of the official test; `nets`: how many are tried."""

    name: str
    file: str
    column: str
    least: float
    nets: int

    def path(self, split: str) -> Path:
        return _SETS / f"{self.file}_{split}.csv"


_VIHSD = _Task("ViHSD", "vihsd", "label", 0.665, nets=7)
_VICTSD = _Task("ViCTSD toxicity", "victsd", "toxicity", 0.71, nets=3)


def measure() -> list[Figure]:
    """Some five minutes on two cores, most of it for the nets tried on ViHSD."""
    found: list[Figure] = []
    for task in (_VIHSD, _VICTSD):
        missing = [task.path(s) for s in ("train", "dev") if not task.path(s).exists()]
        if missing:
            absent = f"skipped: {missing[0].name} is not beside the repository"
            found.append(Figure(f"{task.name}: macro-F1", absent, f"≥ {task.least}"))
            continue
        with TemporaryDirectory() as folder:
            found += _trained(task, Path(folder, "model"))
    return found


def _trained(task: _Task, model: Path) -> Iterator[Figure]:
    train, dev, test = map(task.path, ("train", "dev", "test"))
    sets = ["--train", str(train), "--dev", str(dev), "--task", task.file, "--out", str(model)]
    made = _told("train", *sets, "--label-column", task.column, "--nets", str(task.nets))
    rows, nets = made["train"]["rows"], made["nets"]
    what = f"{task.name}, learned from {rows:,} rows, {nets} nets kept: macro-F1"
    tested = test if test.exists() else dev
    asked = ["--model", str(model), "--data", str(tested), "--label-column", task.column]
    speed = _told("evaluate", *asked)["texts_per_second"]
    held, promised = made["macro_f1_held_out"], f"≥ {task.least}"
    if test.exists():
        quality = _told("evaluate", *asked)["macro_f1"]
        kept = quality >= task.least
        yield Figure(f"{what} on the official test", f"{quality:.3f}", promised, kept)
        yield Figure("the same, rows held out by fifths", f"{held:.3f}")
    else:
        yield Figure(f"{what} on the official test", f"skipped: no {test.name}", promised)
        kept = held >= task.least
        yield Figure("instead of it, rows held out by fifths", f"{held:.3f}", promised, kept)
    yield Figure("the same, on its dev split", f"{made['dev_macro_f1']:.3f}")
    fast = speed >= _FASTEST
    yield Figure("its messages a second", f"{speed:,.0f}/s", f"≥ {_FASTEST:,}/s", fast)
    if task is _VICTSD:
        yield scikit.race(model, train, dev, task.column)


def _told(*words: str) -> dict[str, Any]:
    """The figures that a command of `khien-detect text` prints."""
    done = run(
        [sys.executable, "-m", "khien_detect", "text", *words], check=True, capture_output=True
    )
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures

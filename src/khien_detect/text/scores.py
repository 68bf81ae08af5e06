"""`khien-detect text fit-scores`: what the rules' sums are worth, from labelled sentences."""

import argparse
import csv
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from khien_detect.finding import Kind
from khien_detect.text import lexicon
from khien_detect.text.detector import Detector
from khien_detect.text.model.curves import Seen, fit, weight_of_ordinary

SHORT = {"sexual": Kind.SEXUAL_APPROACH, "personal": Kind.PERSONAL_INFORMATION}
RISKY = "lines of risky messages under headings that name their kind: # threat"
ORDINARY = "lines of ordinary messages; headings are passed over"
CLEAN = "CSV with the columns text and label (0: ordinary) or spans ([]: ordinary)"
NOTHING = {"0", "[]"}


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("fit-scores", help="fit what findings of the rules are worth")
    parser.add_argument("--risky", type=Path, nargs="+", required=True, help=RISKY)
    parser.add_argument("--ordinary", type=Path, nargs="+", required=True, help=ORDINARY)
    parser.add_argument("--clean", type=Path, nargs="*", default=[], help=CLEAN)
    parser.add_argument("--out", type=Path, help="default: printed")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> None:
    risky = [one for file in asked.risky for one in _under_headings(file)]
    ordinary = [said for file in asked.ordinary for _, said in _under_headings(file)]
    ordinary += [said for file in asked.clean for said in _clean(file)]
    out = io.StringIO(newline="")
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(("kind", "slope", "shift"))
    for kind, (slope, shift) in fit(seen(Detector(lexicon.read()), risky, ordinary)).items():
        rows.writerow((kind.value, slope, shift))
    if asked.out is None:
        sys.stdout.write(out.getvalue())
    else:
        asked.out.write_text(out.getvalue(), "utf-8")


def seen(
    detector: Detector, risky: list[tuple[str, str]], ordinary: Iterable[str]
) -> Iterator[Seen]:
    """Findings in risky messages of their own kind are right, in ordinary ones none is."""
    quiet = list(dict.fromkeys(ordinary))
    weight = weight_of_ordinary(len(risky), len(quiet))
    for (heading, _), sums in zip(risky, detector.sums([m for _, m in risky]), strict=True):
        kind = SHORT.get(heading, heading)
        yield from (Seen(k, sums[k], right=True, weight=1.0) for k in sums if k == kind)
    for sums in detector.sums(quiet):
        yield from (Seen(k, log_odds, right=False, weight=weight) for k, log_odds in sums.items())


def _under_headings(file: Path) -> Iterator[tuple[str, str]]:
    heading = ""
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("# "):
            heading = line[2:].strip()
        elif line:
            yield heading, line


def _clean(file: Path) -> Iterator[str]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            if row.get("label", row.get("spans", "")).strip() in NOTHING:
                yield row["text"]

"""How often findings of a kind are right, from the log-odds that its rules add up to.

Rules are weighed by hand; what their sum is worth was fitted to labelled sentences and comments
(`data/model/scores.csv`, made by `khien-detect text fit-scores`) for a stream in which one message
in twenty is risky.
"""

import csv
import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from khien_detect.finding import Kind

SCORES = Path(__file__).with_name("data") / "model" / "scores.csv"


@cache
def curves(path: Path = SCORES) -> Mapping[Kind, tuple[float, float]]:
    """(slope, shift) of each kind."""
    with path.open(encoding="utf-8", newline="") as rows:
        return {
            Kind(row["kind"]): (float(row["slope"]), float(row["shift"]))
            for row in csv.DictReader(rows)
        }


def chance(kind: Kind, log_odds: float) -> float:
    slope, shift = curves()[kind]
    return round(1 / (1 + math.exp(-slope * log_odds - shift)), 4)

"""Builds the model that ships, bit for bit, from two sets whose licence (MIT) allows it.

ViHOS marks hateful and offensive spans: a comment with any is class 1. SafeSense-VI has labels 0
(clean), 1 and 2 (worse): both are class 1. Ordinary sentences written for this project
(`data/model/ordinary.txt`) are class 0. A copy without tone marks is learned from beside each text,
since children often leave them out.
"""

import csv
import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from zlib import crc32

import numpy as np

from khien_detect.cli import Trouble
from khien_detect.text.model import file
from khien_detect.text.model.labelled import Labelled
from khien_detect.text.model.letters import without_marks
from khien_detect.text.model.model import Model
from khien_detect.text.model.ordinary import ordinary, threshold
from khien_detect.text.model.train import train

TASK = "insult"
SEED = 1
DEV_SHARE = 10  # one row in ten of SafeSense-VI is for choosing; ViHOS has a dev set of its own
ORDINARY_COPIES = 3  # few sentences, but of the kind that must not raise alarm


@dataclass(frozen=True)
class Sources:
    vihos_train: Path
    vihos_dev: Path
    safesense: Path


def build(sources: Sources, out: Path) -> file.Heading:
    safesense = list(_rows(sources.safesense, "label", lambda cell: cell != "0"))
    chosen_on = [_drawn(text) for text, _ in safesense]
    taught, _ = ordinary()
    learned = [
        *_rows(sources.vihos_train, "spans", lambda cell: cell != "[]"),
        *(row for row, held in zip(safesense, chosen_on, strict=True) if not held),
        *((text, 0) for text in taught * ORDINARY_COPIES),
    ]
    dev = [
        *_rows(sources.vihos_dev, "spans", lambda cell: cell != "[]"),
        *(row for row, held in zip(safesense, chosen_on, strict=True) if held),
    ]
    sets = _with_bare_copies(learned), _with_bare_copies(dev)
    heading, arrays = train(*sets, name=TASK, seed=SEED, nets=0)
    file.write(out, heading, arrays)
    heading = replace(heading, shown_from=threshold(Model.open(out), sets[1]))
    file.write(out, heading, arrays)
    return heading


def _drawn(text: str) -> bool:
    return crc32(text.casefold().encode("utf-8", "surrogatepass")) % DEV_SHARE == 0


def _rows(path: Path, column: str, bad: Callable[[str], bool]) -> Iterator[tuple[str, int]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        if not {"text", column} <= set(reader.fieldnames or ()):
            raise Trouble(f"{path} must have the columns text and {column}")
        for row in reader:
            yield row["text"], int(bad(row[column].strip()))


def _with_bare_copies(rows: Sequence[tuple[str, int]]) -> Labelled:
    doubled = [(each, label) for text, label in rows for each in {text: 0, without_marks(text): 0}]
    seal = hashlib.sha256("".join(f"{label} {text}\n" for text, label in doubled).encode())
    texts = [text for text, _ in doubled]
    return Labelled(texts, np.array([label for _, label in doubled], np.int64), seal.hexdigest())

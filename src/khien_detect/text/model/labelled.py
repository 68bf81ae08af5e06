"""Labelled texts from CSV: UTF-8, with or without BOM, a heading with `text` and `label`.

What cannot be used is refused with the line it stands on, before anything is learned from it.
"""

import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from khien_detect.cli import Trouble

LABELS = {str(label): label for label in range(20)}
LONGEST_CELL = 1_000_000  # characters; a longer one is a broken quotation mark, not a message
Labels = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Labelled:
    """`labels[i]` in 0..k belongs to `texts[i]`; `sha256` is of the file as it was read."""

    texts: list[str]
    labels: Labels
    sha256: str

    @property
    def classes(self) -> int:
        return int(self.labels.max()) + 1


def read_labelled(path: Path, *, label_column: str = "label") -> Labelled:
    data = path.read_bytes()
    rows = list(_rows(_decoded(data, path), path, label_column))
    if not rows:
        raise Trouble(f"{path} has no row under its heading")
    labels = np.array([label for _, label in rows], np.int64)
    return Labelled([text for text, _ in rows], labels, hashlib.sha256(data).hexdigest())


def _decoded(data: bytes, path: Path) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Trouble(f"{path}, line {line}: not UTF-8") from None


def _rows(content: str, path: Path, label_column: str) -> Iterator[tuple[str, int]]:
    longest_before = csv.field_size_limit(LONGEST_CELL)
    try:
        reader = csv.reader(io.StringIO(content, newline=""))
        heading = next(reader, [])
        at_text, at_label = (_column(name, heading, path) for name in ("text", label_column))
        for row in reader:
            if row:
                where = f"{path}, line {reader.line_num}"
                if len(row) != len(heading):
                    raise Trouble(f"{where}: {len(row)} cells under {len(heading)} headings")
                yield row[at_text], _label(row[at_label], where)
    except csv.Error as error:
        raise Trouble(f"{path}, line {reader.line_num}: {error}") from None
    finally:
        csv.field_size_limit(longest_before)


def _column(name: str, heading: list[str], path: Path) -> int:
    if heading.count(name) != 1:
        seen = ", ".join(heading)[:200] or "none"
        raise Trouble(f"{path}, line 1: one column must be called {name}; columns here: {seen}")
    return heading.index(name)


def _label(cell: str, where: str) -> int:
    word = cell.strip()
    if word in LABELS:
        return LABELS[word]
    most = len(LABELS) - 1
    raise Trouble(f"{where}: a label is a whole number from 0 to {most}, not {word[:40]!r}")


def check_trainable(train: Labelled, dev: Labelled, *, fewest: int) -> None:
    """Each class 0..k needs `fewest` different texts to learn from, and dev no class without."""
    if train.classes == 1:
        raise Trouble("all rows to train on have label 0: two classes at least are needed")
    different = set(zip(train.texts, train.labels.tolist(), strict=True))
    rows = np.bincount([label for _, label in different], minlength=train.classes)
    if rows.min() < fewest:
        label = int(rows.argmin())
        raise Trouble(f"label {label} has {rows[label]} texts to train on; it needs {fewest}")
    if dev.classes > train.classes:
        raise Trouble(f"label {dev.classes - 1} occurs in the dev set but not in the training set")

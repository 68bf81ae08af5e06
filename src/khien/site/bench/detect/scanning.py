"""Scanning a folder of JPEG files with all cores, against hashing on one, times the cores.

The whole command is timed, with its start. The files are names of a few, so that reading is from
memory and what is compared is the work.
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from khien.site.bench.detect import drawn
from khien.site.bench.measuring import Figure, seconds_of
from khien_detect import images

_DRAWN = 40
_MANY = 20_000
_ROUNDS = 10


def measure() -> list[Figure]:
    cores = os.cpu_count() or 1
    files = [drawn.jpeg(drawn.picture(seed)) for seed in range(_DRAWN)]
    one = _DRAWN / min(seconds_of(lambda: _hash(files)) for _ in range(_ROUNDS))
    with TemporaryDirectory() as place:
        folder = Path(place) / "pictures"
        _fill(folder, files)
        rate = _MANY / seconds_of(lambda: _scan(folder, Path(place) / "found.jsonl"))
    share = rate / (cores * one)
    return [
        Figure(
            f"scan of {_MANY:,} JPEGs / {cores} cores × hashing on one".replace(",", " "),
            f"{share:.0%} ({rate:,.0f}/s, {cores} × {one:,.0f}/s)",
            "≥ 80 %",
            share >= 0.8,
        )
    ]


def _hash(files: list[bytes]) -> None:
    for file in files:
        images.pdq(file)


def _fill(folder: Path, files: list[bytes]) -> None:
    folder.mkdir()
    for number, data in enumerate(files):
        (folder / f"{number:05}.jpg").write_bytes(data)
    for number in range(len(files), _MANY):
        (folder / f"{number:05}.jpg").hardlink_to(folder / f"{number % len(files):05}.jpg")


def _scan(folder: Path, out: Path) -> None:
    words = [sys.executable, "-m", "khien_detect", "scan", str(folder), "--out", str(out)]
    subprocess.run(words, check=True, stderr=subprocess.DEVNULL)

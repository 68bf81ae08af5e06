"""Scanning a folder of JPEG files with all cores, against hashing on one, times the cores.

The whole command is timed, with its start. The files are names of a few, so that reading is from
memory and what is compared is the work.
"""

import os
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from khien.site.bench.detect import drawn
from khien.site.bench.measuring import Figure, seconds_of
from khien_detect import images

_DRAWN = 40
_MANY = 20_000
_ROUNDS = 10
_ROUNDS_AT_ONCE = 100


def measure() -> list[Figure]:
    cores = os.cpu_count() or 1
    files = [drawn.jpeg(drawn.picture(seed)) for seed in range(_DRAWN)]
    before = _rate(files, _ROUNDS)
    with TemporaryDirectory() as place:
        folder, single = Path(place) / "pictures", Path(place) / "one"
        _fill(folder, files, _MANY)
        _fill(single, files[:1], 1)
        took, start = (_seconds_of_scan(each) for each in (folder, single))
    one = max(before, _rate(files, _ROUNDS))
    at_once = _at_once(files, cores)
    share = _MANY / took / (cores * one)
    many = f"{_MANY:,}".replace(",", " ")
    return [
        Figure(
            f"scan of {many} JPEGs / {cores} cores × hashing on one",
            f"{share:.0%} ({_MANY / took:,.0f}/s, {cores} × {one:,.0f}/s)",
            "≥ 80 %",
            share >= 0.8,
        ),
        Figure("a scan of one JPEG: what of that is start and end", f"{start:.1f} of {took:.1f} s"),
        Figure(
            f"hashing from memory on {cores} cores at once / {cores} cores × hashing on one",
            f"{at_once / (cores * one):.0%} ({at_once:,.0f}/s)",
        ),
    ]


def _at_once(files: list[bytes], cores: int) -> float:
    """Hashes a second of all cores, each hashing on its own: what no scan can go beyond."""
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as pool:
        rates = [pool.submit(_mean_rate, files, _ROUNDS_AT_ONCE) for _ in range(cores)]
        return sum(rate.result() for rate in rates)


def _mean_rate(files: list[bytes], rounds: int) -> float:
    _hash(files)
    return rounds * len(files) / seconds_of(lambda: _hash(files * rounds))


def _rate(files: list[bytes], rounds: int) -> float:
    return len(files) / min(seconds_of(lambda: _hash(files)) for _ in range(rounds))


def _hash(files: list[bytes]) -> None:
    for file in files:
        images.pdq(file)


def _fill(folder: Path, files: list[bytes], many: int) -> None:
    folder.mkdir()
    for number, data in enumerate(files):
        (folder / f"{number:05}.jpg").write_bytes(data)
    for number in range(len(files), many):
        (folder / f"{number:05}.jpg").hardlink_to(folder / f"{number % len(files):05}.jpg")


def _seconds_of_scan(folder: Path) -> float:
    out = folder.with_suffix(".jsonl")
    words = [sys.executable, "-m", "khien_detect", "scan", str(folder), "--out", str(out)]
    return seconds_of(lambda: subprocess.run(words, check=True, stderr=subprocess.DEVNULL))

"""Looking hashes up among ten millions, against threatexchange's own index."""

from dataclasses import dataclass
from time import perf_counter, process_time

import numpy as np
from numpy.typing import NDArray

from khien.site.bench.detect.racing import alone, megabytes
from khien.site.bench.measuring import Figure
from khien_detect import images

_ASKED = 2000
_ASKED_OF_THEM = 200
_FARTHEST = 31


@dataclass(frozen=True)
class Run:
    built: float  # seconds
    worked: float  # seconds of all cores while it was built
    megabytes: float
    a_second: float
    missed: int  # of the hashes that lie within the radius


def measure(many: int = 10_000_000) -> list[Figure]:
    ours, theirs = alone(_ours, many), alone(_theirs, many)
    speed, size = ours.a_second / theirs.a_second, theirs.megabytes / ours.megabytes
    build = theirs.built / ours.built
    among = f"among {many:,}".replace(",", " ")
    return [
        Figure(
            f"matches within 31 bits {among} / threatexchange PDQIndex",
            f"{speed:.0f} × ({ours.a_second:,.0f}/s, {theirs.a_second:,.0f}/s)",
            "≥ 30 ×",
            speed >= 30,
        ),
        Figure(
            "memory of that index",
            f"1/{size:.1f} ({ours.megabytes:,.0f} MB, {theirs.megabytes:,.0f} MB)",
            "≤ 1/4",
            size >= 4,
        ),
        Figure(
            "building it, each as it builds on this machine's cores",
            f"{build:.0f} × faster ({_time(ours)}; {_time(theirs)})",
            "≥ 15 ×",
            build >= 15,
        ),
        Figure(
            "missed, at distances 0 to 31",
            f"{ours.missed} (theirs {theirs.missed})",
            "0",
            ours.missed == 0,
        ),
    ]


def _time(run: Run) -> str:
    return f"{run.built:.1f} s, {run.worked:.1f} s of processor"


def bank_of(many: int) -> NDArray[np.uint8]:
    return np.random.default_rng(1).integers(0, 256, (many, 32), dtype=np.uint8)


def asked_of(bank: NDArray[np.uint8], many: int) -> tuple[NDArray[np.uint8], list[int]]:
    """Half of them 0 to 31 bits from a hash of the bank, whose row is told; half from nowhere."""
    chance = np.random.default_rng(2)
    rows = chance.integers(0, len(bank), many // 2)
    near = np.unpackbits(bank[rows], axis=1)
    for place, bits in enumerate(near):
        bits[chance.choice(256, place % (_FARTHEST + 1), replace=False)] ^= 1
    far = chance.integers(0, 256, (many - len(rows), 32), dtype=np.uint8)
    return np.concatenate([np.packbits(near, axis=1), far]), rows.tolist()


def _ours(many: int) -> Run:
    images.Index(bank_of(10)).search(bank_of(1))
    bank = bank_of(many)
    queries, rows = asked_of(bank, _ASKED)
    before = megabytes() - bank.nbytes / 1e6
    began, worked = perf_counter(), process_time()
    index = images.Index(bank)
    built, worked = perf_counter() - began, process_time() - worked
    size = megabytes() - before
    index.search(queries[:50])
    began = perf_counter()
    found = index.search(queries)
    took = perf_counter() - began
    pairs = set(zip(found.query.tolist(), found.row.tolist(), strict=True))
    return Run(built, worked, size, len(queries) / took, len(set(enumerate(rows)) - pairs))


def _theirs(many: int) -> Run:
    from threatexchange.signal_type.pdq.pdq_index import PDQIndex

    bank = bank_of(many)
    queries, rows = asked_of(bank, _ASKED_OF_THEM)
    asked = [each.tobytes().hex() for each in queries]
    entries = [(row.tobytes().hex(), place) for place, row in enumerate(bank)]
    del bank
    before = megabytes() - many * 200 / 1e6  # the strings and pairs it keeps were made already
    began, worked = perf_counter(), process_time()
    index = PDQIndex(entries)
    built, worked = perf_counter() - began, process_time() - worked
    size = megabytes() - before
    index.query(asked[-1])
    began = perf_counter()
    found = [{match.metadata for match in index.query(each)} for each in asked]
    took = perf_counter() - began
    missed = sum(row not in found[place] for place, row in enumerate(rows))
    return Run(built, worked, size, len(asked) / took, missed)

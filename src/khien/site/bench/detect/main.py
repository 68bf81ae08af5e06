"""Runs each race and writes its part of docs/benchmarks.md."""

from khien.site import peers
from khien.site.bench.detect import (
    hosts,
    judging,
    kinds,
    lookup,
    matching,
    pictures,
    scanning,
    texts,
    trained,
)
from khien.site.bench.measuring import Figure
from khien.site.bench.report import show, write

_ABOUT = (
    "Written by `./khien bench detect`: each line is a ratio between this library and the named "
    "peer, both on one core in the same run, in turns; where it says published, the peer is in no "
    "package index and its figure is the published one. Other figures are of this machine and day."
)


def main() -> int:
    """0 where every promise was kept."""
    peers.install()
    found: list[Figure] = []
    for part in (pictures, kinds, scanning, texts, judging, trained, hosts, matching, lookup):
        found += show(part.measure())
    write("Detection", _ABOUT, found, libraries=("numpy", "numba", "pillow", "threatexchange"))
    return int(any(figure.kept is False for figure in found))

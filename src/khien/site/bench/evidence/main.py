"""Runs the measurements of exhibits and ledger, and writes their part of docs/benchmarks.md."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from khien.site.bench.evidence import export, ledger, sending
from khien.site.bench.evidence.film import Film
from khien.site.bench.installation import Visitor, started
from khien.site.bench.measuring import Figure
from khien.site.bench.report import show, write
from khien.site.home import ROOT

_LIBRARIES = ("django", "pyrage", "granian")
_ABOUT = (
    "Written by `./khien bench evidence`: a film of 2 GB that is made up while it is read. Intake "
    "is what happens to a file once it is there: examined, looked through, hashed twice (as it "
    "came, as it lies), encrypted and synced to the disk, on one core. Sending is the whole way "
    "through the site over HTTP, client, encrypted pieces and intake included. An export looks "
    "whether each file is the one that was stored, then decrypts, hashes and packs it; it is timed "
    "from the request to the last byte of the bag. The ledger is walked by `ledger verify`, which "
    "computes every hash anew. Figures are of this machine and day."
)
_TWO_GB = 2_000_000_000


def main() -> int:
    found = show(_intake())
    with started() as installation:
        police = Visitor(installation)
        police.sign_in("congan")
        found += show(export.measure(installation, police))
        found += show(sending.measure(installation, police, Film(_TWO_GB)))
        found += show(ledger.measure(installation))
    write("Evidence", _ABOUT, found, libraries=_LIBRARIES)
    return int(any(figure.kept is False for figure in found))


def _intake() -> list[Figure]:
    """In a process of its own, whose memory nothing else has used."""
    with TemporaryDirectory(dir=ROOT, prefix=".bench-") as folder:
        Path(folder).chmod(0o700)
        command = [sys.executable, "-m", "khien.site.bench.evidence.intake", folder, str(_TWO_GB)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    rate, disk, grown = map(float, done.stdout.split())
    promised = min(150.0, disk)
    return [
        Figure(
            "intake of a film of 2 GB",
            f"{rate:.0f} MB/s",
            f"≥ 150 MB/s, or the disk's {disk:.0f}",
            rate >= promised,
        ),
        Figure("memory it takes", f"{grown:.0f} MB", "< 100 MB", grown < 100),
    ]

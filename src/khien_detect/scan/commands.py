"""`khien-detect scan SOURCE --out FINDINGS`: much at once, with progress, resumable."""

import argparse
import sys
from pathlib import Path
from time import monotonic

from khien_detect.cli import Trouble
from khien_detect.images.commands import seconds
from khien_detect.scan import running, sources
from khien_detect.scan.looking import Done, Wanted

_MINUTE = 60


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "source", type=Path, metavar="SOURCE", help="a file, or a folder with all below it"
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FINDINGS", help=".parquet, else JSON lines"
    )
    parser.add_argument("--index", default="", help="of known pictures (images index build)")
    parser.add_argument("--links", nargs="*", default=[], metavar="LIST", help="lists of hosts")
    parser.add_argument("--model", default="", help="a text model; what ships unless said")
    parser.add_argument("--text", default="text", metavar="COLUMN", help="of messages in tables")
    parser.add_argument("--url", default="url", metavar="COLUMN", help="of addresses in tables")
    parser.add_argument("--grey", action="store_true", help="hash pictures by brightness: faster")
    parser.add_argument(
        "--every",
        type=seconds,
        default=0.0,
        metavar="SECONDS",
        help="between frames of films; unless said, key frames, and more where one is known",
    )
    parser.add_argument("--strict", action="store_true", help="exit with 1 if any was unreadable")
    parser.add_argument("--ray", default="", metavar="ADDRESS", help="of a Ray cluster")
    parser.set_defaults(run=_scan)


def _scan(asked: argparse.Namespace) -> int:
    wanted = Wanted(
        str(asked.index and Path(asked.index).resolve()),
        tuple(str(Path(name).resolve()) for name in asked.links),
        str(asked.model and Path(asked.model).resolve()),
        asked.grey,
        asked.every,
    )
    parts = sources.parts_of(asked.source.resolve(), text=asked.text, url=asked.url)
    progress = Progress(len(parts))
    try:
        running.run(parts, wanted, asked.out, ray=asked.ray, told=progress.tell)
    except ImportError as missing:
        raise Trouble(f"scanning needs “{missing.name}”: pip install 'khien[scan]'") from None
    except KeyboardInterrupt:
        sys.stderr.write("\nstopped; the same command goes on from here\n")
        raise
    progress.end()
    return int(asked.strict and progress.unreadable > 0)


class Progress:
    """One line that is written over on a terminal, one every ten seconds elsewhere."""

    def __init__(self, parts: int) -> None:
        self.parts, self.done, self.looked, self.found, self.unreadable = parts, 0, 0, 0, 0
        self._began, self._told = monotonic(), 0.0

    def tell(self, done: Done) -> None:
        self.done += 1
        self.looked += done.looked
        self.found += done.found
        self.unreadable += done.unreadable
        every = 0.1 if sys.stderr.isatty() else 10
        if monotonic() - self._told > every:
            self._told = monotonic()
            self._write("\r\x1b[K" if sys.stderr.isatty() else "", "" if every < 1 else "\n")

    def end(self) -> None:
        self._write("\r\x1b[K" if sys.stderr.isatty() else "", "\n")

    def _write(self, begin: str, end: str) -> None:
        seconds = max(monotonic() - self._began, 1e-9)
        share = self.done / self.parts if self.parts else 1.0
        left = seconds * (1 / share - 1) if share else 0.0
        sys.stderr.write(
            f"{begin}{share:4.0%}  {self.looked:,} looked at, {self.found:,} findings, "
            f"{self.unreadable:,} unreadable, {self.looked / seconds:,.0f}/s, "
            f"{int(left) // _MINUTE}:{int(left) % _MINUTE:02} left{end}"
        )
        sys.stderr.flush()

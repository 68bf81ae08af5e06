"""`khien-detect text …`: scan texts; what trains and measures models is `text.model`'s own."""

import argparse
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from khien_detect.cli import Trouble
from khien_detect.text import scores
from khien_detect.text.detector import Detector
from khien_detect.text.model import commands as model

STANDARD_INPUT = "-"


def add(parser: argparse.ArgumentParser) -> None:
    subparsers = parser.add_subparsers(required=True)
    scan = subparsers.add_parser("scan", help="scan each line of a file; JSON lines out")
    scan.add_argument("file", nargs="?", default=STANDARD_INPUT, help="UTF-8 text; - for stdin")
    scan.add_argument("--model", type=Path, help="default: the model that ships")
    scan.add_argument(
        "--lexicon", type=Path, action="append", default=[], help="a file or folder of more words"
    )
    scan.set_defaults(run=_scan)
    model.add(subparsers)
    scores.add(subparsers)


def _scan(asked: argparse.Namespace) -> None:
    try:
        detector = Detector.open(asked.model, lexicons=asked.lexicon)
    except ValueError as trouble:  # of a lexicon or a model: a sentence for whoever wrote it
        raise Trouble(str(trouble)) from trouble
    given = sys.stdin.fileno() if asked.file == STANDARD_INPUT else asked.file
    ours = asked.file != STANDARD_INPUT
    with open(given, encoding="utf-8", errors="surrogateescape", closefd=ours) as lines:
        _write(detector, (line.rstrip("\r\n") for line in lines))


def _write(detector: Detector, messages: Iterable[str]) -> None:
    for number, findings in enumerate(detector.scan_many(messages), start=1):
        if findings:
            row = {"line": number, "findings": [asdict(finding) for finding in findings]}
            sys.stdout.write(json.dumps(row, ensure_ascii=True) + "\n")

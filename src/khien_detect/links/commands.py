"""`khien-detect links`: build lists for resolvers, check addresses, compare two versions."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from khien_detect.finding import Finding
from khien_detect.links import building, scoping
from khien_detect.links.changes import changes
from khien_detect.links.screen import Screen
from khien_detect.links.table import Table


def add(parser: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    building.add(_command(commands, "build", building.run, "lists in, files for resolvers out"))
    _add_check(_command(commands, "check", _check, "what is known of addresses, line by line"))
    compare = _command(commands, "diff", _diff, "hosts added (+) and removed (-), @@ if allowed")
    compare.add_argument("old", type=Path)
    compare.add_argument("new", type=Path)


def _command(
    commands: Any, name: str, run: Callable[[argparse.Namespace], None], about: str
) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, help=about, description=about)
    command.set_defaults(run=run)
    scoping.add(command)
    return command


def _add_check(command: argparse.ArgumentParser) -> None:
    command.add_argument("urls", nargs="+", metavar="URL", help="- for lines of standard input")
    command.add_argument(
        "--list",
        action="append",
        type=Path,
        default=[],
        dest="lists",
        metavar="PATH",
        help="a list or a compiled file; may be repeated",
    )
    command.add_argument("--json", action="store_true", help="one JSON object for each finding")


def _check(asked: argparse.Namespace) -> None:
    screen = Screen.open(asked.lists, scoping.scope_of(asked))
    for url in _urls(asked.urls):
        for finding in screen.check(url):
            sys.stdout.write(_as_json(url, finding) if asked.json else _as_line(url, finding))


def _urls(typed: list[str]) -> Iterator[str]:
    for url in typed:
        yield from (line.rstrip("\r\n") for line in sys.stdin) if url == "-" else [url]


def _as_json(url: str, finding: Finding) -> str:
    return json.dumps({"url": url, **asdict(finding)}) + "\n"


def _as_line(url: str, finding: Finding) -> str:
    """URL, kind, score and the heaviest reason, with tabs between; ASCII where it is no letter."""
    shown = "".join(letter if letter.isprintable() else "�" for letter in url)
    reason = finding.why[0]
    return f"{shown}\t{finding.kind}\t{finding.score:.2f}\t{reason.source}: {reason.words}\n"


def _diff(asked: argparse.Namespace) -> None:
    scope = scoping.scope_of(asked)
    old, new = Table.open(asked.old), Table.open(asked.new)
    for change in changes(old, new, before=scope, now=scope):
        allowed = "@@" if change.allowed else ""
        sys.stdout.write(f"{'+' if change.added else '-'}{allowed}{change.host}\n")

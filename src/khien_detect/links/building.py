"""`khien-detect links build`: lists in; a compiled file, a zone, a hosts file, AdGuard rules out.

Run every night from the same lists it writes nothing anew: what is published keeps its serial and
its bytes until a host is added or removed.
"""

import argparse
import hashlib
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from khien_detect.cli import Trouble
from khien_detect.links.changes import next_serial
from khien_detect.links.compiling import compile_lists, write
from khien_detect.links.exporting import Zone, adguard, hosts_file, rpz
from khien_detect.links.publishing import LeaveOut, Published, published
from khien_detect.links.scoping import scope_of
from khien_detect.links.sources import Category, Refused, Scope, Source, open_list
from khien_detect.links.table import Table

_SERIAL = re.compile(rb"^(?:@ SOA \S+ \S+|# \S+|! Version:) (\d+)", re.MULTILINE)
_MOST_LEFT_OUT = 20  # named one by one; the rest is counted

Lines = Callable[[Zone, LeaveOut], Iterator[str]]


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("lists", nargs="+", type=Path, metavar="LIST")
    parser.add_argument("--out", type=Path, help="the compiled file, for `links check --list`")
    parser.add_argument("--rpz", type=Path, help="a response policy zone: BIND, Unbound, Knot")
    parser.add_argument("--hosts", type=Path, help="a hosts file")
    parser.add_argument("--adguard", type=Path, help="a list in AdGuard's syntax")
    parser.add_argument("--origin", default="khien.rpz", help="name of the zone (%(default)s)")
    parser.add_argument("--serial", type=int, help="otherwise the day's, counted on when changed")
    parser.add_argument("--block", metavar="HOST|ADDRESS", help="a block page; else: no such name")
    parser.add_argument(
        "--assume",
        type=Category,
        choices=list(Category),
        default=Category.OTHER,
        help="category of a list without a .toml beside it (%(default)s)",
    )
    parser.add_argument("--refused", type=Path, help="every refused line: list, line, why, text")


def run(asked: argparse.Namespace) -> None:
    if not (asked.out or asked.rpz or asked.hosts or asked.adguard):
        raise Trouble("nothing to write: give --out, --rpz, --hosts or --adguard")
    scope = scope_of(asked)
    data = _compiled(asked)
    if asked.out:
        write(asked.out, [data])
    _publish(Table(data), scope, asked)


def _compiled(asked: argparse.Namespace) -> bytes:
    refused: list[str] = []
    sources = []
    for path in asked.lists:
        source = open_list(path, otherwise=asked.assume)
        if asked.refused:
            source.report.tell = _noting(refused, path)
        sources.append(source)
    data = compile_lists(sources)
    for source in sources:
        _tell_refused(source)
    if asked.refused:
        write(asked.refused, (line.encode() for line in refused))
    return data


def _noting(refused: list[str], path: Path) -> Callable[[Refused], None]:
    def note(line: Refused) -> None:
        refused.append(f"{path}\t{line.line}\t{line.reason}\t{line.text}\n")

    return note


def _tell_refused(source: Source) -> None:
    report, total = source.report, source.report.reasons.total()
    _say(f"{source.about.name}: {report.rules} rules in {report.lines} lines, {total} refused")
    for line in report.refused:
        _say(f"  line {line.line}: {line.reason}: {line.text}")
    if total > len(report.refused):
        _say("  and more; of all refused lines:")
        for reason, count in report.reasons.most_common():
            _say(f"  {count} × {reason}")


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")


def _publish(table: Table, scope: Scope, asked: argparse.Namespace) -> None:
    """Writes what is asked for; nothing where all of it is there, the same but for the serial."""

    def hosts(leave_out: LeaveOut) -> Iterator[Published]:
        return published(table, scope, leave_out)

    forms: dict[Path | None, Lines] = {
        asked.rpz: lambda zone, out: rpz(hosts(out), zone, out),
        asked.hosts: lambda zone, out: hosts_file(hosts(out), zone),
        asked.adguard: lambda zone, out: adguard(hosts(out), zone),
    }
    wanted = {path: lines for path, lines in forms.items() if path}
    previous = max(map(_serial_of, wanted), default=0)
    if previous and not asked.serial:
        zone = Zone(asked.origin, previous, asked.block)
        if all(_is_there(path, lines(zone, _quietly)) for path, lines in wanted.items()):
            _say(f"unchanged since serial {previous}")
            return
    zone = Zone(asked.origin, asked.serial or next_serial(previous, scope.today), asked.block)
    for path, lines in wanted.items():
        _write(path, lines, zone)


def _quietly(_host: str, _reason: str) -> None:
    """What is left out was told when it was written."""


def _serial_of(path: Path) -> int:
    if not path.exists():
        return 0
    with path.open("rb") as file:
        found = _SERIAL.search(file.read(1_024))
    return int(found[1]) if found else 0


def _is_there(path: Path, lines: Iterator[str]) -> bool:
    if not path.exists():
        return False
    wanted = hashlib.sha256()
    for line in lines:
        wanted.update(line.encode())
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest() == wanted.digest()


def _write(path: Path, lines: Lines, zone: Zone) -> None:
    reasons: Counter[str] = Counter()

    def leave_out(host: str, reason: str) -> None:
        reasons[reason] += 1
        if reasons.total() <= _MOST_LEFT_OUT:
            _say(f"  left out of {path.name}: {host}: {reason}")

    write(path, (line.encode() for line in lines(zone, leave_out)))
    for reason, count in reasons.items():
        _say(f"{path.name}: {count} left out: {reason}")
    _say(f"{path.name}: serial {zone.serial}")

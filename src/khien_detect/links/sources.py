"""Lists as files: what is known of a list, and its rules line by line in bounded memory.

What is known of `phishing.txt` stands beside it in `phishing.txt.toml`, so that the list itself can
be fetched anew at any time:

    name = "Phishing 2026"        category = "phishing"         owner = "Công an tỉnh"
    source = "https://…"          terms = "MIT"                 expires = 2026-12-31
    ages = ["6-10", "11-15"]      trust = 0.9
"""

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO

from khien_detect.cli import Trouble
from khien_detect.links import rules, zones
from khien_detect.links.rules import RefusedLine, Rule

Parse = Callable[[str], Iterable[Rule | RefusedLine]]

LONGEST_LINE = 8_192  # bytes
MOST_SHOWN = 1_000  # refused lines kept with their number; the rest is counted by reason


class Category(StrEnum):
    PHISHING = "phishing"
    ADULT = "adult"
    GAMBLING = "gambling"
    MALWARE = "malware"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a list. `expires`: its last day. `ages`: the age groups it is for, empty for
    all. `trust`: of what it lists, the share that its owner expects to be right.
    """

    name: str
    category: Category = Category.OTHER
    source: str = ""
    terms: str = ""
    owner: str = ""
    expires: date | None = None
    ages: tuple[str, ...] = ()
    trust: float = 0.9

    @property
    def title(self) -> str:
        """As a finding names the list."""
        origin = f" ({self.source})" if self.source else ""
        return f"list {self.name}{origin}: {self.category}"

    def as_row(self) -> dict[str, Any]:
        """For JSON: plain values only."""
        return asdict(self) | {"expires": self.expires and self.expires.isoformat()}

    @classmethod
    def from_row(cls, row: dict[str, Any]) -> "About":
        """Raises Trouble with a sentence where a value is not what it should be."""
        if unknown := sorted(row.keys() - {known.name for known in fields(cls)}):
            raise Trouble(f"nothing of a list is called {unknown[0]!r}")
        expires = row.get("expires")
        try:
            return cls(
                **row
                | {
                    "category": Category(row.get("category", Category.OTHER)),
                    "expires": date.fromisoformat(str(expires)) if expires else None,
                    "ages": tuple(map(str, row.get("ages", ()))),
                    "trust": _share(row.get("trust", 0.9)),
                }
            )
        except (ValueError, TypeError) as wrong:
            raise Trouble(f"what is said of the list {row.get('name')!r}: {wrong}") from wrong


def _share(value: Any) -> float:
    if not 0 <= float(value) <= 1:
        raise ValueError(f"trust is a share between 0 and 1, not {value}")
    return float(value)


@dataclass(frozen=True, slots=True)
class Scope:
    """Which lists apply: on a day, of some categories, for an age group, of some owners (None: of
    all).
    """

    today: date
    categories: frozenset[Category] | None = None
    age: str | None = None
    owners: frozenset[str] | None = None

    def takes(self, about: About) -> bool:
        return (
            (about.expires is None or self.today <= about.expires)
            and (self.categories is None or about.category in self.categories)
            and (self.age is None or not about.ages or self.age in about.ages)
            and (self.owners is None or about.owner in self.owners)
        )


@dataclass(frozen=True, slots=True)
class Refused:
    """A line, or a word of it, that is not applied; `text` is its beginning."""

    line: int
    reason: str
    text: str


@dataclass(slots=True)
class Report:
    """What reading a list met with. Every refused line counts in `reasons`; the first thousand are
    kept in `refused`; `tell`, where given, is called for each.
    """

    tell: Callable[[Refused], object] | None = None
    lines: int = 0
    rules: int = 0
    refused: list[Refused] = field(default_factory=list)
    reasons: Counter[str] = field(default_factory=Counter)

    def refuse(self, refused: Refused) -> None:
        self.reasons[refused.reason] += 1
        if len(self.refused) < MOST_SHOWN:
            self.refused.append(refused)
        if self.tell:
            self.tell(refused)


@dataclass(frozen=True, slots=True)
class Source:
    """A list: what is known of it, and its rules, each read once."""

    about: About
    rules: Iterable[Rule]
    report: Report = field(default_factory=Report)


def about_file(path: Path, *, otherwise: Category = Category.OTHER) -> About:
    """What stands beside the list in its .toml; the file's name where nothing does."""
    beside = path.with_name(path.name + ".toml")
    if not beside.exists():
        return About(path.stem, otherwise)
    try:
        row = tomllib.loads(beside.read_text("utf-8"))
    except ValueError as wrong:
        raise Trouble(f"{beside} cannot be read: {wrong}") from wrong
    return About.from_row({"name": path.stem} | row)


def open_list(path: Path, *, otherwise: Category = Category.OTHER) -> Source:
    """The file is opened when its rules are first asked for; OSError where it cannot be."""
    report = Report()
    return Source(about_file(path, otherwise=otherwise), _read_file(path, report), report)


def _read_file(path: Path, report: Report) -> Iterator[Rule]:
    with path.open("rb") as stream:
        yield from read(stream, report)


def read(stream: BinaryIO, report: Report) -> Iterator[Rule]:
    """The rules of a list; what is refused goes to the report, with its line's number from 1."""
    return (found for found in read_lines(stream, report) if isinstance(found, Rule))


def read_lines(stream: BinaryIO, report: Report) -> Iterator[Rule | Refused]:
    """Rules and refused lines in the order of the list; `report.lines` is the line just read."""
    parse: Parse | None = None
    for number, line in enumerate(_lines(stream), start=1):
        report.lines = number
        parse = parse or _parser_for(line)
        for found in _parse(line, parse or rules.parse):
            if isinstance(found, Rule):
                report.rules += 1
                yield found
            else:
                refused = Refused(number, str(found), _beginning(line))
                report.refuse(refused)
                yield refused


def _parser_for(line: bytes) -> Parse | None:
    """Chosen by the first line that says something; None where this one says nothing."""
    text = line.decode("utf-8", "replace")
    if not text.strip("\ufeff \t\r\n\f\v\0") or text.lstrip("\ufeff \t").startswith(";"):
        return None
    return zones.Zone().parse if zones.begins(text) else rules.parse


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines without their end; of one that is too long the beginning, one byte too long."""
    while line := stream.readline(LONGEST_LINE + 1):
        tail = line
        while tail and not tail.endswith(b"\n") and len(tail) > LONGEST_LINE:
            tail = stream.readline(LONGEST_LINE + 1)
        yield line


def _parse(line: bytes, parse: Parse) -> Iterable[Rule | RefusedLine]:
    if len(line) > LONGEST_LINE:
        return [RefusedLine(f"a line longer than {LONGEST_LINE} bytes")]
    try:
        return parse(line.decode("utf-8"))
    except UnicodeDecodeError:
        return [RefusedLine("bytes that are not UTF-8")]


def _beginning(line: bytes) -> str:
    text = line[:80].decode("utf-8", "replace").strip()
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)

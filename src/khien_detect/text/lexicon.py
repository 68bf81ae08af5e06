"""Rules, idioms, contexts, groups of words and short spellings, read from data files.

A folder or file of the province is read beside what ships (see data/README.md): `.toml` for
everything, `.csv` with the columns kind,strength,words for plain words and phrases.
"""

import csv
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from khien_detect.finding import Kind
from khien_detect.text.rules import KINDS, STRENGTHS, Rule

DATA = Path(__file__).with_name("data")
_BAR = re.compile(r"\|(?![^(]*\))")  # outside brackets


class BadLexicon(ValueError):  # noqa: N818 - it says what is bad, as Trouble does
    """A sentence that says which file and entry is wrong, and how."""


@dataclass(slots=True)
class Lexicon:
    """What was read. `idioms` void any rule that touches their words.

    `short`: spellings and the words they stand for; those in `only` stand for no other word
    without its marks.
    """

    rules: list[Rule] = field(default_factory=list)
    idioms: list[str] = field(default_factory=list)
    groups: dict[str, list[str]] = field(default_factory=dict)
    short: dict[str, list[str]] = field(default_factory=dict)
    only: set[str] = field(default_factory=set)
    versions: dict[str, str] = field(default_factory=dict)

    def add(self, rules: Iterable[Rule], *, name: str, version: str) -> None:
        """Rules that stand in no file. Raises BadLexicon where one is named as another."""
        self.rules += rules
        self.versions[name] = version
        self.check_names()

    def check_names(self) -> None:
        names = [rule.name for rule in self.rules]
        if twice := {name for name in names if names.count(name) > 1}:
            raise BadLexicon(f"Tên quy tắc trùng · rule named twice: {', '.join(sorted(twice))}")


def read(extra: Iterable[str | Path] = ()) -> Lexicon:
    """What ships, then every extra file or folder. Raises BadLexicon or OSError."""
    lexicon = Lexicon()
    for path in (DATA, *map(Path, extra)):
        for file in sorted(path.iterdir()) if path.is_dir() else [path.resolve(strict=True)]:
            _read_file(lexicon, file)
    lexicon.check_names()
    return lexicon


def _read_file(lexicon: Lexicon, file: Path) -> None:
    try:
        if file.name == "short.csv":
            _read_short(lexicon, file)
        elif file.suffix == ".csv":
            _read_words(lexicon, file)
        elif file.suffix == ".toml":
            _read_toml(lexicon, file)
    except (KeyError, TypeError, ValueError, AttributeError) as trouble:
        raise BadLexicon(f"{file.name}: {trouble}") from trouble


def _read_short(lexicon: Lexicon, file: Path) -> None:
    with file.open(encoding="utf-8-sig", newline="") as rows:
        for row in csv.DictReader(rows):
            lexicon.short.setdefault(row["short"], []).extend(row["words"].split("|"))
            if row.get("only"):
                lexicon.only.add(row["short"])


def _read_words(lexicon: Lexicon, file: Path) -> None:
    with file.open(encoding="utf-8-sig", newline="") as rows:
        for number, row in enumerate(csv.DictReader(rows), start=2):
            weights = {_kind(row["kind"]): STRENGTHS[row["strength"]]}
            name = f"{file.stem}.{number}"
            lexicon.rules.append(Rule(name, f"{name}@{file.name}", weights, (row["words"],)))
    lexicon.versions[file.name] = str(len(lexicon.rules))


def _read_toml(lexicon: Lexicon, file: Path) -> None:
    table = tomllib.loads(file.read_text("utf-8"))
    version = f"{table['version']}"
    if not table["owner"]:
        raise BadLexicon("owner")
    lexicon.versions[file.name] = version
    for name, members in table.get("groups", {}).items():
        lexicon.groups.setdefault(name, []).extend(part.strip() for part in _BAR.split(members))
    lexicon.idioms += [pattern for idiom in table.get("idiom", ()) for pattern in idiom["patterns"]]
    for kind, entries in table.items():
        if kind in {"rule", "context"}:
            lexicon.rules += [_rule(entry, version, raises=kind == "rule") for entry in entries]


def _rule(entry: Mapping[str, Any], version: str, *, raises: bool) -> Rule:
    strength = STRENGTHS[entry["strength"]]
    kinds = [entry["kind"]] if raises else entry["lowers"]
    return Rule(
        name=entry["name"],
        source=f"{entry['name']}@{version}",
        weights={_kind(kind): strength if raises else -strength for kind in kinds},
        patterns=tuple(entry["patterns"]),
        unless=tuple(entry.get("unless", ())),
        sign=entry.get("sign", ""),
        fold=entry.get("fold", True),
        yes=tuple(entry.get("yes", ())),
        no=tuple(entry.get("no", ())),
    )


def _kind(name: str) -> Kind:
    kind = Kind(name)
    if kind not in KINDS:
        raise ValueError(f"{name}: không phải loại của văn bản · not a kind of text")
    return kind

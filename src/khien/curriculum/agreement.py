"""The agreement a family fills in together and hangs beside the table."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "agreement.toml"


@dataclass(frozen=True)
class Part:
    heading: str
    promises: tuple[str, ...]


@dataclass(frozen=True)
class Agreement:
    title: str
    intro: str
    parts: tuple[Part, ...]
    closing: str
    signatures: tuple[str, ...]


@cache
def agreement() -> Agreement:
    given = tomllib.loads(_FILE.read_text("utf-8"))
    parts = tuple(Part(each["heading"], tuple(each["promises"])) for each in given.pop("parts"))
    return Agreement(parts=parts, signatures=tuple(given.pop("signatures")), **given)

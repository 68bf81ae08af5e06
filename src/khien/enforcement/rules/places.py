"""Where an account is: platforms, banks and wallets, by the names people write for them.

The list is data (data/places.json). A name that is not in it is a place of its own, as it is
written without marks, so that a platform of tomorrow meets itself too.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from khien.core.fold import fold

LONGEST = 40


@dataclass(frozen=True)
class Place:
    """`accounts`, `phones`: what of a link's path and query is an account, or a phone number."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    accounts: tuple[re.Pattern[str], ...] = ()
    phones: tuple[re.Pattern[str], ...] = ()


@cache
def _shipped() -> dict[str, tuple[Place, ...]]:
    path = Path(__file__).parent.parent / "data" / "places.json"
    listed = json.loads(path.read_text("utf-8"))
    return {kind: tuple(map(_place, rows)) for kind, rows in listed.items()}


def _place(row: dict[str, list[str]]) -> Place:
    return Place(
        str(row["code"]),
        str(row["name"]),
        tuple(row["aliases"]),
        tuple(row.get("hosts", ())),
        tuple(map(re.compile, row.get("accounts", ()))),
        tuple(map(re.compile, row.get("phones", ()))),
    )


def platforms() -> tuple[Place, ...]:
    return _shipped()["platforms"]


def banks() -> tuple[Place, ...]:
    return _shipped()["banks"]


@cache
def _by_name() -> dict[str, str]:
    return {
        fold(name): place.code
        for place in (*platforms(), *banks())
        for name in (place.code, place.name, *place.aliases)
    }


def place(text: str) -> str:
    """Its code, by any of its names; of a name that is not in the list, the name folded."""
    folded = fold(text)
    return _by_name().get(folded, folded[:LONGEST].strip())


def bank_in(text: str) -> str:
    """The bank named beside an account's number, as in "VCB 0123 456 789"."""
    words = f" {fold(text)} "
    names = {fold(name): b.code for b in banks() for name in (b.code, b.name, *b.aliases)}
    return next((code for name, code in names.items() if f" {name} " in words), "")


def of_host(host: str) -> Place | None:
    """The platform a page is on: its host says nothing of one person."""
    return next((each for each in platforms() if host in each.hosts), None)


def place_name(code: str) -> str:
    """As it is shown."""
    return next((p.name for p in (*platforms(), *banks()) if p.code == code), code)

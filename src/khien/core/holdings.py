"""What the rooms hold on one person, and what can be done with it when that person asks.

A room registers itself for a kind of record when Django starts; whoever answers a request asks
here and looks into no other room's tables.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from khien.core.actors import Actor


@dataclass(frozen=True)
class Held:
    """One part of what is held, as the person may read it: no words of or about others."""

    title: str
    facts: list[tuple[str, str]]


@dataclass(frozen=True)
class Agreed:
    """Something that was agreed to and still holds. `follows`: what ends with it, in sentences."""

    key: str
    what: str
    follows: list[str]


@dataclass(frozen=True)
class Withdrawal:
    """`asker`: "child", "parent" or "reporter". `keys`: of what is withdrawn; None: everything that
    this asker may withdraw. `why`: kept with what was withdrawn.
    """

    asker: str
    keys: Collection[str] | None = None
    why: str = ""

    def takes(self, key: str) -> bool:
        return self.keys is None or key in self.keys


Act = Callable[[UUID, Actor, datetime], None]


@dataclass(frozen=True)
class Holding:
    """Each is asked with the record. `correct` gets the person's words first. `agreed`: what this
    asker may withdraw; `withdraw` passes over what no longer holds. `must_keep`: why the law keeps
    it from being erased, in plain words, empty where it does not; `erase` then takes away what can
    go. They raise Refused with a sentence.
    """

    find: Callable[[int], UUID | None]
    tell: Callable[[UUID], list[Held]]
    correct: Callable[[UUID, str, Actor, datetime], None]
    agreed: Callable[[UUID, str], list[Agreed]]
    withdraw: Callable[[UUID, Withdrawal, Actor, datetime], None]
    must_keep: Callable[[UUID], str]
    erase: Act


Warn = Callable[[UUID, str], list[str]]

_holdings: dict[str, Holding] = {}
_warnings: dict[str, list[Warn]] = {}


def register(kind: str, holding: Holding) -> None:
    _holdings[kind] = holding


def register_warning(kind: str, warn: Warn) -> None:
    """`warn(record, name)`: sentences for whoever decides whether a person of that name may read
    it.
    """
    known = _warnings.setdefault(kind, [])
    if warn not in known:
        known.append(warn)


def of(kind: str) -> Holding:
    return _holdings[kind]


def warnings(kind: str, record: UUID, name: str) -> list[str]:
    return [sentence for warn in _warnings.get(kind, ()) for sentence in warn(record, name)]

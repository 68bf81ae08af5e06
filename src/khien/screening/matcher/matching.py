"""`/m/…`: which known entries a hash matches, in which banks, how far away.

What a harmless bank knows matches nothing. Banks for use here alone are told to nobody.
"""

from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Any
from uuid import UUID

from khien.screening.known import pictures
from khien.screening.known.banks import KnownBank, telling
from khien.screening.known.pictures import Known
from khien.screening.matcher import hashing
from khien.screening.matcher.asking import Asking, Told, Wrong
from khien.screening.matcher.signals import SignalType, parsed, signal_type
from khien.screening.metering import meter
from khien.screening.models import HashKind

MOST_IN_A_BATCH = 10_000
_LARGEST_BATCH = 2_000_000  # bytes
_LARGEST_COMPARISON = 100_000

_Held = tuple[Known, KnownBank]
Matches = dict[str, list[dict[str, Any]]]
"""By bank: {bank_content_id, distance}, the distance as text, "-" where the hash has none."""


def raw_lookup(asking: Asking) -> Told:
    """Numbers of entries, or with their distances."""
    signal, kind = asking.needed("signal"), signal_type(asking.needed("signal_type"))
    with_distance = asking.flag("include_distance")
    value = parsed(kind, signal)
    asking.take(1)
    (found,) = _known(kind, [value], asking.banks())
    matches = [_match(kind, one) if with_distance else one.entry for one, _ in found]
    return Told({"matches": matches}, hits=bool(found))


def lookup(asking: Asking) -> Told:
    """Matches by bank. `seed` and `bypass_coinflip` change nothing: every bank always answers."""
    query = asking.query
    if query.get("url"):
        return _each(asking, hashing.of_address)
    if not query.get("signal") or not query.get("signal_type"):
        why = "Either url or both signal and signal_type are required"
        raise Wrong(HTTPStatus.BAD_REQUEST, why)
    kind = signal_type(query["signal_type"])
    value = parsed(kind, query["signal"])
    asking.take(1)
    (found,) = by_bank(kind, [value], asking.banks())
    return Told(found, hits=bool(found))


def lookup_file(asking: Asking) -> Told:
    """Matches by bank, by kind of hash, of a file that is sent."""
    return _each(asking, hashing.of_file)


def _each(asking: Asking, hashed: Callable[[Asking], dict[str, str]]) -> Told:
    """One item, however many kinds of hashes. A picture too flat to hash matches nothing."""
    hashes, told = hashed(asking), {}
    for name, value in hashes.items():
        kind = signal_type(name)
        (told[name],) = by_bank(kind, [kind.parse(value)], asking.banks()) if value else ({},)
    only = asking.query.get("signal_type")
    body = told if only is None else told.get(only, {})
    return Told(body, hits=any(told.values()))


def batch_lookup(asking: Asking) -> Told:
    """{signal_type, signals, banks?} gives {matches}: for each signal, in order, its matches by
    bank.
    """
    asked = _fields(asking.json(most=_LARGEST_BATCH), {"signal_type", "signals", "banks"})
    kind, signals = signal_type(asked.get("signal_type")), asked.get("signals")
    banks = asked.get("banks")
    if not isinstance(signals, list) or not 1 <= len(signals) <= MOST_IN_A_BATCH:
        raise Wrong(HTTPStatus.BAD_REQUEST, f"signals must be a list of 1 to {MOST_IN_A_BATCH}")
    if banks is not None and not (
        isinstance(banks, list) and all(isinstance(each, str) for each in banks)
    ):
        raise Wrong(HTTPStatus.BAD_REQUEST, "banks must be a list of texts")
    values = [_numbered(kind, place, signal) for place, signal in enumerate(signals)]
    asking.take(len(values))
    found = by_bank(kind, values, None if banks is None else frozenset(banks))
    return Told({"matches": found}, hits=sum(map(bool, found)))


def _fields(body: Any, known: set[str]) -> dict[str, Any]:
    if not isinstance(body, dict):
        raise Wrong(HTTPStatus.BAD_REQUEST, "Request input was not a dict")
    if unknown := sorted(body.keys() - known):
        raise Wrong(HTTPStatus.BAD_REQUEST, f"unknown: {unknown[0]!r}")
    return body


def _numbered(kind: SignalType, place: int, signal: object) -> bytes:
    try:
        return kind.parse(signal)
    except ValueError as why:
        raise Wrong(HTTPStatus.BAD_REQUEST, f"signals[{place}]: {why}") from None


def compare(asking: Asking) -> Told:
    """{signal type: [hash, hash]} gives {signal type: [whether they match, {distance}]}."""
    asked = asking.json(most=_LARGEST_COMPARISON)
    if not isinstance(asked, dict):
        raise Wrong(HTTPStatus.BAD_REQUEST, "Request input was not a dict")
    pairs = {name: _pair(name, given) for name, given in asked.items()}
    asking.take(max(1, len(pairs)))
    told = {name: _compared(signal_type(name), *pair) for name, pair in pairs.items()}
    return Told(told, hits=sum(same for same, _ in told.values()))


def _pair(name: str, given: object) -> tuple[bytes, bytes]:
    if not isinstance(given, list):
        raise Wrong(HTTPStatus.BAD_REQUEST, f"Comparison hashes for {name} was not a list")
    if len(given) != 2:  # noqa: PLR2004  (a pair has two)
        raise Wrong(HTTPStatus.BAD_REQUEST, "Comparison hash list length must be exactly 2")
    kind = signal_type(name)
    try:
        return kind.parse(given[0]), kind.parse(given[1])
    except ValueError as why:
        raise Wrong(HTTPStatus.BAD_REQUEST, f"Invalid {name} hash: {why}") from None


def _compared(kind: SignalType, left: bytes, right: bytes) -> tuple[bool, dict[str, int]]:
    if kind.kind is not HashKind.PDQ:
        return left == right, {}
    apart = (int.from_bytes(left) ^ int.from_bytes(right)).bit_count()
    return apart <= pictures.RADIUS, {"distance": apart}


def by_bank(
    kind: SignalType, values: Sequence[bytes], banks: frozenset[str] | None
) -> list[Matches]:
    told: list[Matches] = []
    for found in _known(kind, values, banks):
        matches: Matches = {}
        for one, bank in found:
            matches.setdefault(bank.reference, []).append(_match(kind, one))
        told.append(matches)
    return told


def _known(
    kind: SignalType, values: Sequence[bytes], banks: frozenset[str] | None
) -> list[list[_Held]]:
    """For each hash what may be told of it, the nearest first."""
    import numpy as np  # noqa: PLC0415  (the site does not load what detection needs)

    if kind.kind is HashKind.PDQ:
        found = pictures.look_up(np.frombuffer(b"".join(values), np.uint8).reshape(-1, 32))
    else:
        found = pictures.look_up_exactly(kind.kind, values)
    meter.meet((one.bank, one.entry) for each in found for one in each)
    known = pictures.banks()
    return [_told(each, known, banks) if each else [] for each in found]


def _told(
    found: list[Known], known: dict[UUID, KnownBank], banks: frozenset[str] | None
) -> list[_Held]:
    told = telling(found, lambda one: known.get(one.bank), shared=True)
    return [pair for pair in told if banks is None or pair[1].reference in banks]


def _match(kind: SignalType, one: Known) -> dict[str, Any]:
    distance = str(one.distance) if kind.kind is HashKind.PDQ else "-"
    return {"bank_content_id": one.entry, "distance": distance}

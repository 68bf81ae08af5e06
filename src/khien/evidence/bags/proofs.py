"""Hashes that chain one thing to the next, laid out so that `sha256sum -c` checks them.

Each link is a file: the 32 bytes of the hash before it, none at the first, then what is hashed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

SUMS = "SHA256SUMS"


@dataclass(frozen=True)
class Link:
    name: str
    before: bytes
    text: bytes
    hash: bytes


def files(folder: str, links: Iterable[Link]) -> Iterator[tuple[str, bytes]]:
    lines = []
    for link in links:
        yield f"{folder}/{link.name}", link.before + link.text
        lines.append(f"{link.hash.hex()}  {link.name}\n")
    yield f"{folder}/{SUMS}", "".join(lines).encode()

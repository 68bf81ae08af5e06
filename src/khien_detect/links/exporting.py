"""Lists as resolvers read them, line by line: an RPZ zone, a hosts file, AdGuard's syntax.

The same table, scope and serial give the same bytes.
"""

import ipaddress
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from khien_detect.cli import Trouble
from khien_detect.links import names
from khien_detect.links.publishing import LeaveOut, Published

_HOSTNAME = re.compile(r"(?!-)[a-z0-9-]+(?<!-)(?:\.(?!-)[a-z0-9-]+(?<!-))*")
_LARGEST_SERIAL = (1 << 32) - 1
_TIMES = "3600 600 604800 300"  # seconds: refresh, retry, expire, negative answers


@dataclass(frozen=True, slots=True)
class Zone:
    """`answer`: None for "no such name", the host of a block page, or an IP address.

    Raises Trouble where one of the three would not make a zone.
    """

    origin: str
    serial: int
    answer: str | None = None

    def __post_init__(self) -> None:
        if names.host_of(self.origin) != self.origin or names.is_ip(self.origin):
            raise Trouble(f"{self.origin!r} cannot be the name of a zone")
        if not 0 < self.serial <= _LARGEST_SERIAL:
            raise Trouble(f"a serial lies between 1 and {_LARGEST_SERIAL}, not {self.serial}")
        record(self.answer)

    @property
    def longest(self) -> int:
        """Characters of the longest host that fits, with `*.` before it and the origin behind."""
        return names.LONGEST_HOST - len(f"*..{self.origin}")


def record(answer: str | None) -> str:
    """Type and data of the record that blocks."""
    if answer is None:
        return "CNAME ."
    try:
        address = ipaddress.ip_address(answer)
    except ValueError:
        if names.host_of(answer) != answer:
            raise Trouble(f"{answer!r} is neither a host nor an IP address") from None
        return f"CNAME {answer}."
    kind = "A" if isinstance(address, ipaddress.IPv4Address) else "AAAA"
    return f"{kind} {address}"


def rpz(hosts: Iterable[Published], zone: Zone, leave_out: LeaveOut) -> Iterator[str]:
    """A response policy zone: each host and, with a wildcard, all below it."""
    yield f"$TTL 300\n$ORIGIN {zone.origin}.\n"
    yield f"@ SOA localhost. hostmaster.localhost. {zone.serial} {_TIMES}\n@ NS localhost.\n"
    blocks = record(zone.answer)
    for host in hosts:
        if host.covered:
            continue
        name = host.host
        if reason := _unfit(name, zone, blocks, allowed=host.allowed):
            leave_out(name, reason)
            continue
        does = "CNAME rpz-passthru." if host.allowed else blocks
        yield f"{name} {does}\n*.{name} {does}\n"


def _unfit(name: str, zone: Zone, blocks: str, *, allowed: bool) -> str | None:
    if len(name) > zone.longest:
        return f"longer than {zone.longest} characters, too long below {zone.origin}"
    if not allowed and not blocks.startswith("CNAME") and not _HOSTNAME.fullmatch(name):
        return "a name that may not have an address, by the rules for host names"
    return None


def hosts_file(hosts: Iterable[Published], zone: Zone) -> Iterator[str]:
    """Blocked hosts one by one: a hosts file has no wildcards and cannot let a name through."""
    yield f"# {zone.origin} {zone.serial}\n"
    kind, _, data = record(zone.answer).partition(" ")
    address = "0.0.0.0" if kind == "CNAME" else data  # noqa: S104 - says "nowhere", nothing binds
    yield from (f"{address} {host.host}\n" for host in hosts if not host.allowed)


def adguard(hosts: Iterable[Published], zone: Zone) -> Iterator[str]:
    """AdGuard's syntax: each rule stands for a host and all below it."""
    yield f"! Title: {zone.origin}\n! Version: {zone.serial}\n"
    for host in hosts:
        if not host.covered:
            yield f"{'@@' if host.allowed else ''}||{host.host}^\n"

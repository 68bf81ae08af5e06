"""Shortened links: the host tells nothing of where they lead."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from khien_detect.finding import Finding, Kind, Reason
from khien_detect.links import wording
from khien_detect.links.names import Address


@cache
def _hosts() -> tuple[str, frozenset[str]]:
    """The version of the data file and the hosts in it."""
    text = (files("khien_detect.links") / "data" / "shorteners.txt").read_text("utf-8")
    first, *rest = text.splitlines()
    return first.removeprefix("# version "), frozenset(filter(None, rest))


def look(address: Address) -> Iterator[Finding]:
    """A finding where the address is a short code on a shortener; its home page is none."""
    version, hosts = _hosts()
    host = address.host.removeprefix("www.")
    if host in hosts and (address.path or address.query):
        why = (Reason(f"shorteners {version}", host),)
        yield Finding(Kind.SHORTENED, 1.0, address.host, why, wording.ADVICE[Kind.SHORTENED])

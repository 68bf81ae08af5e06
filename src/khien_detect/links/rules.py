"""One line of a list: which hosts and addresses it blocks or allows, or why it is refused.

Read: plain hosts and addresses, hosts files, `*.host`, and of AdGuard and uBlock the rules that
mean a whole host or the beginning of an address: `||host^`, `@@||host^`, `||host/path`. A rule that
would block less there than here (only some pages, only some readers) is refused, not widened.
Policy zones: see `zones`.
"""

import ipaddress
import re
from collections.abc import Iterator
from dataclasses import dataclass

from khien_detect.links import names, suffixes

LONGEST_KEY = 2_000
_COMMENT = ("#", "!", ";")
_INLINE = re.compile(r"\s[#;].*", re.DOTALL)
_HEADER = re.compile(r"\[[^\]:]*\]")
_COSMETIC = re.compile(r"#[@?$%]*#")
_WHOLE_HOST = {"important", "all", "document", "doc", "popup"}
_LOCAL = re.compile(r"(?:localhost|local|localdomain|broadcasthost|ip6-\w+)")


class RefusedLine(Exception):  # noqa: N818  (a refusal is an answer, not an error)
    """Why a line, or a word of it, is not applied: a sentence."""


@dataclass(frozen=True, slots=True)
class Rule:
    """`key` as `names.key_of` makes it; `allow` for an exception from blocking."""

    key: str
    allow: bool = False


def parse(line: str) -> Iterator[Rule | RefusedLine]:
    """The rules of one line; none for an empty line or a comment."""
    text = line.strip("\ufeff \t\r\n\f\v\0")
    if not text.strip() or text.startswith(_COMMENT) or _HEADER.fullmatch(text):
        return
    try:
        yield from _rules(_INLINE.sub("", text))
    except RefusedLine as refused:
        yield refused


def _rules(text: str) -> Iterator[Rule | RefusedLine]:
    if _COSMETIC.search(text):
        raise RefusedLine("hides parts of a page; only whole hosts and addresses can be blocked")
    if text.startswith(("|", "@@")):
        yield _adblock(text)
        return
    first, *others = text.split() or [""]
    if not others:
        yield Rule(_key(first))
        return
    if not _is_address(first):
        raise RefusedLine("several words, and the first is no IP address as in a hosts file")
    for name in others:
        try:
            yield Rule(_key(name))
        except RefusedLine as refused:
            yield refused


def _is_address(word: str) -> bool:
    try:
        ipaddress.ip_address(word.partition("%")[0])
    except ValueError:
        return False
    return True


def _adblock(text: str) -> Rule:
    pattern, _, options = text.removeprefix("@@").partition("$")
    if set(filter(None, options.split(","))) - _WHOLE_HOST:
        raise RefusedLine("an option that narrows the rule, which is not widened to a whole host")
    target = pattern.lstrip("|").removesuffix("|").removesuffix("^")
    return Rule(_key(target), allow=text.startswith("@@"))


def _key(written: str) -> str:
    target = written.removeprefix("*.")
    if "*" in target or "^" in target or target.startswith("/"):
        raise RefusedLine("a pattern; only a leading *. stands for all names below a host")
    address = names.address_of(target)
    if address is None:
        raise RefusedLine("no host that can be looked up")
    _check_host(address.host)
    whole = not address.path and not address.query
    if whole and address.fragment:
        raise RefusedLine("only what follows # tells the page, and # is never sent to a host")
    if suffixes.is_public(address.host if whole else address.host.removeprefix("www.")):
        raise RefusedLine("a public suffix: it would block everybody's sites below it")
    key = names.key_of(address.host, address.path, address.query)
    if len(key) > LONGEST_KEY:
        raise RefusedLine(f"an address longer than {LONGEST_KEY} characters")
    return key


def _check_host(host: str) -> None:
    if names.is_ip(host):
        if not ipaddress.ip_address(host.strip("[]")).is_global:
            raise RefusedLine("an IP address that is not on the Internet")
    elif "." not in host:
        local = _LOCAL.fullmatch(host)
        raise RefusedLine("a name of the machine itself" if local else "a name without a dot")

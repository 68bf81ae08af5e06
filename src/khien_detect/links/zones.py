"""An RPZ zone, line by line: which hosts it blocks and which it lets through.

Read as resolvers write and serve it: owner names relative to the origin or whole, with or without
time and class, the record of the start in one line or in parentheses. A policy that is not about a
name (by IP address, by name server, by who asks) is refused.
"""

import re
from collections.abc import Iterator

from khien_detect.links.rules import RefusedLine, Rule, parse

_BEGINS = re.compile(
    r"\ufeff?(?:\$(?:TTL|ORIGIN)\s|\S+\s+(?:\d+\w*\s+)?(?:IN\s+)?SOA\s)", re.IGNORECASE
)
_TIME_OR_CLASS = re.compile(r"\d[\dsmhdw]*|IN", re.IGNORECASE)
_NO_POLICY = {"SOA", "NS", "RRSIG", "NSEC", "NSEC3", "NSEC3PARAM", "DNSKEY", "DS"}
_ANSWERS = {"CNAME", "A", "AAAA", "TXT"}  # each blocks, or puts another answer in its place
_OTHER_TRIGGER = re.compile(r"\.rpz-(?:ip|client-ip|nsip|nsdname)$", re.IGNORECASE)
_PASSES = "rpz-passthru."
_OF_A_NAME = re.compile(r"[^\s/:@|^*]+")


def begins(line: str) -> bool:
    """Whether the first line that says something is one of a zone."""
    return bool(_BEGINS.match(line))


class Zone:
    """What the lines before have said: the origin, the last owner, an open parenthesis."""

    def __init__(self) -> None:
        self._origin = ""
        self._owner = ""
        self._open = False

    def parse(self, line: str) -> Iterator[Rule | RefusedLine]:
        text = line.partition(";")[0].rstrip("\ufeff \t\r\n\0").removeprefix("\ufeff")
        inside, self._open = self._open, self._is_open_after(text)
        if inside or not text.strip():
            return
        try:
            yield from self._record(text)
        except RefusedLine as refused:
            yield refused

    def _is_open_after(self, text: str) -> bool:
        last = max(text.rfind("("), text.rfind(")"))
        return self._open if last < 0 else text[last] == "("

    def _record(self, text: str) -> Iterator[Rule | RefusedLine]:
        words = text.split()
        if words[0].startswith("$"):
            self._command(words)
            return
        if not text[0].isspace():
            self._owner = words.pop(0)
        while words and _TIME_OR_CLASS.fullmatch(words[0]):
            words.pop(0)
        kind, target = words[0].upper() if words else "", words[-1].lower() if words else ""
        if kind == "SOA" and not self._origin and self._owner != "@":
            self._origin = self._owner.rstrip(".")
        if kind in _NO_POLICY:
            return
        if kind not in _ANSWERS:
            raise RefusedLine("no record of a policy zone")
        for found in parse(self._name()):
            passes = isinstance(found, Rule) and target == _PASSES
            yield Rule(found.key, allow=True) if passes else found  # type: ignore[union-attr]  # a Rule where it passes

    def _command(self, words: list[str]) -> None:
        if words[0].upper() == "$ORIGIN" and len(words) > 1:
            self._origin = words[1].rstrip(".")
        elif words[0].upper() != "$TTL":
            raise RefusedLine("a command that brings in lines from elsewhere")

    def _name(self) -> str:
        """The host that the owner is about; `*.` in front is about the host too."""
        name = self._owner
        if name.endswith("."):
            whole = name.rstrip(".").lower()
            if not self._origin or not whole.endswith("." + self._origin.lower()):
                raise RefusedLine("a name outside the zone")
            name = whole[: -len(self._origin) - 1]
        if _OTHER_TRIGGER.search(name):
            raise RefusedLine("a policy by IP address or name server, not by name")
        if not _OF_A_NAME.fullmatch(name.removeprefix("*.")):
            raise RefusedLine("no host that can be looked up")
        return name

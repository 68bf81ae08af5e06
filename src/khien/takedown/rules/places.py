"""Where content is: a link, an account or words, in one form, and whose platform it is on."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from khien.core.refusal import Refused
from khien.intake.models import HarmKind
from khien.intake.rules import identifiers
from khien.intake.rules.plain_text import plain_line

MOST_PLACES = 50
LONGEST = 2_000
_DIGEST = re.compile(r"^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{128})$")


@dataclass(frozen=True)
class Place:
    """`kind` empty: words, as for a closed group that has no link."""

    kind: str
    value: str


class Owner(Protocol):
    domains: list[str]


Owning = TypeVar("Owning", bound=Owner)


def read(line: str) -> Place:
    """A link in its one spelling, an account with its "@", else the words as they are."""
    words = plain_line(line)[:LONGEST]
    if words.startswith("@"):
        found = identifiers.handle(words)
    else:
        found = identifiers.url(words) if "." in words else None
    return Place(str(found.kind), found.value) if found else Place("", words)


def read_all(text: str) -> list[Place]:
    """One a line, each once; raises Refused for none or for too many."""
    lines = (line.strip() for line in text.splitlines())
    found = list(dict.fromkeys(read(line) for line in lines if line))
    if not found:
        raise Refused(_("Ghi ít nhất một đường dẫn, tài khoản hoặc nơi có nội dung."))
    if len(found) > MOST_PLACES:
        raise Refused(
            ngettext(
                "Mỗi lần ghi được nhiều nhất %(most)s nơi.",
                "Mỗi lần ghi được nhiều nhất %(most)s nơi.",
                MOST_PLACES,
            )
            % {"most": MOST_PLACES}
        )
    return found


def host_of(place: Place) -> str:
    """Of a link; empty for anything else."""
    return re.split(r"[/?:]", place.value, maxsplit=1)[0] if place.kind in {"url", "domain"} else ""


def owner(host: str, addressees: Iterable[Owning]) -> Owning | None:
    """Whose links of this host are: the longest of the domains that it is, or lies below."""
    best, length = None, 0
    for each in addressees:
        for domain in each.domains:
            if (host == domain or host.endswith("." + domain)) and len(domain) > length:
                best, length = each, len(domain)
    return best


def check_grade(harm: str, grade: str) -> None:
    if grade and harm != HarmKind.ABUSE_MATERIAL:
        raise Refused(_("Thang A1–B2 chỉ dành cho nội dung xâm hại trẻ em."), field="grade")


def check_digest(digest: str) -> str:
    """MD5, SHA-1, SHA-256, PDQ or SHA-512 in hex; empty where there is none."""
    bare = digest.strip().lower()
    if bare and not _DIGEST.match(bare):
        raise Refused(_("Mã băm là 32, 40, 64 hoặc 128 chữ số và chữ từ a đến f."), field="digest")
    return bare

"""By what somebody is known again, each brought to one form, so that two ways to write it meet.

Phones in all forms of the country with their old prefixes, accounts on named platforms (a link to
an account is the account), bank accounts, domains, devices, names. What is none of its kind gives
None. Only keyed hashes of the form are compared.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote

from django.utils.translation import gettext_lazy as _

from khien.core.fold import tokens
from khien.core.refusal import Refused
from khien.core.seal import blind
from khien.enforcement.models import TraceKind
from khien.enforcement.rules import places
from khien.enforcement.rules.places import Place
from khien.intake.models import IdentifierKind
from khien.intake.rules import identifiers
from khien.intake.rules.plain_text import plain_line

_NAME = re.compile(r"^[\w.\-+]{2,80}$")
_MAIL = re.compile(r"^([\w.\-]+)(?:\+[\w.\-]*)?@([\w\-]+(?:\.[\w\-]+)+)$")
_SERIAL = re.compile(r"^[A-Z0-9]{6,40}$")
_IMEI = 14  # digits that name a device; the last ones only check, or count its software


@dataclass(frozen=True)
class Trace:
    """`value` is shown; `key` is what is compared. `place`: see `RespondentIdentifier`."""

    kind: TraceKind
    value: str
    key: str
    place: str = ""

    @property
    def token(self) -> int:
        return blind(self.kind, self.key)


def phone(text: str) -> Trace | None:
    found = identifiers.phone(text)
    return Trace(TraceKind.PHONE, found.value, found.value) if found else None


def handle(text: str, place: str = "") -> Trace | None:
    """An account by its name; a link to it says where it is. Dots and dashes do not tell apart."""
    line = plain_line(text).replace("\u200d", "")
    if "/" in line:
        return link(line)
    name = unicodedata.normalize("NFKC", line).strip().lstrip("@").casefold().replace(" ", "")
    if mail := _MAIL.match(name):
        return Trace(TraceKind.HANDLE, name, "".join(mail.groups()).replace(".", ""), "email")
    return _account(name, places.place(place)) if _NAME.match(name) else None


def _account(name: str, place: str) -> Trace:
    folded = unicodedata.normalize("NFKC", name).casefold()
    key = re.sub(r"[._\-+]", "", folded) or folded
    return Trace(TraceKind.HANDLE, name, key, place)


def link(text: str) -> Trace | None:
    """To an account, of which it then is the name; else the page itself."""
    found = identifiers.url(text)
    if found is None:
        return None
    if found.kind == IdentifierKind.DOMAIN:
        return domain(text)
    host, _slash, rest = found.value.partition("/")
    platform = places.of_host(host)
    known = _on(platform, "/" + rest) if platform else None
    return known or Trace(TraceKind.URL, found.value, found.value)


def _on(platform: Place, path: str) -> Trace | None:
    for pattern in platform.phones:
        if number := pattern.match(path):
            return phone(number[1])
    for pattern in platform.accounts:
        if account := pattern.match(path):
            return _account(unquote(account[1]), platform.code)
    return None


def bank_account(text: str, place: str = "") -> Trace | None:
    """Its number; the bank is told apart, or named beside the number."""
    found = identifiers.bank_account(text)
    if found is None:
        return None
    bank = places.place(place) or places.bank_in(text)
    return Trace(TraceKind.BANK_ACCOUNT, found.value, found.value, bank)


def domain(text: str) -> Trace | None:
    """Of a site of their own. Raises Refused for one that belongs to everybody."""
    found = identifiers.url(text)
    if found is None:
        return None
    host = found.value.partition("/")[0]
    if places.of_host(host):
        raise Refused(
            _("%(host)s là trang chung của mọi người: hãy ghi tên tài khoản hoặc đường dẫn đầy đủ.")
            % {"host": host}
        )
    return Trace(TraceKind.DOMAIN, host, host)


def device(text: str) -> Trace | None:
    """IMEI with or without its check digit, MAC address, advertising id or serial number."""
    bare = re.sub(r"[\s:.\-/]", "", unicodedata.normalize("NFKC", plain_line(text))).upper()
    bare = bare.removeprefix("IMEI").removeprefix("MAC")
    if not _SERIAL.match(bare) or not any(c.isdigit() for c in bare):
        return None
    is_imei = bare.isdecimal() and _IMEI <= len(bare) <= _IMEI + 2
    return Trace(TraceKind.DEVICE, bare, bare[:_IMEI] if is_imei else bare)


def name(text: str) -> Trace | None:
    """Without marks and in any order of its words; a single word is no name to know somebody by."""
    words = sorted(tokens(text))
    if len(words) < 2:  # noqa: PLR2004  (a family's name and one's own)
        return None
    return Trace(TraceKind.NAME, plain_line(text), " ".join(words))


_BY_ITSELF: dict[TraceKind, Callable[[str], Trace | None]] = {
    TraceKind.PHONE: phone,
    TraceKind.URL: link,
    TraceKind.DOMAIN: domain,
    TraceKind.DEVICE: device,
    TraceKind.NAME: name,
}
_AT_A_PLACE: dict[TraceKind, Callable[[str, str], Trace | None]] = {
    TraceKind.HANDLE: handle,
    TraceKind.BANK_ACCOUNT: bank_account,
}


def read(kind: TraceKind, text: str, place: str = "") -> Trace | None:
    if kind in _AT_A_PLACE:
        return _AT_A_PLACE[kind](text, place)
    return _BY_ITSELF[kind](text)


def readings(text: str) -> list[Trace]:
    """Everything that a text, typed into one box, may be."""
    found = []
    for kind in TraceKind:
        try:
            found.append(read(kind, text))
        except Refused:
            continue
    return [each for each in found if each is not None]


def is_strong(kind: TraceKind, place: str, other_place: str) -> bool:
    """More than a hint: not a name alone, nor the same nickname where the place is not the same."""
    if kind == TraceKind.NAME:
        return False
    return kind != TraceKind.HANDLE or (bool(place) and place == other_place)

"""Traces an offender leaves: links, accounts, telephone numbers, bank accounts.

Each is brought to one form, so that the same trace written in two ways meets itself. A value that
is none of these gives None: it stays in the words of the report.
"""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit

from khien.core.fold import fold
from khien.intake.models import IdentifierKind
from khien.intake.rules.plain_text import plain_line

LONGEST_URL = 2000
_LINK = re.compile(r"https?://[^\s<>\"'“”]+", re.IGNORECASE)
_TRACKING = re.compile(r"^(utm_.*|fbclid|gclid|igshid|igsh|si|mibextid|ref|ref_src|_rdr|share_id)$")
_HOST = re.compile(r"^(?=.{4,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z][a-z0-9-]{1,61}$")
_ADDRESS = re.compile(r"^\d{1,3}(\.\d{1,3}){3}$")
_HANDLE = re.compile(r"^[\w.\-]{2,80}$")

# Mobile numbers went from eleven digits to ten in 2018; old notes still carry the old ones.
_OLD_PREFIXES = {
    "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078",
    "0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082",
    "0162": "032", "0163": "033", "0164": "034", "0165": "035", "0166": "036",
    "0167": "037", "0168": "038", "0169": "039",
    "0186": "056", "0188": "058", "0199": "059",
}  # fmt: skip
# A mobile number as a spreadsheet keeps it: nine digits of today, ten of before 2018.
_WITHOUT_ZERO = re.compile(r"[35789]\d{8}|1(?:2\d|6[2-9]|86|88|99)\d{7}")


@dataclass(frozen=True)
class Identifier:
    kind: IdentifierKind
    value: str


def url(text: str) -> Identifier | None:
    """A link to one page, or the domain alone where it names a whole site."""
    line = plain_line(text).strip(".,;)]}»\u200d")
    if not line or " " in line or len(line) > LONGEST_URL:
        return None
    if not re.match(r"^[a-z][a-z0-9+.-]*:", line, re.IGNORECASE) or re.match(
        r"^[\w.-]+\.\w+:\d+", line
    ):
        line = "https://" + line.removeprefix("//")
    try:
        parts = urlsplit(line)
        host = _host(parts)
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or host is None:
        return None
    tail = _tail(parts)
    if not tail:
        return Identifier(IdentifierKind.DOMAIN, host)
    return Identifier(IdentifierKind.URL, host + tail)


def _host(parts: SplitResult) -> str | None:
    """Without the name a link may carry before "@", without "www." and the phone's "m."."""
    name = unicodedata.normalize("NFKC", parts.hostname or "").rstrip(".")
    if not name.isascii():
        name = name.encode("idna").decode("ascii")
    name = re.sub(r"^(www|m|mobile)\.(?=.+\.)", "", name.lower())
    if not (_HOST.match(name) or _ADDRESS.match(name)):
        return None
    port = parts.port
    return name if port in {None, 80, 443} else f"{name}:{port}"


def _tail(parts: SplitResult) -> str:
    """Path and query in one spelling; what only tells who shared the link is dropped."""
    path = quote(unicodedata.normalize("NFC", unquote(parts.path)), safe="/:@!$&'()*+,;=-._~")
    kept = [
        pair
        for pair in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.match(pair[0])
    ]
    query = urlencode(sorted(kept))
    return path.rstrip("/") + ("?" + query if query else "")


def handle(text: str) -> Identifier | None:
    """An account's name; a pasted link to the account counts as the link."""
    line = plain_line(text).replace("\u200d", "")
    if "/" in line:
        return url(line)
    name = unicodedata.normalize("NFKC", line).lstrip("@").casefold().replace(" ", "")
    return Identifier(IdentifierKind.HANDLE, name) if _HANDLE.match(name) else None


def phone(text: str) -> Identifier | None:
    """In the country's own form: with its 0, without +84, in the prefixes of today."""
    digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", text))
    for country in ("0084", "84"):
        if digits.startswith(country) and len(digits) > len(country) + 7:
            digits = "0" + digits.removeprefix(country).removeprefix("0")
            break
    if _WITHOUT_ZERO.fullmatch(digits):
        digits = "0" + digits
    if len(digits) == 11 and digits[:4] in _OLD_PREFIXES:  # noqa: PLR2004 (the old length)
        digits = _OLD_PREFIXES[digits[:4]] + digits[4:]
    if not 8 <= len(digits) <= 15:  # noqa: PLR2004 (E.164, and Vietnamese landlines)
        return None
    return Identifier(IdentifierKind.PHONE, digits)


def bank_account(text: str) -> Identifier | None:
    """The number alone; the bank's name around it is written in too many ways."""
    joined = re.sub(r"(?<=\d)[\s.\-]+(?=\d)", "", unicodedata.normalize("NFKC", text))
    numbers = sorted(re.findall(r"\d{6,19}", fold(joined)), key=len)
    return Identifier(IdentifierKind.BANK_ACCOUNT, numbers[-1]) if numbers else None


def links_in(text: str) -> list[str]:
    return _LINK.findall(text)

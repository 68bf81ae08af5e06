"""Looking at one piece of content with every detector and all that the banks know.

What a harmless bank knows is no finding, whatever other banks say of it. Nothing is stored here.
`shared`: what banks for use here alone know is left out, for those outside who ask with a key.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from khien.intake.rules.identifiers import links_in
from khien.screening.known import addresses, pictures
from khien.screening.known.banks import KnownBank, telling
from khien.screening.known.pictures import Known
from khien.screening.known.words import detector
from khien.screening.models import HashKind
from khien_detect.finding import Kind
from khien_detect.known import LEAST_QUALITY, known_image

if TYPE_CHECKING:
    from khien_detect.finding import Finding
    from khien_detect.images import Pdq
    from khien_detect.links import Screen

MOST_LINKS = 50  # of one text


@dataclass(frozen=True)
class Seen:
    """`version`: of the rules, or of the bank, that found it. `bank`, `entry`, `distance`: where a
    bank knows it.
    """

    finding: "Finding"
    version: str
    bank: UUID | None = None
    entry: int | None = None
    distance: int | None = None


def in_text(text: str, *, shared: bool = False) -> list[Seen]:
    """What the words tell, then what is known of the links in them."""
    found = detector()
    seen = [Seen(finding, found.version) for finding in found.scan(text)]
    for link in list(dict.fromkeys(links_in(text)))[:MOST_LINKS]:
        seen += in_address(link, shared=shared)
    return seen


def in_address(url: str, *, shared: bool = False) -> list[Seen]:
    known = addresses.lists()
    screen = known.told if shared else known.screen
    return [_of_address(finding, url, screen, known.banks) for finding in screen.check(url)]


def _of_address(
    finding: "Finding", url: str, screen: "Screen", banks: Mapping[UUID, KnownBank]
) -> Seen:
    """A listed host names the bank whose list weighed most, and the entry of it."""
    source = finding.why[0].source if finding.why else ""
    if finding.kind is not Kind.LISTED_HOST:
        return Seen(finding, source)
    owner, key = next((a.owner, key) for key, a in screen.listed(url) if a.title == source)
    bank = next(each for each in banks.values() if each.reference == owner)
    return Seen(finding, _version(bank), bank.id, addresses.entry_of(bank, key))


def in_picture(data: bytes, *, shared: bool = False) -> list[Seen]:
    """Raises khien_detect.images.Unreadable."""
    from khien_detect import images  # noqa: PLC0415  (as above)

    return known_as(images.pdq(data), data, shared=shared)


def known_as(look: "Pdq", data: bytes, *, shared: bool = False) -> list[Seen]:
    """What the banks say of a picture whose hash is known already."""
    return known_by(look, _digests(data), shared=shared)


def known_by(
    look: "Pdq", digests: Iterable[tuple[HashKind, bytes]], *, shared: bool = False
) -> list[Seen]:
    """The same without the picture itself."""
    found = [(HashKind.PDQ, known) for known in _alike(look)]
    for kind, value in digests:
        found += [(kind, known) for known in pictures.look_up_exact(kind, value)]
    banks = pictures.banks()
    told = telling(found, lambda pair: banks.get(pair[1].bank), shared=shared)
    return [_of_picture(kind, known, bank) for (kind, known), bank in told]


def _alike(look: "Pdq") -> list[Known]:
    import numpy as np  # noqa: PLC0415  (as above)

    if look.quality < LEAST_QUALITY:
        return []
    return pictures.look_up(np.frombuffer(look.hash, np.uint8).reshape(1, -1))[0]


def _digests(data: bytes) -> Iterator[tuple[HashKind, bytes]]:
    yield HashKind.SHA256, hashlib.sha256(data).digest()
    yield HashKind.MD5, hashlib.md5(data, usedforsecurity=False).digest()


def _of_picture(kind: HashKind, known: Known, bank: KnownBank) -> Seen:
    finding = known_image(str(kind), bank.name, known.distance)
    return Seen(finding, _version(bank), bank.id, known.entry, known.distance)


def _version(bank: KnownBank) -> str:
    return f"{bank.reference}@{bank.revision}"

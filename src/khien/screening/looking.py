"""Looking at one piece of content with every detector and all that the banks know.

What a harmless bank knows is no finding, whatever other banks say of it. Nothing is stored here.
`shared`: what banks for use here alone know is left out, for those outside who ask with a key.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    from khien_detect.images import Frame, Pdq
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
    return in_texts([text], shared=shared)[0]


def in_texts(texts: Sequence[str], *, shared: bool = False) -> list[list[Seen]]:
    """Of each what its words tell, then what is known of the links in them."""
    found = detector()
    return [
        [Seen(finding, found.version) for finding in findings] + _in_links(text, shared=shared)
        for text, findings in zip(texts, found.scan_many(texts), strict=True)
    ]


def _in_links(text: str, *, shared: bool) -> list[Seen]:
    links = list(dict.fromkeys(links_in(text)))[:MOST_LINKS]
    return [seen for link in links for seen in in_address(link, shared=shared)]


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
    return _told(found, None, shared=shared)


def _alike(look: "Pdq") -> list[Known]:
    import numpy as np  # noqa: PLC0415  (as above)

    if look.quality < LEAST_QUALITY:
        return []
    return pictures.look_up(np.frombuffer(look.hash, np.uint8).reshape(1, -1))[0]


def in_film(data: bytes, frames: "Sequence[Frame]", *, shared: bool = False) -> list[Seen]:
    """What the banks say of the file and of its frames: of each entry where it is nearest."""
    nearest: dict[tuple[str, int], Seen] = {}
    for frame, known in zip(frames, _each_alike(frames), strict=True):
        for seen in _told([(HashKind.PDQ, each) for each in known], frame.seconds, shared=shared):
            key = (str(seen.bank), seen.entry or 0)
            if key not in nearest or (seen.distance or 0) < (nearest[key].distance or 0):
                nearest[key] = seen
    exact = [(k, known) for k, v in _digests(data) for known in pictures.look_up_exact(k, v)]
    return [*_told(exact, None, shared=shared), *nearest.values()]


def _each_alike(frames: "Sequence[Frame]") -> list[list[Known]]:
    import numpy as np  # noqa: PLC0415  (as above)

    clear = [number for number, frame in enumerate(frames) if frame.quality >= LEAST_QUALITY]
    found: list[list[Known]] = [[] for _ in frames]
    if clear:
        hashes = b"".join(frames[number].hash for number in clear)
        rows = pictures.look_up(np.frombuffer(hashes, np.uint8).reshape(-1, 32))
        for number, known in zip(clear, rows, strict=True):
            found[number] = known
    return found


def _told(found: list[tuple[HashKind, Known]], second: float | None, *, shared: bool) -> list[Seen]:
    banks = pictures.banks()
    told = telling(found, lambda pair: banks.get(pair[1].bank), shared=shared)
    return [_of_picture(kind, known, bank, second) for (kind, known), bank in told]


def _digests(data: bytes) -> Iterator[tuple[HashKind, bytes]]:
    yield HashKind.SHA256, hashlib.sha256(data).digest()
    yield HashKind.MD5, hashlib.md5(data, usedforsecurity=False).digest()


def _of_picture(kind: HashKind, known: Known, bank: KnownBank, second: float | None) -> Seen:
    finding = known_image(str(kind), bank.name, known.distance, where=second)
    return Seen(finding, _version(bank), bank.id, known.entry, known.distance)


def _version(bank: KnownBank) -> str:
    return f"{bank.reference}@{bank.revision}"

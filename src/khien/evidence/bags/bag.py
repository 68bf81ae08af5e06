"""What lies in the bag, in which order: all but the exhibits is small and made before the first
byte leaves.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from django.utils import timezone

from khien.evidence import store
from khien.evidence.bags.custody import custody_files
from khien.evidence.bags.entries import ledger_files
from khien.evidence.bags.zipped import Part, zipped
from khien.evidence.models import Exhibit, Export
from khien.evidence.queries.sealing import newest_envelope

_DATA = Path(__file__).parent.parent / "data"
_TEXTS = ("HUONG-DAN.txt", "INSTRUCTIONS.txt")
_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


@dataclass(frozen=True)
class Going:
    """`kept`: why its file does not go along; empty where it does."""

    exhibit: Exhibit
    kept: str


@dataclass(frozen=True)
class Taken:
    name: str
    pieces: Iterator[bytes]


def bag(export: Export, going: list[Going]) -> Taken:
    """Call it once the steps are committed: the ledger's entries have their places then."""
    payload, tags = [], dict(_texts())
    for place, each in enumerate(going, start=1):
        exhibit, stem = each.exhibit, f"{place:02}-chung-cu-{each.exhibit.number}"
        files = [] if each.kept else list(_payload(exhibit, stem))
        payload += files
        name = files[0].name if files else ""
        tags |= dict(custody_files(exhibit, stem=stem, file=name, kept=each.kept))
    tags |= dict(ledger_files([each.exhibit.pk for each in going] + [export.pk]))
    tags |= {
        "bagit.txt": _DECLARATION,
        "bag-info.txt": _info(export, payload).encode(),
        "manifest-sha256.txt": _manifest(payload),
    }
    whole = [_small(name, content) for name, content in tags.items()]
    whole.append(_small("tagmanifest-sha256.txt", _manifest(whole)))
    folder = f"chung-cu-{export.pk}"
    return Taken(f"{folder}.zip", zipped(whole + payload, folder=folder, now=export.at))


def _texts() -> Iterator[tuple[str, bytes]]:
    for name in _TEXTS:
        yield name, (_DATA / name).read_bytes()


def _payload(exhibit: Exhibit, stem: str) -> Iterator[Part]:
    """Of a sealed one the encrypted file as it lies there, and its key for the unit's keys."""
    name, path = f"data/{stem}.{exhibit.kind}", exhibit.path
    if exhibit.sealed_for_id is None:
        digest = bytes(exhibit.stored_sha256)
        yield Part(name, exhibit.stored_size, digest.hex(), lambda: store.read(path, digest=digest))
        return
    size, sealed = exhibit.file_size or 0, bytes(exhibit.file_sha256 or b"").hex()
    yield Part(f"{name}.age", size, sealed, lambda: store.raw(path))
    envelope = newest_envelope(exhibit)
    if envelope is not None:
        yield _small(f"data/{stem}.khoa.age", bytes(envelope.content))


def _small(name: str, content: bytes) -> Part:
    return Part(name, len(content), sha256(content).hexdigest(), lambda: [content])


def _manifest(parts: list[Part]) -> bytes:
    return "".join(f"{part.sha256}  {part.name}\n" for part in parts).encode()


def _info(export: Export, payload: list[Part]) -> str:
    """Typed words stand on one line each."""
    facts: list[tuple[str, str | UUID | None]] = [
        ("External-Identifier", export.pk),
        ("Bagging-Date", timezone.localtime(export.at).date().isoformat()),
        ("Payload-Oxum", f"{sum(part.size for part in payload)}.{len(payload)}"),
        ("Contact-Name", export.by.full_name),
        ("Recipient", export.to),
        ("External-Description", export.why),
        ("Bag-Software-Agent", "Khien"),
    ]
    return "".join(f"{label}: {' '.join(str(said).split())}\n" for label, said in facts)

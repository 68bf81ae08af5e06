"""What a backup holds, and its manifest: the SHA-256 of every part."""

import io
import json
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import file_digest, sha256
from pathlib import Path
from typing import IO, Any

from khien.site.console import Stopped

MANIFEST = "manifest.json"
DUMP = "database.dump"
CLUSTER = "database"  # a folder of PostgreSQL's own files
FORMAT = 2
# Encrypted to the installation as they lie there, never changed, and most of the bytes.
FILES = ("exhibits", "screening/scans")
# The rest of what may not be lost. What else is below `screening` is made again from the database.
SMALL = ("keys", "screening/lists", "screening/words", "screening/incoming")


@dataclass
class Manifest:
    """`kind`: `dump`, or `full` and `incremental` of PostgreSQL's own files."""

    kind: str
    made: datetime
    sha256: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT

    def text(self) -> str:
        shown = {
            "format": self.format,
            "kind": self.kind,
            "made": self.made.isoformat(timespec="seconds"),
            "sha256": self.sha256,
        }
        return json.dumps(shown, indent=1, ensure_ascii=False)


class Writer:
    """Puts files into the tar and their sums into the manifest."""

    def __init__(self, tar: tarfile.TarFile, manifest: Manifest) -> None:
        self.tar, self.manifest = tar, manifest

    def add(self, name: str, path: Path) -> None:
        with path.open("rb") as file:
            member = self.tar.gettarinfo(arcname=name, fileobj=file)
            self.add_stream(member, file)

    def add_stream(self, member: tarfile.TarInfo, file: IO[bytes]) -> None:
        member.uid = member.gid = 0
        member.uname = member.gname = ""
        member.mode = 0o600
        seen = _Summed(file)
        self.tar.addfile(member, seen)
        self.manifest.sha256[member.name] = seen.digest.hexdigest()

    def add_folder(self, name: str) -> None:
        member = tarfile.TarInfo(name)
        member.type, member.mode = tarfile.DIRTYPE, 0o700
        self.tar.addfile(member)

    def end(self) -> None:
        text = self.manifest.text().encode()
        member = tarfile.TarInfo(MANIFEST)
        member.size, member.mode = len(text), 0o600
        self.tar.addfile(member, io.BytesIO(text))


class _Summed:
    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.digest = file, sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self.file.read(size)
        self.digest.update(piece)
        return piece


def found_below(home: Path, folders: tuple[str, ...]) -> Iterator[tuple[str, Path]]:
    """Files that are whole, by their names below `home`. What others write meanwhile is not."""
    for folder in folders:
        for path in sorted((home / folder).rglob("*")):
            name = path.relative_to(home)
            unfinished = "partial" in name.parts or path.suffix in (".tmp", ".part")
            if path.is_file() and not path.is_symlink() and not unfinished:
                yield str(name), path


def read_manifest(folder: Path, told: Path) -> Manifest:
    """Of an unpacked backup whose parts are all as they were written. `told`: its file."""
    broken = Stopped(
        f"Tệp {told} hỏng: nội dung không khớp mã kiểm tra.",
        "This backup is broken: its contents do not match their checksums. Nothing was restored.",
    )
    try:
        found = json.loads((folder / MANIFEST).read_text("utf-8"))
        manifest = _manifest(found)
    except (OSError, ValueError, KeyError, TypeError):
        raise broken from None
    if manifest.format > FORMAT:
        raise Stopped(
            f"Tệp {told} do bản Khiên mới hơn tạo ra (dạng {manifest.format}): hãy cài bản đó.",
            f"A newer Khiên made this backup (format {manifest.format}): install that one.",
        )
    if {name: sum_of(path) for name, path in _unpacked(folder)} != manifest.sha256:
        raise broken
    if not any(name.startswith(CLUSTER) for name in manifest.sha256):
        raise broken
    return manifest


def _manifest(found: dict[str, Any]) -> Manifest:
    """The first format had dumps alone, and no date."""
    made = datetime.fromisoformat(found.get("made", "1970-01-01T00:00:00+00:00")).astimezone(UTC)
    kind = found.get("kind", "dump")
    return Manifest(kind, made, dict(found["sha256"]), int(found["format"]))


def _unpacked(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in folder.rglob("*"):
        if path.is_file() and path != folder / MANIFEST:
            yield str(path.relative_to(folder)), path


def sum_of(file: Path) -> str:
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()

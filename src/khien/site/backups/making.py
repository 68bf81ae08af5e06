"""`khien backup FILE`, also while the site is running. A bucket is not fetched: it may be larger
than any disk here, and has versions and copies of its own; the command says so.

The database comes first: every key and exhibit it speaks of is then still there to be copied.
"""

import io
import json
import os
import tarfile
import tempfile
from collections.abc import Iterator
from hashlib import file_digest
from pathlib import Path

from khien.site.backups import container, dump
from khien.site.console import Stopped, say
from khien.site.environment import read
from khien.site.home import khien_home
from khien.site.prepared import installed

MANIFEST = "manifest.json"
DATABASE = "database.dump"
FOLDERS = ("keys", "exhibits")


def backup(name: str) -> None:
    path = Path(name).expanduser().absolute()
    if path.exists():
        raise Stopped(f"Tệp {path} đã có.", "This file exists already; name another one.")
    if not path.parent.is_dir():
        raise Stopped(f"Không có thư mục {path.parent}.", "There is no such folder.")
    passphrase = read("KHIEN_BACKUP_PASSPHRASE")
    with installed() as server:
        home = khien_home()
        with tempfile.TemporaryDirectory(dir=home / "run", prefix="backup-") as folder:
            dumped = Path(folder) / DATABASE
            dump.write(dumped, server.url if server else os.environ["DATABASE_URL"])
            container.write(path, passphrase, lambda tar: _fill(tar, home, dumped))
    size = path.stat().st_size / 1_000_000
    say(f"Đã sao lưu vào {path} ({size:.1f} MB).", "Backed up.")
    if read("EXHIBIT_BUCKET"):
        say(
            "CHÚ Ý: tệp chứng cứ nằm trong kho S3 (EXHIBIT_BUCKET) và KHÔNG có trong bản sao lưu "
            "này. Hãy sao lưu cả kho đó: docs/how-to/keep-exhibits-in-a-bucket.md.",
            "WARNING: files of exhibits lie in the bucket and are NOT in this backup.",
        )
    if not passphrase:
        say(
            "CHÚ Ý: tệp này chứa cả khóa niêm phong và không có mật khẩu. Hãy cất kỹ, "
            "hoặc đặt KHIEN_BACKUP_PASSPHRASE.",
            "WARNING: this file holds the sealing keys and has no passphrase.",
        )


def _fill(tar: tarfile.TarFile, home: Path, dumped: Path) -> None:
    sums = {}
    for name, path in _parts(home, dumped):
        tar.add(path, name, recursive=False, filter=_nobody)
        with path.open("rb") as file:
            sums[name] = file_digest(file, "sha256").hexdigest()
    text = json.dumps({"format": 1, "sha256": sums}, indent=1).encode()
    member = tarfile.TarInfo(MANIFEST)
    member.size, member.mode = len(text), 0o600
    tar.addfile(member, io.BytesIO(text))


def _parts(home: Path, dumped: Path) -> Iterator[tuple[str, Path]]:
    yield DATABASE, dumped
    for folder in FOLDERS:
        for path in sorted((home / folder).rglob("*")):
            if path.is_file() and not path.is_symlink() and not path.name.endswith(".tmp"):
                yield str(path.relative_to(home)), path


def _nobody(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mode = 0o600
    return member

"""Khiên's own PostgreSQL copied file by file while it runs, by its own `pg_basebackup`: whole, or
only what changed since the copy before. Copies are put together again by `pg_combinebackup`.
"""

import io
import json
import subprocess
import tarfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg

from khien.site.backups.contents import CLUSTER, Writer
from khien.site.console import Stopped
from khien.site.database import cluster, process
from khien.site.database.account import server_account
from khien.site.database.process import Place
from khien.site.database.programs import program

PG_MANIFEST = "backup_manifest"
SEGMENT = 16 * 1024 * 1024
_WHICH = "SELECT system_identifier, timeline_id FROM pg_control_system(), pg_control_checkpoint()"


@dataclass(frozen=True)
class Own:
    """The running server of this KHIEN_HOME. A life of it ends where a restore begins the next."""

    url: str
    life: str


def own_server(home: Path, url: str) -> Own | None:
    """None where the database at `url` is another one."""
    if not (home / "db").exists():
        return None
    found = process.find(Place(home, server_account(home / "db")))
    if found is None or found.url() != url:
        return None
    with psycopg.connect(url) as connection:
        row = connection.execute(_WHICH).fetchone()
    return Own(url, life(*row)) if row else None


def life(system: int, timeline: int) -> str:
    return f"{system}-{timeline}"


def copy(own: Own, into: Writer, since: Path | None) -> bytes:
    """PostgreSQL's manifest of the copy. `since`: the one of the copy it is to build on."""
    url = own.url.replace(f"{cluster.ROLE}@", f"{cluster.BACKUP_ROLE}@").rpartition("/")[0]
    options = ["--format=tar", "--wal-method=fetch", "--checkpoint=fast", "--no-sync"]
    options += [f"--incremental={since}"] if since else []
    command = [str(program("pg_basebackup")), f"--dbname={url}", "--pgdata=-", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        try:
            manifest = _pass_on(running, into)
        except BaseException:
            running.kill()
            raise
        said = running.stderr.read().decode() if running.stderr else ""
    if running.returncode or not manifest:
        raise Stopped("pg_basebackup không làm được.", said.strip())
    return manifest


def _pass_on(running: "subprocess.Popen[bytes]", into: Writer) -> bytes:
    manifest = b""
    with suppress(tarfile.ReadError), tarfile.open(fileobj=running.stdout, mode="r|") as copied:
        for member in copied:
            file = copied.extractfile(member) if member.isfile() else None
            member.name = f"{CLUSTER}/{member.name.removeprefix('./')}"
            if file is None:
                into.add_folder(member.name)
                continue
            if member.name == f"{CLUSTER}/{PG_MANIFEST}":
                manifest = file.read()
                file = io.BytesIO(manifest)
            into.add_stream(member, file)
    return manifest


def combine(copies: list[Path], into: Path) -> None:
    """Folders, the whole one first, each of the others what changed since the one before it."""
    if len(copies) == 1:
        copies[0].rename(into)
        return
    _run("pg_combinebackup", *copies, "-o", into, "--no-sync", "--copy")


def check(folder: Path) -> None:
    """Every file against the sum PostgreSQL wrote down while copying."""
    _run("pg_verifybackup", "--quiet", "--no-parse-wal", folder)


def _run(name: str, *words: str | Path) -> None:
    command = [program(name), *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Stopped(f"{name} không làm được.", done.stderr.strip())


def first_segment(manifest: Path) -> str:
    """The oldest file of changes that a copy may need, from PostgreSQL's manifest of it."""
    first = json.loads(manifest.read_text("utf-8"))["WAL-Ranges"][0]
    high, low = (int(half, 16) for half in first["Start-LSN"].split("/"))
    return f"{first['Timeline']:08X}{high:08X}{low // SEGMENT:08X}"

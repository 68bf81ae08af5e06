"""The database in and out of a file, with PostgreSQL's own programs."""

import os
import shutil
import subprocess
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict

from khien.site.console import Stopped
from khien.site.database.programs import program

_KNOWS_TRANSACTION_TIMEOUT = 170_000
_NAMES = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
}
# Extensions belong to the installation, and their owner is not the application's role.
_ALL_BUT_OWNERS = ["--no-owner", "--no-privileges"]


def write(file: Path, url: str) -> None:
    options = ["--format=custom", "--compress=1", "--exclude-extension=*", *_ALL_BUT_OWNERS]
    _run([program("pg_dump"), *options, f"--file={file}"], url)


def read_through(url: str) -> None:
    """Every row once, kept nowhere: what cannot be read is told by what it raises."""
    options = ["--format=custom", "--compress=0", "--no-sync", "--exclude-extension=*"]
    _run([program("pg_dump"), *options, "--file=/dev/null"], url)


def read(file: Path, url: str) -> None:
    name = f"--dbname={conninfo_to_dict(url)['dbname']}"
    if _version(url) >= _KNOWS_TRANSACTION_TIMEOUT:
        options = ["--exit-on-error", "--single-transaction", *_ALL_BUT_OWNERS, name]
        _run([program("pg_restore"), *options, file], url)
        return
    script = file.with_suffix(".sql")
    _run([program("pg_restore"), *_ALL_BUT_OWNERS, f"--file={script}", file], url)
    options = ["--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--single-transaction", name]
    _run([program("psql"), *options, f"--file={_without_timeout(script)}"], url)


def _version(url: str) -> int:
    with psycopg.connect(url) as connection:
        return connection.info.server_version


def _without_timeout(script: Path) -> Path:
    """Our pg_restore first sets what a server before 17 does not know; the rest it does."""
    changed = script.with_suffix(".older.sql")
    with script.open("rb") as source, changed.open("wb") as target:
        for line in source:
            if line.startswith(b"SET transaction_timeout"):
                break
            target.write(line)
        shutil.copyfileobj(source, target)
    script.unlink()
    return changed


def _run(command: list[str | Path], url: str) -> None:
    """The address goes by the environment: a password in it must not show among processes."""
    known = conninfo_to_dict(url)
    given = {_NAMES[name]: str(value) for name, value in known.items() if name in _NAMES}
    environment = {**os.environ, **given}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Stopped(f"{Path(command[0]).name} không làm được.", done.stderr.strip())

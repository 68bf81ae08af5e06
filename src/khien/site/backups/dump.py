"""The database in and out of a file, with PostgreSQL's own programs."""

import os
import subprocess
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict

from khien.site.console import Stopped
from khien.site.database.programs import program

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


def read(file: Path, url: str) -> None:
    name = str(conninfo_to_dict(url)["dbname"])
    options = ["--exit-on-error", "--single-transaction", *_ALL_BUT_OWNERS, f"--dbname={name}"]
    _run([program("pg_restore"), *options, file], url)


def _run(command: list[str | Path], url: str) -> None:
    """The address goes by the environment: a password in it must not show among processes."""
    known = conninfo_to_dict(url)
    given = {_NAMES[name]: str(value) for name, value in known.items() if name in _NAMES}
    environment = {**os.environ, **given}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise Stopped(f"{Path(command[0]).name} không làm được.", done.stderr.strip())

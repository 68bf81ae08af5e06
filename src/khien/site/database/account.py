"""Which account of the machine PostgreSQL runs as, and how it reaches its files.

PostgreSQL refuses to run as root. Started by root, Khiên lets it run as the system account
`khien-db`, which can read nothing of ours but its own folder.
"""

import os
import pwd
import stat
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from khien.site.console import Stopped, say

SYSTEM_ACCOUNT = "khien-db"


@dataclass(frozen=True)
class Account:
    """`foreign`: another one than the account Khiên itself runs as."""

    name: str
    uid: int
    gid: int
    foreign: bool

    def process_options(self) -> dict[str, Any]:
        if not self.foreign:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def take(self, path: Path) -> None:
        if self.foreign:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)


def own_name() -> str:
    """The name under which PostgreSQL sees us at its socket."""
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        raise Stopped(
            f"Tài khoản số {os.geteuid()} không có tên trên máy này; hãy chạy bằng tài khoản khác.",
            f"User number {os.geteuid()} has no name on this machine; run Khiên as another user.",
        ) from None


def server_account(data: Path) -> Account:
    """Who runs the server of this data folder: its owner, ourselves, or the system account."""
    if os.geteuid() != 0:
        return Account(own_name(), os.geteuid(), os.getegid(), foreign=False)
    if data.exists() and data.stat().st_uid != 0:
        return _foreign(pwd.getpwuid(data.stat().st_uid))
    return _foreign(_system_account())


def _foreign(entry: pwd.struct_passwd) -> Account:
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid, foreign=True)


def _system_account() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(SYSTEM_ACCOUNT)
    except KeyError:
        _create_system_account()
        return pwd.getpwnam(SYSTEM_ACCOUNT)


def _create_system_account() -> None:
    say(
        f"Tạo tài khoản hệ thống {SYSTEM_ACCOUNT} để chạy PostgreSQL.",
        f"Creating the system account {SYSTEM_ACCOUNT} to run PostgreSQL.",
    )
    options = ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin"]
    command = ["/usr/sbin/useradd", *options, SYSTEM_ACCOUNT]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        pwd.getpwnam(SYSTEM_ACCOUNT)
    except KeyError:
        raise Stopped(
            f"Không tạo được tài khoản {SYSTEM_ACCOUNT}: {made.stderr.strip()}",
            f"The account {SYSTEM_ACCOUNT} cannot be created (see above).",
        ) from None


def open_way(folder: Path) -> None:
    """Let other accounts walk through (not read) the folders above and including `folder`."""
    for step in (*reversed(folder.parents), folder):
        mode = step.stat().st_mode
        if not mode & stat.S_IXOTH:
            say(
                f"Cho phép đi qua (không đọc) thư mục {step} để PostgreSQL tới được tệp của nó.",
                "Letting PostgreSQL walk through (not read) this folder.",
            )
            step.chmod(stat.S_IMODE(mode) | stat.S_IXOTH)


def open_programs(folder: Path) -> None:
    """Let other accounts read and run the server's programs, as installed under a strict umask."""
    for path in _with_all_below(folder):
        mode = stat.S_IMODE(path.stat().st_mode)
        runs = mode & stat.S_IXUSR
        path.chmod(mode | stat.S_IROTH | (stat.S_IXOTH if runs else 0))


def _with_all_below(folder: Path) -> Iterator[Path]:
    yield folder
    yield from (path for path in folder.rglob("*") if not path.is_symlink())

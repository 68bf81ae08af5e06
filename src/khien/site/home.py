"""Where Khiên keeps what must not be lost: database, keys, exhibits. KHIEN_HOME, else `var`."""

import os
import pwd
from pathlib import Path

from khien.site.console import Stopped

ROOT = Path(__file__).resolve().parents[3]


def khien_home() -> Path:
    given = os.environ.get("KHIEN_HOME", "")
    return Path(given).expanduser().resolve() if given else ROOT / "var"


def make_private(folder: Path, mode: int = 0o700) -> Path:
    """The folder, made where missing, with no more than `mode` for others."""
    folder.mkdir(parents=True, exist_ok=True, mode=mode)
    return folder


def check_owner() -> None:
    """Root at another account's home would leave files there which that account cannot use."""
    home = khien_home()
    if os.geteuid() != 0 or not home.exists() or _owner(home) == 0:
        return
    owner = _name(_owner(home))
    raise Stopped(
        f"{home} thuộc tài khoản {owner}, bạn đang là root. Trên máy chủ cài theo "
        "docs/how-to/install.md hãy gõ khien … (không có ./); nơi khác: "
        f"runuser -u {owner} -- ./khien …",
        "This folder is another account's: use the command `khien` of the server, or that account.",
    )


def _owner(folder: Path) -> int:
    return folder.stat().st_uid


def _name(number: int) -> str:
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)

"""Where Khiên keeps what must not be lost: database, keys, exhibits. KHIEN_HOME, else `var`."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def khien_home() -> Path:
    given = os.environ.get("KHIEN_HOME", "")
    return Path(given).expanduser().resolve() if given else ROOT / "var"


def make_private(folder: Path, mode: int = 0o700) -> Path:
    """The folder, made where missing, with no more than `mode` for others."""
    folder.mkdir(parents=True, exist_ok=True, mode=mode)
    return folder

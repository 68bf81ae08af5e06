"""Programs that only a test of ours asks for, from Debian, beside the machine's own: nothing is
installed, nothing started. Where they cannot be had, the test is skipped.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from khien.site.home import ROOT

_KEPT = ROOT / ".venv" / "khien-debian"
_LIBRARIES = {
    "pgbouncer": ["libevent-2.1-7", "libc-ares2"],
    "caddy": [],
    "nginx": [],
    "logrotate": ["libpopt0", "libacl1"],
}


def program(name: str) -> tuple[Path, dict[str, str]]:
    """The program, and the environment in which it finds its libraries."""
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")
    if found:
        return Path(found), dict(os.environ)
    root = _KEPT / name
    if not root.exists() and not _fetched(name, root):
        pytest.skip(f"{name} is not to be had here")
    path = next(root.glob(f"usr/*bin/{name}"))
    libraries = os.pathsep.join(str(each) for each in root.glob("usr/lib/*-linux-gnu"))
    return path, os.environ | {"LD_LIBRARY_PATH": libraries}


def _fetched(name: str, root: Path) -> bool:
    if shutil.which("apt-get") is None or shutil.which("dpkg-deb") is None:
        return False
    draft = root.with_suffix(f".{os.getpid()}")
    draft.mkdir(parents=True)
    command = ["apt-get", "download", "-q", name, *_LIBRARIES[name]]
    options = {"cwd": draft, "capture_output": True, "timeout": 120}
    if subprocess.run(command, check=False, **options).returncode == 0:
        for package in draft.glob("*.deb"):
            subprocess.run(["dpkg-deb", "-x", package, draft], check=True)
        draft.rename(root)
    shutil.rmtree(draft, ignore_errors=True)
    return root.exists()

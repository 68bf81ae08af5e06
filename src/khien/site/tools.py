"""Programs of others that setting up calls: pip, npm, uv, apt-get."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from khien.site.console import Stopped, complain, say
from khien.site.home import ROOT

_LOCK = (
    "DPkg::Lock::Timeout=300"  # seconds to wait where the machine is installing something itself
)


def call(command: Sequence[str | Path], *, path: str | None = None, quiet: bool = False) -> None:
    """Run in the checkout; `path` replaces PATH. `quiet`: what it says is shown if it fails."""
    environment = os.environ | ({"PATH": path} if path else {})
    said = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT} if quiet else {}
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False, text=True, **said)  # type: ignore[call-overload]  # one of two forms
    if done.returncode:
        complain(done.stdout or "")
        shown = " ".join(map(str, command))
        raise Stopped(f"Không chạy được: {shown}", f"It ended with code {done.returncode}.")


def install_requirements(name: str) -> None:
    """Into the environment that runs us, each file checked against its hash."""
    options = [
        "-qq",
        "--disable-pip-version-check",
        "--no-input",
        "--no-compile",
        "--require-hashes",
    ]
    listed = ["--requirement", str(ROOT / "requirements" / name)]
    call([sys.executable, "-m", "pip", "install", *options, *listed])


def need_debian_packages(programs: dict[str, str]) -> None:
    """`programs`: program to package. Installed where we may, else the one line to type is said."""
    missing = sorted({package for name, package in programs.items() if shutil.which(name) is None})
    if not missing:
        return
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise Stopped(
            f"Thiếu: {', '.join(missing)}. Hãy gõ: sudo apt-get install -y {' '.join(missing)}",
            "Type that line, then try again.",
        )
    say(f"Cài {', '.join(missing)}…", "Installing Debian packages…")
    apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", _LOCK]
    subprocess.run([*apt, "update", "-qq"], check=False)  # the machine may be doing so itself
    call([*apt, "install", "-y", "-qq", *missing])

"""`khien test`: everything a change must pass. A failed check does not hide the others."""

import subprocess
import sys
import time
from pathlib import Path

from khien.site import peers
from khien.site.console import line, say
from khien.site.home import ROOT
from khien.site.installing import setup
from khien.site.tools import need_debian_packages

_PROGRAMS = {
    "chromium": "chromium",
    "msgfmt": "gettext",
    "wrk": "wrk",
    "age": "age",
    "named-checkzone": "bind9-utils",
    "unbound": "unbound",
    "xmllint": "libxml2-utils",
}
_CHECKS = {
    "ruff format": ["ruff", "format", "--check", "--quiet", "."],
    "ruff check": ["ruff", "check", "--quiet", "."],
    "lint-imports": ["lint-imports", "--no-cache"],
    "mypy": ["mypy", "src"],
}


def test(*words: str) -> int:
    """With words, pytest alone runs, with them: `./khien test tests/core -x`."""
    need_debian_packages(_PROGRAMS)
    peers.install()
    setup()
    started = time.monotonic()
    checks = {} if words else _CHECKS
    failed = [name for name, command in checks.items() if not _passes(name, command)]
    many = list(words) or ["--numprocesses=2", "--dist=loadscope", "--quiet"]
    if not _passes("pytest", ["pytest", *many]):
        failed.append("pytest")
    minutes, seconds = divmod(int(time.monotonic() - started), 60)
    line()
    if failed:
        say(f"HỎNG: {', '.join(failed)} ({minutes}:{seconds:02})", "FAILED")
        return 1
    say(f"TẤT CẢ ĐỀU QUA ({minutes}:{seconds:02})", "ALL PASSED")
    return 0


def _passes(name: str, command: list[str]) -> bool:
    line(f"— {name}")
    program = Path(sys.executable).parent / command[0]
    return subprocess.run([program, *command[1:]], cwd=ROOT, check=False).returncode == 0

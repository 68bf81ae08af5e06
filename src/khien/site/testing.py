"""`khien test`: everything a change must pass. A failed check does not hide the others."""

import subprocess
import sys
import time
from pathlib import Path

from khien.site import peers
from khien.site.console import line, say
from khien.site.frontend import Purpose
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
}
_TYPES = ["mypy", "src"]  # takes a minute where nothing is cached: beside the tests
# One worker more than cores: the stories, which it plays, mostly wait.
_ALL = ["--numprocesses=3", "--dist=loadscope", "--quiet"]


def test(*words: str) -> int:
    """With words, pytest alone runs, with them: `./khien test tests/core -x`."""
    need_debian_packages(_PROGRAMS)
    peers.install()
    setup(Purpose.TESTING)
    started = time.monotonic()
    failed = _with_pytest(*words) if words else _everything()
    minutes, seconds = divmod(int(time.monotonic() - started), 60)
    line()
    if failed:
        say(f"HỎNG: {', '.join(failed)} ({minutes}:{seconds:02})", "FAILED")
        return 1
    say(f"TẤT CẢ ĐỀU QUA ({minutes}:{seconds:02})", "ALL PASSED")
    return 0


def _everything() -> list[str]:
    failed = [name for name, command in _CHECKS.items() if not _passes(name, command)]
    with subprocess.Popen(_program(_TYPES), cwd=ROOT, stdout=subprocess.PIPE, text=True) as types:
        failed += _with_pytest(*_ALL)
        line("— mypy")
        line(types.communicate()[0].strip())
    return failed + ["mypy"] * (types.returncode != 0)


def _with_pytest(*words: str) -> list[str]:
    return [] if _passes("pytest", ["pytest", *words]) else ["pytest"]


def _passes(name: str, command: list[str]) -> bool:
    line(f"— {name}")
    return subprocess.run(_program(command), cwd=ROOT, check=False).returncode == 0


def _program(command: list[str]) -> list[str]:
    return [str(Path(sys.executable).parent / command[0]), *command[1:]]

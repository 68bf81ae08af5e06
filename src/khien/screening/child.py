"""A process of its own for what fills memory: it ends, and all that it took is given back."""

import subprocess
import sys


def run(command: str, *arguments: str) -> int:
    """One of our management commands, with this process's environment; its exit code."""
    line = [sys.executable, "-m", "django", command, *arguments]
    return subprocess.run(line, check=False).returncode  # noqa: S603  (a list of our own)

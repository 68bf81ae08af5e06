"""`khien fuzz`: hostile input made up by atheris, for what reads other people's files and words.

Harnesses and kept inputs lie in `tests/fuzz`; what a run finds and learns, in `var/fuzz`.
"""

import argparse
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from khien.site import peers
from khien.site.console import Stopped, line, say
from khien.site.home import ROOT

_HARNESSES = ROOT / "tests" / "fuzz"
_MEGABYTES = 2048  # more is a finding
_LONGEST = 20  # seconds for one input; more is a finding


def fuzz(*words: str) -> int:
    """The exit code is that of libFuzzer: 0 where nothing was found."""
    asked = _asked(words)
    peers.install_fuzzer()
    if find_spec("atheris") is None:
        raise Stopped(
            "atheris chỉ có cho Linux trên x86_64 với một số phiên bản Python.",
            "atheris is made for Linux on x86_64 and some versions of Python only; "
            "./khien test replays what it found elsewhere.",
        )
    failed = [name for name in asked.names if _run(name, asked.seconds) != 0]
    if failed:
        say(f"TÌM THẤY LỖI: {', '.join(failed)}", "FOUND: see docs/how-to/fuzz.md")
        return 1
    say("Không tìm thấy lỗi nào.", "Nothing found.")
    return 0


def names() -> list[str]:
    return sorted(folder.name for folder in (_HARNESSES / "corpus").iterdir() if folder.is_dir())


def _asked(words: tuple[str, ...]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="khien fuzz", description="Hostile input, made up.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(names())}")
    parser.add_argument("--seconds", type=int, default=60, help="for each; 60 unless said")
    asked = parser.parse_args(words)
    if unknown := set(asked.names) - set(names()):
        parser.error(f"there is no harness {', '.join(sorted(unknown))}")
    asked.names = asked.names or names()
    return asked


def _run(name: str, seconds: int) -> int:
    """With compiled code that checks its bounds, kept apart from the code that does not."""
    line(f"— {name}")
    learned = ROOT / "var" / "fuzz" / name
    (learned / "corpus").mkdir(parents=True, exist_ok=True)
    compiled = Path(os.environ.get("NUMBA_CACHE_DIR", ROOT / ".venv" / "compiled"))
    bounds = {"NUMBA_BOUNDSCHECK": "1", "NUMBA_CACHE_DIR": f"{compiled}-bounds"}
    limits = [f"-max_total_time={seconds}", f"-rss_limit_mb={_MEGABYTES}", f"-timeout={_LONGEST}"]
    where = [f"-artifact_prefix={learned}/", learned / "corpus", _HARNESSES / "corpus" / name]
    words = map(str, [_HARNESSES / "run.py", name, *limits, *where])
    command = [sys.executable, *words]
    return subprocess.run(command, cwd=ROOT, env=os.environ | bounds, check=False).returncode

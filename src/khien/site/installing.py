"""`khien setup`: what is needed besides the Python libraries; and `khien lock`.

Everything is skipped that has not changed, may be interrupted, and may be done again.
"""

import fcntl
import sys

from khien.site import catalogues, frontend
from khien.site.console import line
from khien.site.home import ROOT
from khien.site.tools import call

_COMPILE = ["--universal", "--python-version=3.11", "--generate-hashes", "--no-header"]
_LOCKS = {
    "base.txt": ["pyproject.toml"],
    "dev.txt": ["pyproject.toml", "--group=dev", "--constraints=requirements/base.txt"],
    "node.txt": ["--group=node"],
}


def setup() -> None:
    with (ROOT / "package.json").open() as file:
        fcntl.flock(file, fcntl.LOCK_EX)  # two starts at once fetch one after the other
        frontend.prepare()
        catalogues.compile_all()


def lock() -> None:
    for name, what in _LOCKS.items():
        line(f"requirements/{name}")
        output = ["--no-annotate", "--quiet", f"--output-file=requirements/{name}"]
        call([sys.executable, "-m", "uv", "pip", "compile", *_COMPILE, *output, *what])

"""`khien setup`: what is needed besides the Python libraries; and `khien lock`.

Everything is skipped that has not changed, may be interrupted, and may be done again.
"""

import fcntl
import sys
from hashlib import sha256

from khien.site import catalogues, frontend
from khien.site.console import Stopped, line, say
from khien.site.files import write_whole
from khien.site.frontend import Purpose
from khien.site.home import ROOT
from khien.site.tools import call

_COMPILED = ROOT / ".venv" / "khien-kernels"
_COMPILE = ["--universal", "--python-version=3.11", "--generate-hashes", "--no-header"]
_LOCKS = {
    "base.txt": ["pyproject.toml", "--extra=video"],
    "dev.txt": [
        "pyproject.toml",
        "--extra=scan",
        "--extra=video",
        "--group=dev",
        "--constraints=requirements/base.txt",
    ],
    "node.txt": ["--group=node"],
    "fuzz.txt": ["--group=fuzz"],
    "peers.txt": ["--group=peers", "--constraints=requirements/dev.txt"],
}


def setup(purpose: Purpose = Purpose.SERVING) -> None:
    with (ROOT / "package.json").open() as file:
        fcntl.flock(file, fcntl.LOCK_EX)  # two starts at once fetch one after the other
        try:
            frontend.prepare(purpose)
            catalogues.compile_all()
            _compile_kernels()
        except PermissionError:
            raise _not_prepared() from None


def _not_prepared() -> Stopped:
    """New code was put there, and the account that runs it may not change it."""
    return Stopped(
        f"Mã nguồn ở {ROOT} đã đổi mà chưa chuẩn bị xong: hãy chạy {ROOT}/khien setup bằng tài "
        "khoản làm chủ thư mục đó (trên máy chủ: root).",
        "The code has changed and is not prepared: run `khien setup` as its owner (on a server: "
        "root).",
    )


def _compile_kernels() -> None:
    """Once, so that nobody waits for it later: in a process of its own, for it takes memory."""
    sources = sorted((ROOT / "src" / "khien_detect").rglob("*.py"))
    wanted = sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
    if _COMPILED.exists() and _COMPILED.read_text() == wanted:
        return
    say("Dịch phần nhận diện…", "Compiling the detection kernels…")
    call([sys.executable, "-m", "khien_detect.compiling"])
    write_whole(_COMPILED, wanted, mode=0o644)


def lock() -> None:
    for name, what in _LOCKS.items():
        line(f"requirements/{name}")
        output = ["--no-annotate", "--quiet", f"--output-file=requirements/{name}"]
        call([sys.executable, "-m", "uv", "pip", "compile", *_COMPILE, *output, *what])

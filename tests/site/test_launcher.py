"""`./khien` finds its checkout wherever it lies and from wherever it is called."""

import subprocess
from pathlib import Path

import pytest

from khien.site.home import ROOT

SAYS = """#!/bin/sh
case $1 in
    -V) echo "Python 3.11.0" ;;
    *) printf '%s\\n' "$PYTHONPATH" "$@" ;;
esac
"""


@pytest.fixture
def checkout(tmp_path) -> Path:
    """With an environment that stands ready and only says what it is asked."""
    root = tmp_path / "thư mục rất sâu" / "của chị Hằng $HOME 'x'" / "khiên"
    (root / ".venv" / "bin").mkdir(parents=True)
    (root / "requirements").mkdir()
    (root / "khien").write_bytes((ROOT / "khien").read_bytes())
    (root / "khien").chmod(0o755)
    (root / "requirements" / "base.txt").write_text("django==5.2\n")
    (root / ".venv" / "bin" / "python").write_text(SAYS)
    (root / ".venv" / "bin" / "python").chmod(0o755)
    listed = (root / "requirements" / "base.txt").read_bytes()
    sums = subprocess.run(["cksum"], input=listed, capture_output=True, check=True).stdout.decode()
    (root / ".venv" / "khien-base").write_text(f"Python 3.11.0 {sums}")
    return root


def call(program: Path, folder: Path, *words: str) -> list[str]:
    environment = {"PATH": "/usr/bin:/bin"}
    options = {"cwd": folder, "env": environment, "capture_output": True, "text": True}
    return subprocess.run([program, *words], check=True, **options).stdout.splitlines()


def test_called_from_anywhere_it_hands_over_all_words(checkout, tmp_path):
    words = ["backup", "tệp có dấu cách"]
    shown = [f"{checkout}/src", "-m", "khien", *words]
    assert call(checkout / "khien", Path("/"), *words) == shown
    (tmp_path / "link").symlink_to(checkout / "khien")
    assert call(tmp_path / "link", tmp_path, *words) == shown


def test_a_relative_link_to_a_link_is_followed(checkout, tmp_path):
    (tmp_path / "bin").mkdir()
    (tmp_path / "first").symlink_to(checkout / "khien")
    (tmp_path / "bin" / "khien").symlink_to("../first")
    assert call(tmp_path / "bin" / "khien", Path("/"))[0] == f"{checkout}/src"

"""The tutorials of the library, typed as they stand, block after block in one folder."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TUTORIALS = sorted((ROOT / "docs" / "tutorial").glob("detect-*.md"))
PROGRAMS = {"sh": ["bash", "-euo", "pipefail", "-c"], "python": [sys.executable, "-c"]}


def typed(kind, words, folder):
    """In a folder with `./khien`, once the environment is entered as the tutorial says."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    set_up = os.environ | {"PATH": path, "PYTHONPATH": str(ROOT / "src")}
    command = [*PROGRAMS[kind], words]
    done = subprocess.run(
        command, cwd=folder, env=set_up, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{words}\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.mark.parametrize("tutorial", TUTORIALS, ids=lambda path: path.stem)
def test_each_block_runs_and_prints_what_stands_under_it(tutorial, tmp_path):
    (tmp_path / "khien").symlink_to(ROOT / "khien")
    printed, compared = "", 0
    for kind, words in BLOCK.findall(tutorial.read_text("utf-8")):
        if kind == "output":
            assert printed == words, tutorial.name
            compared += 1
        else:
            printed = typed(kind, words, tmp_path)
    assert compared >= 4


def test_there_is_a_tutorial_for_each_part_of_the_library():
    said = "".join(path.read_text("utf-8") for path in TUTORIALS)
    assert len(TUTORIALS) >= 2
    assert all(f"import {part}" in said for part in ("images", "links", "text"))

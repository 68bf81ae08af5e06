"""The eleven worked changes of the contributor's guide, carried out by following their text.

One copy of the tree; every change is applied to it in turn, and the tests they name are run there
together. A sentence of the guide that no longer fits the code fails here.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs/how-to/contribute.md"
CHANGES = sorted(GUIDE.parent.glob("worked-*.md"))
FENCE = r"\n\n```\w+\n(.*?)```"
PATH = r"(?:`|\*\*)([\w./\-]+)(?:`|\*\*)"
STEP = re.compile(
    rf"^(?:In {PATH}, after{FENCE}\n\nadd{FENCE}"
    rf"|In {PATH}, replace{FENCE}\n\nwith{FENCE}"
    rf"|New file {PATH}{FENCE}"
    rf"|At the end of {PATH}, add{FENCE}"
    rf"|Copy {PATH} to {PATH}\."
    rf"|Run{FENCE})",
    re.MULTILINE | re.DOTALL,
)
TEST = re.compile(r"^The test\n\n```sh\n\./khien test (\S+)\n```", re.MULTILINE)


def once(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text, f"{path}: not there any more:\n{before}"
    path.unlink()  # a link to the original
    path.write_text(text.replace(before, after, 1), "utf-8")


def new(path: Path, text: str) -> None:
    assert not path.exists(), f"{path} is there already"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def carry_out(change: str, tree: Path) -> int:
    """How many steps it has."""
    steps = list(STEP.finditer(change))
    for step in steps:
        at, lines, more, of, old, now, made, whole, end, last, here, there, typed = step.groups()
        if at:
            once(tree / at, lines, lines + more)
        elif of:
            once(tree / of, old, now)
        elif made:
            new(tree / made, whole)
        elif end:
            text = (tree / end).read_text("utf-8")
            (tree / end).unlink()
            between = "\n" if end.endswith(".po") else ""
            (tree / end).write_text(text.rstrip("\n") + "\n" + between + last, "utf-8")
        elif here:
            new(tree / there, (tree / here).read_text("utf-8"))
        else:
            done = subprocess.run(
                typed, shell=True, cwd=tree, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, done.stdout + done.stderr
    return len(steps)


@pytest.fixture(scope="module")
def tree(tmp_path_factory) -> Path:
    """Files are links until a change writes over one."""
    copy = tmp_path_factory.mktemp("contributor") / "khien"
    copy.mkdir()
    left = shutil.ignore_patterns("__pycache__", "*.pyc")
    for name in ("src", "tests", "docs"):
        shutil.copytree(ROOT / name, copy / name, ignore=left, copy_function=link)
    shutil.copy(ROOT / "pyproject.toml", copy)
    (copy / ".venv").symlink_to((ROOT / ".venv").resolve())
    return copy


def link(source: str, to: str) -> None:
    try:
        Path(to).hardlink_to(source)
    except OSError:  # another disk
        shutil.copy2(source, to)


def test_there_are_eleven_and_the_guide_leads_to_each():
    assert len(CHANGES) == 11
    linked = set(re.findall(r"\((worked-[\w-]+\.md)\)", GUIDE.read_text("utf-8")))
    assert linked == {change.name for change in CHANGES}


def test_each_is_carried_out_by_following_it_and_its_test_passes(tree):
    tests = []
    for page in CHANGES:
        change = page.read_text("utf-8")
        assert carry_out(change, tree) >= 2, page.name
        tests += TEST.findall(change)
    assert len(tests) == 11
    told = subprocess.run(
        # Without the fixtures of the house, so that no database is started for it.
        [sys.executable, "-m", "pytest", "--noconftest", "-q", "-p", "no:cacheprovider", *tests],
        cwd=tree,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout[-4000:] + told.stderr[-2000:]


@pytest.mark.parametrize("command", [["check"], ["format", "--check"]])
def test_what_stands_there_then_is_as_the_house_writes(tree, command):
    """After the one above: somebody who copied the text is not stopped by the linter."""
    told = subprocess.run(
        [sys.executable, "-m", "ruff", *command, "--quiet", "src", "tests"],
        cwd=tree,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout[-4000:]


def test_a_step_that_no_longer_fits_is_seen(tree):
    page = "In `pyproject.toml`, after\n\n```toml\nno such line\n```\n\nadd\n\n```toml\nx\n```\n"
    with pytest.raises(AssertionError, match="not there any more"):
        carry_out(page, tree)

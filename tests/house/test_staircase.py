"""The staircase of rooms, the size of files and functions, and the migrations."""

import ast
import re
import statistics
import subprocess
import sys
from contextlib import suppress
from functools import cache
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader
from importlinter.api import read_configuration

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [p for p in (ROOT / "src").rglob("*.py") if "migrations" not in p.parts]
ALL = [*SOURCES, *(ROOT / "tests").rglob("*.py")]


@cache
def functions(path: Path) -> list[tuple[str, int]]:
    tree = ast.parse(path.read_text("utf-8"))
    return [
        (node.name, (node.end_lineno or node.lineno) - node.lineno + 1)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def test_a_room_imports_only_the_rooms_below_it(monkeypatch):
    """In a process of its own: the linter silences every logger that is there when it begins."""
    monkeypatch.chdir(ROOT)
    assert read_configuration("pyproject.toml")
    linter = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    found = subprocess.run(linter, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr


def test_no_file_passes_400_lines():
    long = {str(p): n for p in ALL if (n := p.read_text("utf-8").count("\n")) > 400}
    assert not long


def test_no_function_passes_50_lines():
    long = {f"{p}:{name}": n for p in ALL for name, n in functions(p) if n > 50}
    assert not long


def test_the_median_function_is_under_10_lines_and_the_median_file_under_70():
    lengths = [n for p in SOURCES for _, n in functions(p)]
    files = [n for p in SOURCES if (n := p.read_text("utf-8").count("\n"))]
    assert statistics.median(lengths) < 10
    assert statistics.median(files) < 70


@pytest.mark.django_db
def test_no_migration_is_missing():
    said = StringIO()
    with suppress(SystemExit):
        call_command("makemigrations", "--check", "--dry-run", stdout=said)
    assert said.getvalue() == "No changes detected\n"


def folder_of(label: str) -> Path:
    return ROOT / "src/khien" / label.removeprefix("khien_")


@pytest.mark.django_db
def test_migrations_are_linear_and_named_by_hand():
    loader = MigrationLoader(None)
    ours = [key for key in loader.disk_migrations if folder_of(key[0]).exists()]
    assert ours
    assert not [key for key in ours if "_auto_" in key[1]]
    for app in {app for app, _ in ours}:
        names = sorted(name for label, name in ours if label == app)
        assert [name[:4] for name in names] == [f"{n:04}" for n in range(1, len(names) + 1)]


def test_no_shelf_for_odds_and_ends():
    assert not [p for p in SOURCES if p.stem in {"utils", "helpers", "misc", "common", "services"}]


def test_nothing_unfinished_is_left_in_the_code():
    marks = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|NotImplementedError")
    found = [str(p) for p in SOURCES if marks.search(p.read_text("utf-8"))]
    assert not found

"""What tests and code may not do quietly: a test that asserts nothing, a check silenced unsaid."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))
CODE = [p for folder in ("src", "tests") for p in (ROOT / folder).rglob("*.py")]
SILENCED = re.compile(r"#\s*(?:noqa|type:\s*ignore)\b(.*)$")
CODES = re.compile(r"^(?:\[[\w\-, ]+\]|:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*)?")
FEWEST_WORDS = 2


def asserts(test: ast.FunctionDef) -> bool:
    calls = [ast.unparse(n.func) for n in ast.walk(test) if isinstance(n, ast.Call)]
    return any(isinstance(n, ast.Assert) for n in ast.walk(test)) or any(
        re.search(r"raises$|assert|^costs_the_same$", call) for call in calls
    )


def test_every_test_asserts_something():
    found = [(path, n) for path in TESTS for n in ast.walk(ast.parse(path.read_text("utf-8")))]
    tests = [
        (path, n)
        for path, n in found
        if isinstance(n, ast.FunctionDef) and n.name.startswith("test_")
    ]
    assert not [f"{path.relative_to(ROOT)}: {n.name}" for path, n in tests if not asserts(n)]


def unexplained(line: str) -> bool:
    """Silences ruff or mypy without a code, or without words that say why."""
    found = SILENCED.search(line)
    if found is None:
        return False
    codes = CODES.match(found[1])
    after = found[1][codes.end() :] if codes else found[1]
    words = re.findall(r"[^\W\d_]{2,}", re.sub(r"#\s*(?:noqa|type:\s*ignore)\S*", "", after))
    return not (codes and codes[0]) or len(words) < FEWEST_WORDS


def test_what_is_silenced_says_why_on_its_line():
    assert not [
        f"{path.relative_to(ROOT)}:{n}: {line}"
        for path in CODE
        if path != Path(__file__)
        for n, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if unexplained(line)
    ]


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("x = 1  # noqa", True),
        ("x = 1  # noqa: S603", True),
        ("x = 1  # noqa: S603  (a list, no shell)", False),
        ("x = 1  # noqa: ARG001 - Django's own signature", False),
        ("x = 1  # noqa: E402, F403", True),
        ("x = 1  # type: ignore", True),
        ("x = 1  # type: ignore  # because of this", True),
        ("x = 1  # type: ignore[misc]", True),
        ("x = 1  # type: ignore[misc]  # allauth is untyped", False),
        ("x = 1  # plain words", False),
    ],
)
def test_an_unexplained_silence_is_seen(line, wrong):
    assert unexplained(line) is wrong

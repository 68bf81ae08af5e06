"""A machine that serves gets what browsers load; what tests and the audit need is fetched there."""

import json

import pytest

from khien.site import frontend
from khien.site.frontend import Purpose
from khien.site.home import ROOT


@pytest.fixture
def called(monkeypatch, tmp_path):
    """What npm is called with. As it does, it begins with an empty folder of packages."""
    packages, calls = tmp_path / "node_modules", []

    def npm_ci(command, **_how) -> None:
        calls.append({word for word in command if word.startswith(("--omit", "--include"))})
        for stamp in packages.glob(".for-*"):
            stamp.unlink()
        packages.mkdir(exist_ok=True)

    monkeypatch.setattr(frontend, "npm_and_path", lambda: ("npm", ""))
    monkeypatch.setattr(frontend, "call", npm_ci)
    monkeypatch.setattr(frontend, "_PACKAGES", packages)
    monkeypatch.setattr(frontend, "_STAMP", tmp_path / ".stamp")
    monkeypatch.setattr(frontend, "_FILES", {})
    monkeypatch.setattr(frontend, "_FACES", {})
    return calls


def test_serving_fetches_neither_tools_of_tests_nor_the_audit(called):
    frontend.prepare()
    frontend.prepare()
    assert called == [{"--omit=dev", "--omit=optional"}]


def test_each_purpose_is_content_with_what_a_larger_one_fetched(called):
    frontend.prepare()
    frontend.prepare(Purpose.AUDITING)
    frontend.prepare(Purpose.TESTING)
    frontend.prepare()
    assert called == [{"--omit=dev", "--omit=optional"}, {"--include=optional"}]


def test_a_changed_lock_file_fetches_anew_and_tests_then_ask_again(called, monkeypatch):
    frontend.prepare(Purpose.TESTING)
    monkeypatch.setattr(frontend, "_wanted", lambda: "another lock file")
    frontend.prepare()
    frontend.prepare(Purpose.TESTING)
    assert called == [{"--omit=optional"}, {"--omit=dev", "--omit=optional"}, {"--omit=optional"}]


def test_the_lock_file_names_no_registry_and_nothing_that_moves():
    """A version called `latest` is another one tomorrow: npm then refuses the lock file."""
    asked = json.loads((ROOT / "package.json").read_text("utf-8"))
    locked = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    assert [name for name, told in locked.items() if "resolved" in told] == []
    wanted = {pair for told in locked.values() for pair in told.get("dependencies", {}).items()}
    moving = {name for name, version in wanted if version[:1].isalpha()}
    assert moving == asked["overrides"].keys()

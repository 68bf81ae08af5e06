"""`khien fuzz`: which harnesses there are, and what is said where nothing can be tried."""

from importlib import import_module

import pytest

from khien.site import fuzzing, peers
from khien.site.cli import main
from khien.site.console import Stopped


@pytest.fixture
def runs(monkeypatch):
    """What would have been run; the second harness finds something."""
    asked = []

    def run(name, seconds):
        asked.append((name, seconds))
        return int(name == "banks")

    monkeypatch.setattr(peers, "install_fuzzer", lambda: None)
    monkeypatch.setattr(fuzzing, "find_spec", lambda _name: "there")
    monkeypatch.setattr(fuzzing, "_run", run)
    return asked


def test_each_harness_has_kept_inputs_and_a_check():
    assert len(fuzzing.names()) >= 7
    assert all(callable(import_module(f"fuzz.{name}").check) for name in fuzzing.names())


def test_where_it_cannot_be_installed_one_sentence_says_so(monkeypatch):
    monkeypatch.setattr(peers, "install_fuzzer", lambda: None)
    monkeypatch.setattr(fuzzing, "find_spec", lambda _name: None)
    with pytest.raises(Stopped, match="Linux on x86_64"):
        fuzzing.fuzz("banks")


def test_all_are_tried_after_each_other_and_what_was_found_is_told(runs, capsys):
    assert main(["fuzz"]) == 1
    assert [name for name, _ in runs] == fuzzing.names()
    assert "TÌM THẤY LỖI: banks" in capsys.readouterr().out


def test_one_alone_for_as_long_as_is_said(runs):
    assert main(["fuzz", "lists", "--seconds", "5"]) == 0
    assert runs == [("lists", 5)]


def test_a_harness_that_is_not_there_is_named(runs, capsys):
    with pytest.raises(SystemExit):
        main(["fuzz", "listz"])
    assert "no harness listz" in capsys.readouterr().err
    assert not runs

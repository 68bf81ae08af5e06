"""The table of targets behind `./khien …`; what they say of themselves is held by test_docs."""

from contextlib import nullcontext
from importlib import import_module

import pytest

from khien.site import cli


@pytest.mark.parametrize("target", cli.TARGETS, ids=lambda target: target.name)
def test_every_target_has_its_function(target):
    module, function = target.function.split(":")
    assert callable(getattr(import_module(module), function))


def test_help_lists_every_target(capsys):
    assert cli.main([]) == 0
    shown = capsys.readouterr().out
    assert all(f"  {target.usage}" in shown for target in cli.TARGETS)


def test_the_first_of_two_words_is_answered_with_what_may_follow(capsys):
    assert cli.main(["user"]) == 2
    said = capsys.readouterr()
    assert "Sau “user” còn thiếu một từ" in said.err
    assert "./khien user list" in said.out
    assert "./khien user invite NAME" in said.out
    assert "Không có lệnh" not in said.err
    assert "serve" not in said.out


def test_an_unknown_target_is_named_and_the_list_shown(capsys):
    assert cli.main(["runn"]) == 2
    said = capsys.readouterr()
    assert "runn" in said.err
    assert "serve" in said.out


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["user", "lst"], "Không có lệnh “user lst”"),
        (["user", "invite"], "./khien user invite NAME"),
        (["user", "list", "all"], "./khien user list"),
        (["restore", "x", "--until"], "./khien restore FILE [--until MOMENT]"),
        (["doctor", "--jsn"], "./khien doctor [--json]"),
        (["help", "me"], "Không có lệnh “me”"),
        (["ledger", "head", "31/31/2026"], "26/11/2026"),
        (["rotate-keys", "all"], "Không có khóa “all”"),
    ],
)
def test_what_was_mistyped_is_answered_in_vietnamese_with_how_it_is_typed(
    typed, said, capsys, monkeypatch
):
    monkeypatch.setattr("khien.site.keeping.site", nullcontext)
    assert cli.main(typed) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("typed", [["help", "backup"], ["backup", "--help"]])
def test_one_command_is_explained_alone(typed, capsys):
    assert cli.main(typed) == 0
    said = capsys.readouterr().out
    assert "backup [FILE]" in said
    assert "Sao lưu mọi thứ" in said
    assert "serve" not in said

"""The table of targets behind `./khien …`; what they say of themselves is held by test_docs."""

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

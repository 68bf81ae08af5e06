"""Every deadline that ships has a room that keeps it, and a ladder of who is reminded when."""

import json
from pathlib import Path

import pytest

import khien.core
from khien.core import clock_subjects

DATA = Path(khien.core.__file__).parent / "data"
CODES = [rule["code"] for rule in json.loads((DATA / "clock_rules.json").read_text("utf-8"))]
LADDERS = json.loads((DATA / "ladders.json").read_text("utf-8"))["ladders"]


@pytest.mark.parametrize("code", CODES)
def test_a_room_says_what_it_is_about_and_whom_to_remind(code):
    assert clock_subjects.keeper_of(code)


def test_each_has_a_ladder_and_no_ladder_is_left_over():
    assert sorted(LADDERS) == sorted(CODES)


@pytest.mark.parametrize("code", CODES)
def test_somebody_higher_hears_of_it_once_it_is_late(code):
    assert any(offset >= 0 and to != "officer" for offset, _unit, to in LADDERS[code])

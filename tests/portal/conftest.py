"""Deadlines are data: every test of the portal starts with those that are shipped."""

import pytest

from khien.core import actions as core_actions


@pytest.fixture(autouse=True)
def _deadlines(db):
    core_actions.load_clock_rules()

"""Deadlines are data: every test of the portal starts with those that are shipped.

Somebody reads what comes in, except where a test says otherwise (test_opening).
"""

import pytest
from django.core.cache import caches

from khien.core import actions as core_actions
from khien.portal import opening


@pytest.fixture(autouse=True)
def _deadlines(db):
    core_actions.load_clock_rules()


@pytest.fixture(autouse=True)
def _open_for_reports(_nothing_remembered_from_the_test_before):
    caches["process"].set(opening.OPEN, value=True)

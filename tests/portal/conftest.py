"""Deadlines are data: every test of the portal starts with those that are shipped.

Somebody reads what comes in, except where a test says otherwise (test_opening).
"""

import pytest
from django.core.cache import caches

from khien.portal import opening


@pytest.fixture(autouse=True)
def _deadlines(clock_rules):
    """Loaded."""


@pytest.fixture(autouse=True)
def _open_for_reports(_nothing_remembered_from_the_test_before):
    caches["process"].set(opening.OPEN, value=True)

"""One Monday morning."""

import pytest
from django.utils import timezone

from fixtures_steering import NOW


@pytest.fixture
def this_monday(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)

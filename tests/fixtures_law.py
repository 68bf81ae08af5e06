"""The shipped register of the law, for the rooms that cite it."""

import pytest

from khien.law.actions import load_register
from written_again import WrittenAgain


@pytest.fixture(scope="session")
def _law_once(django_db_setup, django_db_blocker) -> WrittenAgain:
    with django_db_blocker.unblock():
        return WrittenAgain(load_register)


@pytest.fixture
def shipped_law(_law_once, db: None) -> None:
    """Every document and provision of it."""
    _law_once()

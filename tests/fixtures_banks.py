"""Banks as people make them: `open_bank(matter=…)`, `add(bank, "…")`, and who may do so."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from khien.people.models import User
from khien.people.roles import Role
from khien.screening.actions import bank_entries, bank_files, banks
from khien.screening.models import Bank
from khien.screening.queries.bank_entries import entries_of
from khien.screening.rules.banks import Details

MORNING = datetime(2026, 11, 26, 2, tzinfo=UTC)
PDQ, MD5, SHA256 = "ab" * 32, "cd" * 16, "ef" * 32


@pytest.fixture
def bank_morning(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: MORNING)


@pytest.fixture
def keeper(staff) -> User:
    """Somebody who keeps banks."""
    return staff(Role.CYBER_POLICE)


@pytest.fixture
def open_bank(keeper) -> Callable[..., Bank]:
    def open_bank(name="Kho mẫu", *, matter="pictures", **said):
        about = {"category": "other", "source": "Dữ liệu mẫu"} | said
        return banks.open_bank(Details(name, **about), matter=matter, by=keeper, now=MORNING)

    return open_bank


@pytest.fixture
def add(keeper):
    """`add(bank, "first line", "second line")` gives the entries in this order."""

    def add(bank, *lines, expires_on=None, note="", now=MORNING):
        text = "\n".join(lines)
        bank_entries.add_by_hand(bank, text, expires_on=expires_on, note=note, by=keeper, now=now)
        bank.refresh_from_db()
        return list(entries_of(bank).order_by("pk"))[-len(lines) :]

    return add


@pytest.fixture
def hand_in(keeper):
    def hand_in(bank, content, *, name="danh-sach.txt", expires_on=None, now=MORNING):
        data = content if isinstance(content, bytes) else content.encode()
        file = SimpleUploadedFile(name, data)
        return bank_files.hand_in(bank, file, expires_on=expires_on, by=keeper, now=now)

    return hand_in

"""A healthy installation, of real parts, that each test breaks in one way."""

from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from socket import create_server

import pytest
from django.core.cache import caches
from django.db import connection
from django.utils import timezone

from khien.core.ledger import heads
from khien.core.seal import Keyring, keyring
from khien.intake.models import Report
from khien.people.roles import Role
from khien.privacy.models import KeepingRun
from khien.site.doctor import wrong_settings
from khien.site.doctor.examining import examine
from khien.site.doctor.finding import Finding
from khien.site.doctor.looking import configured, look
from khien.site.models import BackupKind, BackupOutcome, BackupRun
from made_rows import make, without_conditions


@pytest.fixture
def home(tmp_path, settings, monkeypatch) -> Path:
    """Keys of its own, for us alone."""
    for name in ("SECRET_KEY", "SITE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("KHIEN_HOME", str(tmp_path))
    settings.KHIEN_HOME = tmp_path
    Keyring.make(tmp_path / "keys")
    keyring.cache_clear()
    yield tmp_path
    keyring.cache_clear()
    caches["process"].clear()


@pytest.fixture
def installation(home, staff) -> Path:
    """It runs, somebody administers it, and last night all went well."""
    now = timezone.now()
    administrator = staff(Role.ADMINISTRATOR)
    administrator.password = "argon2$made-up"  # a real one takes a second
    administrator.last_seen = now
    administrator.created_at = now - timedelta(days=40)
    administrator.save()
    heads.sign_today(now=now)
    KeepingRun.objects.create(started_at=now, ended_at=now)
    BackupRun.objects.create(
        at=now,
        kind=BackupKind.FULL,
        where="/media/backup",
        outcome=BackupOutcome.READ,
        verified_at=now,
    )
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES")
    return home


Examine = Callable[[], list[Finding]]


@pytest.fixture
def examined() -> Examine:
    def examined(trouble: str = "") -> list[Finding]:
        told = configured.look(wrong_settings.wrong())
        return examine(look(timezone.now(), settings=told, trouble=trouble))

    return examined


@pytest.fixture
def closed_port() -> int:
    """Nobody listens there."""
    with closing(create_server(("127.0.0.1", 0))) as server:
        return server.getsockname()[1]


@pytest.fixture
def sealed_row(db) -> Callable[[], Report]:
    """Something a reporter told, sealed with the key that is there now."""

    def sealed_row() -> Report:
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        without_conditions()
        return make(Report)

    return sealed_row

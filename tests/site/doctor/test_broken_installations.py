"""Each way an installation breaks is told by exactly its finding, and a healthy one says so."""

import os
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.db import connection
from django.utils import timezone

from khien.core.ledger import heads
from khien.core.models import LedgerHead
from khien.core.seal import keyring, write_key
from khien.people.models import User
from khien.privacy.models import KeepingRun
from khien.site import same_keys
from khien.site.doctor import command
from khien.site.doctor.checks import database
from khien.site.doctor.looking import disks, running
from khien.site.models import BackupOutcome, BackupRun, Severity

pytestmark = pytest.mark.django_db
LONG_AGO = timedelta(days=30)


def sql(text: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(text, values)


def codes(findings) -> list[str]:
    return [finding.code for finding in findings]


def test_a_healthy_installation_has_nothing_to_mend(installation, examined):
    assert examined() == []


SETTINGS = {
    "settings.wrong": {"PORT": "abc"},
    "settings.unknown": {"KHIEN_BACKUP_PASSPRASE": "một câu"},
    "settings.plain-http": {"SITE_URL": "http://khien.example.vn"},
    "settings.short-secret": {"SECRET_KEY": "ngắn"},
    "database.connections": {"WEB_PROCESSES": "64"},
}


@pytest.mark.parametrize("code", SETTINGS)
def test_a_setting_that_harms_is_told(installation, examined, monkeypatch, code):
    for name, value in SETTINGS[code].items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("khien.site.doctor.looking.configured.site_url", site_url_of(code))
    if code == "settings.wrong":
        with monkeypatch.context() as told:
            told.setenv("PORT", "abc")
            wrong = command._put_aside()
        assert list(wrong) == ["PORT"]
        monkeypatch.delenv("PORT")
        monkeypatch.setattr("khien.site.doctor.wrong_settings.wrong", lambda: wrong)
    assert codes(examined()) == [code]


def site_url_of(code: str):
    return lambda: SETTINGS[code].get("SITE_URL", "http://127.0.0.1:8000")


def other_key(home: Path, name: str) -> None:
    (home / "keys" / name).unlink()
    write_key(home / "keys" / name)


def folder_for_a_key(home: Path) -> None:
    (home / "keys" / "index.key").unlink()
    (home / "keys" / "index.key").mkdir(0o700)


FILES = {
    "home.half-restored": lambda home: (home / "restoring").mkdir(),
    "keys.missing": lambda home: (home / "keys" / "index.key").unlink(),
    "keys.unreadable": folder_for_a_key,
    "keys.malformed": lambda home: (home / "keys" / "index.key").write_text("không phải khóa"),
    "keys.open": lambda home: (home / "keys" / "index.key").chmod(0o644),
    "keys.ledger": lambda home: other_key(home, "ledger.key"),
}


@pytest.mark.parametrize("code", FILES)
def test_a_file_that_is_not_as_it_must_be_is_told(installation, examined, code):
    FILES[code](installation)
    assert codes(examined()) == [code]


def test_the_keys_of_another_installation_are_told(installation, examined, sealed_row):
    sealed_row()
    assert examined() == []
    other_key(installation, "seal-00001.key")
    keyring.cache_clear()
    assert codes(examined()) == ["keys.wrong"]


@pytest.mark.parametrize("name", ["index.key", "exhibits.key"])
def test_a_key_of_another_installation_that_seals_nothing_is_told(installation, examined, name):
    same_keys.make()
    assert examined() == []
    (installation / "keys" / name).unlink()
    if name == "index.key":
        write_key(installation / "keys" / name)
    found = examined()
    assert codes(found) == ["keys.others"]
    assert name in found[0].said.vietnamese


def test_a_sealing_key_that_rows_ask_for_and_nobody_has_is_named(
    installation, examined, sealed_row
):
    (installation / "keys" / "seal-00001.key").rename(installation / "keys" / "seal-00007.key")
    keyring.cache_clear()
    sealed_row()
    other_key(installation, "seal-00007.key")
    (installation / "keys" / "seal-00007.key").rename(installation / "keys" / "seal-00001.key")
    keyring.cache_clear()
    found = examined()
    assert codes(found) == ["keys.missing"]
    assert "seal-00007.key" in found[0].said.vietnamese


def test_a_database_out_of_reach_is_told_without_its_password(installation, examined, closed_port):
    trouble = command._unreachable(f"postgres://khien:bí-mật@127.0.0.1:{closed_port}/khien")
    found = examined(trouble)
    assert codes(found) == ["database.away"]
    assert "bí-mật" not in str(found)


def test_a_database_one_step_behind_or_ahead_is_told(installation, examined):
    sql("DELETE FROM django_migrations WHERE app = 'khien_site' AND name LIKE '0002%%'")
    assert codes(examined()) == ["database.behind"]
    sql(
        "INSERT INTO django_migrations (app, name, applied) VALUES"
        " ('khien_site', '0002_troubles_and_yearly_reports', now()),"
        " ('intake', '9999_from_tomorrow', now())"
    )
    found = examined()
    assert codes(found) == ["database.ahead"]
    assert "intake.9999_from_tomorrow" in found[0].said.vietnamese


@pytest.mark.parametrize(
    ("bound", "value", "code"), [("OLDEST", 99, "database.old"), ("NEWEST", 1, "database.new")]
)
def test_a_database_of_a_version_that_does_not_fit_is_told(
    installation, examined, monkeypatch, bound, value, code
):
    monkeypatch.setattr(database, bound, value)
    assert codes(examined()) == [code]


@pytest.mark.parametrize(
    ("free", "inodes_free", "code"),
    [(5, 90, "disk.full"), (12, 90, "disk.filling"), (50, 4, "disk.inodes")],
)
def test_a_disk_without_room_is_told(installation, examined, monkeypatch, free, inodes_free, code):
    def found(_path):
        """Blocks of 4096 bytes and inodes, a hundred of each."""
        inodes = (100, inodes_free, inodes_free)
        return os.statvfs_result((4096, 4096, 100, free, free, *inodes, 0, 255, 7))

    monkeypatch.setattr(disks.os, "statvfs", found)
    assert codes(examined()) == [code]


def test_a_full_disk_of_backups_is_not_said_to_stop_files(
    installation, examined, monkeypatch, tmp_path_factory
):
    """Only the next backup finds no room there."""
    place = tmp_path_factory.mktemp("đĩa ngoài")
    monkeypatch.setenv("BACKUP_TO", str(place))

    def found(path):
        mine = str(path) == str(place)
        free = 3 if mine else 80
        return os.statvfs_result((4096, 4096, 100, free, free, 100, 90, 90, 0, 255, 8 + mine))

    monkeypatch.setattr(disks.os, "statvfs", found)
    [finding] = [each for each in examined() if each.code == "disk.full"]
    assert "không còn chỗ cho bản sao lưu mới" in finding.said.vietnamese
    assert "BACKUP_KEEP" in finding.advice.vietnamese


def job(status: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status, scheduled_at)"
            " VALUES ('default', 'core.remind', %s, now() - interval '2 hours') RETURNING id",
            [status],
        )
        return cursor.fetchone()[0]


def fail_a_job() -> None:
    sql("INSERT INTO procrastinate_events (job_id, type) VALUES (%s, 'failed')", job("failed"))


def change(model, **values):
    return lambda: model.objects.update(**values)


def ago() -> datetime:
    return timezone.now() - LONG_AGO


ROWS = {
    "queue.no-worker": lambda: sql("DELETE FROM procrastinate_workers"),
    "queue.waiting": lambda: job("todo"),
    "queue.failed": fail_a_job,
    "night.missed": lambda: KeepingRun.objects.update(ended_at=ago()),
    "backup.never": lambda: BackupRun.objects.all().delete(),
    "backup.old": lambda: BackupRun.objects.update(at=ago()),
    "backup.untried": change(BackupRun, outcome=BackupOutcome.MADE, verified_at=None),
    "backup.unreadable": change(BackupRun, outcome=BackupOutcome.UNREADABLE, problem="cắt ngang"),
    "backup.failed": lambda: BackupRun.objects.create(
        at=timezone.now() + timedelta(seconds=1),
        kind="full",
        where="/media/backup",
        outcome=BackupOutcome.FAILED,
        problem="No space left on device",
    ),
    "people.no-administrator": lambda: User.objects.update(password="!none"),
    "people.idle": lambda: User.objects.update(last_seen=ago() - LONG_AGO),
}


@pytest.mark.parametrize("code", ROWS)
def test_what_stands_still_is_told(installation, examined, code):
    ROWS[code]()
    assert codes(examined()) == [code]


def test_a_ledger_nobody_signed_lately_is_told(installation, examined, monkeypatch):
    head = LedgerHead(number=1, day=date(2026, 1, 2), key=heads_key(), entries=0)
    monkeypatch.setattr(running.LedgerHead, "objects", _Only(head))
    assert codes(examined()) == ["ledger.no-head"]


class _Only:
    """A manager of one row: rows of the ledger cannot be changed, not even by a test."""

    def __init__(self, row: LedgerHead) -> None:
        self.row = row

    def order_by(self, *_names: str) -> "_Only":
        return self

    def first(self) -> LedgerHead:
        return self.row

    last = first


def heads_key() -> bytes:
    return heads.own_key()


def test_missing_parts_of_pages_are_told(installation, examined, settings, monkeypatch):
    settings.STATIC_ROOT = installation / "static"
    monkeypatch.setattr(running, "staticfiles_storage", ManifestStaticFilesStorage())
    assert codes(examined()) == ["static.missing"]


def test_findings_are_ordered_by_how_grave_they_are(installation, examined):
    BackupRun.objects.all().delete()
    job("todo")
    (installation / "keys" / "index.key").chmod(0o644)
    found = examined()
    assert codes(found) == ["keys.open", "backup.never", "queue.waiting"]
    assert [f.severity for f in found] == [Severity.NOW, Severity.NOW, Severity.SOON]
    assert all(f.advice.vietnamese and f.advice.english for f in found)

"""An upgrade while people read: backed up before, tables not waited for, processes replaced; and
what a start says of a database that is ahead, behind, or of other keys.
"""

import http.client
import ssl
import subprocess
import threading
from contextlib import closing

import psycopg
import pyrage
import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

import ready_tables
from installations import KHIEN, Installation, until
from khien.core import seal
from khien.core.ledger import heads
from khien.site import migrating, same_keys
from khien.site.console import Stopped
from khien.site.database import running


@pytest.mark.django_db
def test_a_database_of_a_newer_khien_is_not_touched():
    MigrationRecorder(connection).record_applied("core", "9999_of_next_year")
    with pytest.raises(Stopped, match="core 9999_of_next_year"):
        migrating.check_not_ahead()


@pytest.mark.django_db
def test_a_database_that_is_behind_is_told_what_to_run():
    migrating.check_up_to_date()
    [(app, newest)] = MigrationLoader(connection).graph.leaf_nodes("core")
    MigrationRecorder(connection).record_unapplied(app, newest)
    with pytest.raises(Stopped, match="khien upgrade"):
        migrating.check_up_to_date()


@pytest.mark.django_db(transaction=True)
def test_a_table_in_use_is_waited_for_only_shortly_and_tried_again(monkeypatch):
    """Who waits for it long, everybody queues up behind."""
    monkeypatch.setattr(migrating, "_WAIT_FOR_A_TABLE", "100ms")

    def change(*_words, **_options):
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE core_holiday ALTER name DROP DEFAULT")

    monkeypatch.setattr(migrating, "call_command", change)
    with psycopg.connect(**_where()) as reader:
        reader.execute("SELECT count(*) FROM core_holiday")  # and its transaction stays open
        assert migrating._migrated() is False
    assert migrating._migrated() is True


def _where():
    given = connection.settings_dict
    return {
        "host": given["HOST"],
        "port": given["PORT"],
        "user": given["USER"],
        "dbname": given["NAME"],
    }


@pytest.mark.django_db
def test_another_trouble_than_a_busy_table_is_not_hidden(monkeypatch):
    def broken(*_words, **_options):
        raise OperationalError("the server went away")

    monkeypatch.setattr(migrating, "call_command", broken)
    with pytest.raises(OperationalError):
        migrating._migrated()


@pytest.mark.django_db
def test_keys_of_another_installation_are_refused_before_anything_is_made(
    monkeypatch, tmp_path, now_signed
):
    same_keys.check()
    monkeypatch.setattr(settings, "KHIEN_HOME", tmp_path)
    (tmp_path / "keys").mkdir()
    with pytest.raises(Stopped, match=r"ledger\.key"):
        same_keys.check()
    assert not list((tmp_path / "keys").iterdir())
    seal.write_key(tmp_path / "keys" / "ledger.key")
    with pytest.raises(Stopped, match=r"ledger\.key"):
        same_keys.check()


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["index.key", "exhibits.key"])
def test_a_key_nothing_is_sealed_with_is_recognised_by_its_mark(monkeypatch, tmp_path, name):
    """With another one no code of a reporter would open, nobody be found, no exhibit be read."""
    monkeypatch.setattr(settings, "KHIEN_HOME", tmp_path)
    same_keys.make()
    same_keys.check()
    path = tmp_path / "keys" / name
    kept = path.read_text()
    path.unlink()
    with pytest.raises(Stopped, match=rf"\({name}\)"):
        same_keys.check()
    other = pyrage.x25519.Identity.generate() if name == "exhibits.key" else "ab" * 32
    path.write_text(f"{other}\n")
    with pytest.raises(Stopped, match=rf"\({name}\)"):
        same_keys.check()
    path.write_text(f"# put back by hand\n{kept}")
    same_keys.check()


@pytest.fixture
def now_signed():
    return heads.sign_today(now=timezone.now())


@pytest.fixture(scope="module")
def installation(walkable):
    home = walkable("nâng cấp") / "nhà"
    ready_tables.put_into(home)
    return Installation(home)


@pytest.mark.faults
def test_people_read_on_while_it_is_upgraded_also_after_one_that_was_killed(installation, tmp_path):
    answers, stop = [], threading.Event()

    def read_on():
        while not stop.wait(0.1):
            answers.append(installation.page("/bao-tin/"))

    with installation.serving(WEB_PROCESSES="1"), running(installation.home) as server:
        before = {p.pid for p in installation.processes() if is_replaced(p)}
        assert len(before) == 2
        assert "sao lưu" in installation.refused("upgrade")
        reader = threading.Thread(target=read_on)
        reader.start()
        try:
            kill_an_upgrade_half_way(installation, server.url, tmp_path / "cắt ngang")
            done = installation.told("upgrade", str(tmp_path / "trước"))
        finally:
            stop.set()
            reader.join()
        assert done.returncode == 0, done.stderr
        assert first_row(server.url, IS_THERE) == (True, True)
        assert len(answers) > 5
        assert set(answers) == {200}
        assert until(lambda: not before & {p.pid for p in installation.processes()}, 120)
        assert until(lambda: any(is_replaced(p) for p in installation.processes()), 60)
        assert installation.page("/bao-tin/") == 200


NEWEST = "app = 'khien_site' AND name = '0003_keys_are_marked'"
IS_THERE = f"""
    SELECT to_regclass('khien_site_keymark') IS NOT NULL,
           EXISTS (SELECT FROM django_migrations WHERE {NEWEST})
"""
HALF_WAY = """
    SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'
       AND query LIKE 'INSERT INTO "django_migrations"%'
"""


def kill_an_upgrade_half_way(installation, url, backup):
    """One migration behind, and killed between its change and the note that it was made."""
    command = [*KHIEN, "upgrade", str(backup)]
    with psycopg.connect(url) as held, psycopg.connect(url, autocommit=True) as watching:
        held.execute(f"DELETE FROM django_migrations WHERE {NEWEST}")
        held.execute("DROP TABLE khien_site_keymark")
        held.commit()
        held.execute("LOCK TABLE django_migrations IN SHARE MODE")
        with subprocess.Popen(command, env=installation.environment) as cut:
            assert until(lambda: watching.execute(HALF_WAY).fetchone() == (1,), 180)
            cut.kill()
        assert until(lambda: watching.execute(HALF_WAY).fetchone() == (0,), 60)
        assert watching.execute(IS_THERE).fetchone() == (False, False)


def first_row(url, statement):
    with psycopg.connect(url) as connection:
        return connection.execute(statement).fetchone()


def is_replaced(process):
    """The worker, and what answers below the web server, which itself goes on."""
    if "procrastinate" in process.cmdline():
        return True
    return "granian" in process.parent().cmdline() and "granian" in process.cmdline()


@pytest.mark.faults
def test_it_speaks_tls_itself_where_it_has_a_certificate(installation, tmp_path):
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    where = ["-keyout", key, "-out", certificate]
    subprocess.run([*command, *names, *where], check=True, capture_output=True)
    assert "TLS_KEY" in installation.refused(TLS_CERTIFICATE=str(certificate))
    missing = installation.refused(TLS_CERTIFICATE=str(tmp_path / "không có"))
    assert "TLS_CERTIFICATE" in missing
    for server in ("granian", "gunicorn"):
        tls = {"TLS_CERTIFICATE": str(certificate), "TLS_KEY": str(key), "SERVER": server}
        with installation.serving(**tls):
            trusted = ssl.create_default_context(cafile=str(certificate))
            asked = http.client.HTTPSConnection(
                "127.0.0.1", installation.port, timeout=30, context=trusted
            )
            with closing(asked):
                asked.request("GET", "/bao-tin/")
                answer = asked.getresponse()
                answer.read()
            assert answer.status == 200
            assert "max-age" in answer.headers["Strict-Transport-Security"]

"""An upgrade while people read: backed up before, tables not waited for, processes replaced; and
what a start says of a database that is ahead, behind, or of other keys.
"""

import http.client
import ssl
import subprocess
import threading
import time
from contextlib import closing

import psycopg
import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

import ready_tables
from installations import Installation, until
from khien.core import seal
from khien.core.ledger import heads
from khien.site import migrating, same_keys
from khien.site.console import Stopped


@pytest.mark.django_db
def test_a_database_of_a_newer_khien_is_not_touched():
    MigrationRecorder(connection).record_applied("core", "9999_of_next_year")
    with pytest.raises(Stopped, match="core 9999_of_next_year"):
        migrating.check_not_ahead()


@pytest.mark.django_db
def test_a_database_that_is_behind_is_told_what_to_run():
    migrating.check_up_to_date()
    MigrationRecorder(connection).record_unapplied("khien_site", "0001_backups_are_noted")
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


@pytest.fixture
def now_signed():
    return heads.sign_today(now=timezone.now())


@pytest.fixture(scope="module")
def installation(walkable):
    home = walkable("nâng cấp") / "nhà"
    ready_tables.put_into(home)
    return Installation(home)


@pytest.mark.faults
def test_people_read_on_while_it_is_upgraded(installation, tmp_path):
    answers, stop = [], threading.Event()

    def read_on():
        while not stop.wait(0.1):
            answers.append(installation.page("/bao-tin/"))

    with installation.serving(WEB_PROCESSES="2"):
        before = {p.pid for p in installation.processes() if "procrastinate" in p.cmdline()}
        reader = threading.Thread(target=read_on)
        reader.start()
        try:
            assert "sao lưu" in installation.refused("upgrade")
            done = installation.told("upgrade", str(tmp_path / "trước"))
            assert done.returncode == 0, done.stderr

            def renewed():
                workers = [p for p in installation.processes() if "procrastinate" in p.cmdline()]
                return workers and not before & {p.pid for p in workers}

            assert until(renewed, 60)
            time.sleep(6)  # as long as the web processes take, one after the other
        finally:
            stop.set()
            reader.join()
        assert len(answers) > 20
        assert set(answers) == {200}


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

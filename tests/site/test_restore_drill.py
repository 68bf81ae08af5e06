"""The worst day, rehearsed: everything is lost, and comes back to the last change or to a moment.

Every table is compared row by row, every file by its hash, while writes went on under the backup.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime

import psycopg
import pyrage
import pytest

import ready_tables
from khien.site.backups.checking import verify
from khien.site.backups.contents import FILES, SMALL, found_below, sum_of
from khien.site.backups.making import backup, keep_changes
from khien.site.backups.moments import shown
from khien.site.backups.restoring import restore
from khien.site.console import Stopped
from khien.site.database import running
from khien.site.home import ROOT

pytestmark = pytest.mark.faults
NOTED_AFTERWARDS = "khien_site_backuprun"


@pytest.fixture
def home(walkable, monkeypatch, tmp_path):
    """An installation that backs up to a folder; the secret key lies elsewhere."""
    place = walkable("nhà") / "khiên"
    ready_tables.put_into(place)
    (place / "run").mkdir()
    (tmp_path / "đĩa ngoài").mkdir()
    identity = pyrage.x25519.Identity.generate()
    (tmp_path / "khóa").write_text(f"{identity}\n")
    monkeypatch.delenv("DATABASE_URL")
    monkeypatch.setenv("KHIEN_HOME", str(place))
    monkeypatch.setenv("BACKUP_TO", str(tmp_path / "đĩa ngoài"))
    monkeypatch.setenv("BACKUP_RECIPIENTS", str(identity.to_public()))
    return place


def python(home, url, *words, **options):
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests")])
    names = {"DATABASE_URL": url, "KHIEN_HOME": str(home), "PYTHONPATH": paths}
    names |= {"DJANGO_SETTINGS_MODULE": "khien.site.settings", "LOG_LEVEL": "ERROR"}
    call = f"filled_installation.{words[0]}({', '.join(map(repr, words[1:]))})"
    code = f"import django; django.setup(); import filled_installation; {call}"
    command = [sys.executable, "-W", "ignore", "-c", code]
    return subprocess.Popen(
        command, env=os.environ | names, stdout=subprocess.PIPE, text=True, **options
    )


def said(process):
    with process:
        return json.loads(process.stdout.readline())


def rows(url):
    """Every row of every table as text; a table that PostgreSQL itself empties after a crash (who
    asked how often) is not one of them.
    """
    with psycopg.connect(url) as connection:
        tables = connection.execute(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relpersistence = 'p'"
            " AND relnamespace = 'public'::regnamespace"
        ).fetchall()
        return {
            table: connection.execute(f'SELECT t::text FROM "{table}" t ORDER BY 1').fetchall()
            for (table,) in tables
            if table != NOTED_AFTERWARDS
        }


def changed(one, other):
    """Tables that differ in a row. By name: pytest would be minutes about the rows."""
    return [name for name in sorted(one.keys() | other.keys()) if one.get(name) != other.get(name)]


def files(home):
    return {name: sum_of(path) for name, path in found_below(home, (*SMALL, *FILES))}


def ask(url, statement):
    with psycopg.connect(url) as connection:
        return connection.execute(statement).fetchall()


def test_everything_is_lost_and_comes_back(home, tmp_path, monkeypatch, capsys):
    place = tmp_path / "đĩa ngoài"
    with running(home) as server:
        filled = said(python(home, server.url, "fill"))
        assert filled["refused"] == []
        assert filled["left"] == []
        with python(home, server.url, "write") as writer:
            try:
                writer.stdout.readline()
                backup()
            finally:
                writer.kill()
        assert [row[0] for row in ask(server.url, f"SELECT outcome FROM {NOTED_AFTERWARDS}")]
        then, kept = rows(server.url), files(home)
        time.sleep(1.1)
        moment = datetime.now(UTC)
        time.sleep(1.1)
        with psycopg.connect(server.url) as connection:
            connection.execute("UPDATE core_holiday SET name = 'xóa nhầm'")
            connection.execute("DELETE FROM directory_boundary")
        before = said(python(home, server.url, "look", filled["code"]))
        now = rows(server.url)
        assert {"core_holiday", "directory_boundary"} <= set(changed(now, then))
        backup()
        keep_changes(home, server.url)
    made = sorted(path.name.partition("-")[2] for path in place.glob("*/2*.age"))
    assert made == ["full.age", "incremental.age"]
    with pytest.raises(Stopped, match="BACKUP_IDENTITY"):
        verify(str(place))  # this machine cannot read what it made

    monkeypatch.setenv("BACKUP_IDENTITY", str(tmp_path / "khóa"))
    assert verify(str(place)) == 0
    shutil.rmtree(home)
    restore(str(place))
    assert files(home) == kept
    with running(home) as server:
        assert changed(rows(server.url), now) == []
        found = said(python(home, server.url, "look", filled["code"]))
    assert found["entries"] >= before["entries"] > 0
    assert found | {"entries": 0} == before | {"entries": 0}
    assert found["broken"] is None
    assert found["opened"] == "Có người lạ nhắn tin xin ảnh."
    assert found["page"] == ["Tin này đang đến đâu", "Viết thêm cho chắc.", "đã có 2 tệp"]

    shutil.rmtree(home)
    capsys.readouterr()
    restore(str(place), shown(moment))
    assert ", đến " in capsys.readouterr().out
    with running(home) as server:
        assert changed(rows(server.url), then) == []

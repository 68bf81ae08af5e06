"""Two machines of one installation: one database, the same keys, one folder of exhibits."""

import re
import shutil
import subprocess
import sys

import psycopg
import pytest

import ready_tables
from installations import Installation, until
from khien.site.database import running

pytestmark = pytest.mark.faults
JOBS = 24
# Jobs that are done leave the queue: that one began is noted apart.
NOTE_EVERY_BEGINNING = """
    CREATE TABLE begun (job bigint);
    CREATE FUNCTION note_begun() RETURNS trigger LANGUAGE plpgsql AS
      $$BEGIN INSERT INTO begun VALUES (NEW.id); RETURN NEW; END$$;
    CREATE TRIGGER note_begun AFTER UPDATE ON procrastinate_jobs FOR EACH ROW
      WHEN (NEW.status = 'doing' AND OLD.status = 'todo' AND NEW.task_name = 'core.sign_ledger')
      EXECUTE FUNCTION note_begun();
"""
DEFER = f"""
from khien.core.jobs import sign_ledger
for number in range({JOBS}):
    sign_ledger.configure(queueing_lock=f"once {{number}}").defer(timestamp=number)
"""
# What `khien upgrade` leaves behind, without the communes of the country.
PREPARE = """
import django; django.setup()
from django.utils import timezone
from khien.core.ledger import heads
from khien.core.seal import Keyring, key_folder
from khien.evidence.store import make_key
Keyring.make(key_folder()); make_key(); heads.sign_today(now=timezone.now())
"""
LEFT = "SELECT count(*) FROM procrastinate_jobs WHERE queueing_lock LIKE 'once %'"


@pytest.fixture
def machines(walkable):
    """Keys and exhibits are shared by the second in the test."""
    server = walkable("máy dữ liệu")
    ready_tables.put_into(server)
    with running(server, thrown_away=True) as database:
        first, second = (Installation(walkable(name) / "nhà") for name in ("một", "hai"))
        small = {"DATABASE_URL": database.url, "WEB_PROCESSES": "1", "WORKER_JOBS": "2"}
        small |= {"DATABASE_POOL": "4"}
        for machine in (first, second):
            machine.environment |= small
        yield first, second, database.url


def ask(url, statement):
    with psycopg.connect(url) as connection:
        return connection.execute(statement).fetchall()


def test_two_web_processes_and_two_workers_share_one_installation(machines):
    first, second, url = machines
    names = {"DJANGO_SETTINGS_MODULE": "khien.site.settings", "SECRET_KEY": "as it was"}
    command = [sys.executable, "-c", PREPARE]
    subprocess.run(command, env=first.environment | names, check=True)

    assert "keys" in second.refused("web")  # it must not make keys of its own
    assert not (second.home / "keys" / "ledger.key").exists()
    shutil.rmtree(second.home / "keys")
    shutil.copytree(first.home / "keys", second.home / "keys")
    (first.home / "exhibits").mkdir(exist_ok=True)
    (second.home / "exhibits").symlink_to(first.home / "exhibits")
    with psycopg.connect(url) as connection:
        connection.execute(NOTE_EVERY_BEGINNING)

    with first.serving("web"), second.serving("web"):
        assert [machine.page("/bao-tin/") for machine in machines[:2]] == [200, 200]
        with first.serving("worker"), second.serving("worker"):
            command = [sys.executable, "-c", f"import django; django.setup()\n{DEFER}"]
            subprocess.run(command, env=first.environment | names, check=True)
            assert until(lambda: ask(url, LEFT) == [(0,)], 60), ask(url, LEFT)
    begun = ask(url, "SELECT count(*), count(DISTINCT job) FROM begun")
    assert begun[0][0] == begun[0][1] >= JOBS
    for machine in machines[:2]:
        assert not re.search("Traceback|error", machine.said("worker"))

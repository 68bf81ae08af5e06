"""Where somebody is at it, no second process is started only to find that out."""

import psycopg
import pytest
from django.db import connection

from khien.screening import child
from khien.screening.jobs import scans as jobs
from khien.screening.queries import incoming
from khien.screening.scanning.alone import REPORTS, SCANS, alone, somebody_is_at

TAKE = "SELECT pg_advisory_lock(hashtextextended(%s, 0))"


class Context:
    def should_abort(self):
        return False


@pytest.fixture
def started(monkeypatch):
    commands = []
    monkeypatch.setattr(child, "run", lambda command, **_: commands.append(command) or 0)
    monkeypatch.setattr(incoming, "waiting", lambda: ["something"])
    monkeypatch.setattr(jobs.scans, "any_to_do", lambda: True)
    return commands


@pytest.fixture
def another(db):
    given = {**connection.get_connection_params(), "dbname": connection.settings_dict["NAME"]}
    given = {name: given[name] for name in ("dbname", "user", "host", "port") if name in given}
    with psycopg.connect(**given, autocommit=True) as other:
        yield other


def test_nobody_is_at_it_and_asking_takes_nothing(another):
    assert not somebody_is_at(REPORTS)
    with another.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", [REPORTS])
        assert cursor.fetchone() == (True,)


def test_a_process_is_started_only_where_nobody_is_at_it(started, another):
    another.execute(TAKE, [REPORTS])
    another.execute(TAKE, [SCANS])
    jobs.look_at_reports.func(Context(), 0)
    jobs.look_again.func(Context(), 0)
    assert started == []
    another.execute("SELECT pg_advisory_unlock_all()")
    jobs.look_at_reports.func(Context(), 0)
    jobs.look_again.func(Context(), 0)
    assert started == ["look_at_reports", "look_through_scans"]


def test_who_is_alone_is_seen_and_gone_afterwards(another):
    with alone(SCANS) as mine:
        assert mine
        with another.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", [SCANS])
            assert cursor.fetchone() == (False,)
    assert not somebody_is_at(SCANS)

"""A throw-away PostgreSQL for every run, and the fixtures that all rooms share.

One server for all workers of a run; each worker has a database of its own on it.
"""

import atexit
import gc
import os
import shutil
from contextlib import ExitStack
from pathlib import Path

import dj_database_url
import hypothesis
import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection, connections
from django.db.backends.postgresql.operations import DatabaseOperations
from django.utils import translation

import ready_tables
from khien.site.database import running

pytest_plugins = [
    "taking_turns",
    "fixtures_directory",
    "fixtures_people",
    "fixtures_incident",
    "fixtures_clocks",
    "fixtures_law",
    "fixtures_growth",
    "fixtures_scans",
    "fixtures_banks",
    "fixtures_school",
    "fixtures_steering",
    "fixtures_publishing",
]

# How long an example takes says how busy the machine is; bounds of time are measured on purpose.
hypothesis.settings.register_profile(
    "calm", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("calm")

_until_the_end = ExitStack()
atexit.register(_until_the_end.close)  # where pytest fails before it began


def pytest_configure(config: pytest.Config) -> None:
    _until_the_end.callback(shutil.rmtree, settings.KHIEN_HOME, ignore_errors=True)
    started_by_controller = getattr(config, "workerinput", None)
    if started_by_controller is not None:
        _use(*started_by_controller["database"])
    elif "not-started-yet" in os.environ["DATABASE_URL"] and not config.option.collectonly:
        home = Path(settings.KHIEN_HOME) / "server"
        ready_tables.put_into(home)
        server = _until_the_end.enter_context(running(home, thrown_away=True))
        _use(server.url, ready_tables.TEMPLATE)


def _use(url: str, template: str | None) -> None:
    os.environ["DATABASE_URL"] = url
    connections.settings["default"].update(dj_database_url.parse(url))
    connections.settings["default"]["TEST"]["TEMPLATE"] = template


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node) -> None:
    template = connections.settings["default"]["TEST"].get("TEMPLATE")
    node.workerinput["database"] = (os.environ["DATABASE_URL"], template)


def pytest_collection_finish() -> None:
    """What stays until the end is not looked through again at each collection of garbage, which
    every DOCX asks for: with all tests in memory that is most of a second.
    """
    gc.collect()
    gc.freeze()


def pytest_unconfigure() -> None:
    _until_the_end.close()


_ONLY_GROWING = """
    SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger
     WHERE NOT tgisinternal AND tgtype & 32 > 0  -- BEFORE TRUNCATE
"""


@pytest.fixture(autouse=True, scope="session")
def _tables_that_only_grow_are_emptied_between_tests():
    """Tests that commit leave rows behind, and the flush after them must get past the triggers."""
    flush = DatabaseOperations.execute_sql_flush

    def flush_all(self: DatabaseOperations, statements: list[str]) -> None:
        with connection.cursor() as cursor:
            cursor.execute(_ONLY_GROWING)
            tables = [name for (name,) in cursor.fetchall()]
        off, on = (
            [f"ALTER TABLE {name} {change} TRIGGER USER" for name in tables]
            for change in ("DISABLE", "ENABLE")
        )
        flush(self, [*off, *statements, *on])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "execute_sql_flush", flush_all)
        yield


@pytest.fixture(autouse=True)
def _nothing_remembered_from_the_test_before():
    caches["process"].clear()
    translation.deactivate()

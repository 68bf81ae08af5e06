"""A migration only adds: while it runs, and until the last process has the new code, older code
goes on reading. What is no longer used is removed one release later, named here with why.
"""

import pytest
from django.db import connection
from django.db.migrations import operations
from django.db.migrations.loader import MigrationLoader

TAKES_AWAY = (
    operations.RemoveField,
    operations.DeleteModel,
    operations.RenameField,
    operations.RenameModel,
    operations.AlterModelTable,
)
# Before there was an installation to keep running.
RELEASED_BEFORE = {
    ("core", "0003_clocks_moved_and_reminded_of"),
    ("enforcement", "0003_steps_of_violations"),
    ("law", "0003_law_in_full"),
    ("intake", "0012_exposure_to_people"),
}
OURS = sorted(
    (key, migration)
    for key, migration in MigrationLoader(None).disk_migrations.items()
    if type(migration).__module__.startswith("khien.")
)


def of_the_database(migration):
    """What SeparateDatabaseAndState does to the state alone changes no table."""
    for operation in migration.operations:
        if isinstance(operation, operations.SeparateDatabaseAndState):
            yield from operation.database_operations
        else:
            yield operation


def takes_away(operation):
    sql = str(getattr(operation, "sql", "")).upper()
    return isinstance(operation, TAKES_AWAY) or "DROP COLUMN" in sql or "RENAME COLUMN" in sql


@pytest.mark.parametrize(("key", "migration"), OURS, ids=["-".join(key) for key, _ in OURS])
def test_a_migration_takes_nothing_away_that_older_code_reads(key, migration):
    taken = [each for each in of_the_database(migration) if takes_away(each)]
    assert bool(taken) == (key in RELEASED_BEFORE), [each.describe() for each in taken]


def test_every_migration_is_one_transaction_so_that_a_kill_leaves_none_half_done():
    assert connection.features.can_rollback_ddl
    assert not [key for key, migration in OURS if not migration.atomic]

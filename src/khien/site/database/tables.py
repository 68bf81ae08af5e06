"""The tables of an empty database at once, as all migrations together make them.

Migrating from nothing takes a minute of a core, nearly all of it spent on the states in between.
`tables.sql` holds what comes out, written by `./khien tables` after a migration was added; what it
does not know yet is migrated after it, as in any other database.
"""

import os
import re
import subprocess
import tempfile
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict

from khien.site.console import line
from khien.site.database.programs import program

FILE = Path(__file__).with_name("tables.sql")
_TELLS_NOTHING = re.compile(r"^(?:--.*|\\.*|SET .*|)\n", re.MULTILINE)
_HEAD = "SET LOCAL check_function_bodies = off;\n"
_OPTIONS = [
    "--schema-only",
    "--no-owner",
    "--no-privileges",
    "--no-comments",
    "--exclude-extension=*",
]
_SOMETHING = """
    SELECT current_schema() <> 'public'
        OR EXISTS (SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace
                      AND relkind IN ('r', 'p', 'S', 'v', 'm'))
"""
_MIGRATED = "SELECT app, name FROM public.django_migrations ORDER BY app, name"


def load_where_empty(url: str) -> bool:
    """All or nothing; False where something is there, or a server does not take it."""
    with psycopg.connect(url) as connection:
        found = connection.execute(_SOMETHING).fetchone()
        if found is None or found[0] is not False:
            return False
        try:
            connection.execute(FILE.read_bytes())
        except psycopg.errors.Error:  # migrating makes the same, and says what is wrong
            connection.rollback()
            return False
    return True


def text(url: str) -> str:
    """Of the database at `url`, whose migrations are the ones it says."""
    names = conninfo_to_dict(url)
    where = {
        f"PG{ours}": str(names[given])
        for ours, given in (("HOST", "host"), ("PORT", "port"), ("USER", "user"))
        if given in names
    }
    command = [str(program("pg_dump")), *_OPTIONS, f"--dbname={names['dbname']}"]
    told = subprocess.run(
        command, env=os.environ | where, capture_output=True, text=True, check=True
    )
    with psycopg.connect(url) as connection:
        rows = connection.execute(_MIGRATED).fetchall()
    values = ",\n".join(f"    ('{app}', '{name}', now())" for app, name in rows)
    migrated = f"INSERT INTO public.django_migrations (app, name, applied) VALUES\n{values};\n"
    return _HEAD + _TELLS_NOTHING.sub("", told.stdout) + migrated


def write() -> None:
    """Migrates a database from nothing and writes down what came out."""
    from khien.site.database import extensions, running

    with tempfile.TemporaryDirectory(prefix="khien-tables-") as folder:
        Path(folder).chmod(0o711)
        with running(Path(folder), thrown_away=True) as server:
            os.environ |= {"DATABASE_URL": server.url, "KHIEN_HOME": folder}
            os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khien.site.settings")
            import django
            from django.core.management import call_command

            django.setup()
            extensions.ensure(server.url)
            call_command("migrate", verbosity=0, interactive=False)
            call_command("createcachetable", verbosity=0)
            FILE.write_text(text(server.url), encoding="utf-8")
    line(str(FILE))

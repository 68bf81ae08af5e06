"""An empty database gets its tables at once; they are those that all migrations make."""

import os
import re
import subprocess
import sys
from contextlib import closing
from urllib.parse import quote

import psycopg
import pytest
from django.db import connection

from khien.site.database import extensions, tables

pytestmark = pytest.mark.django_db


def url_of(name: str) -> str:
    has = connection.settings_dict
    return f"postgres://{has['USER']}@{quote(has['HOST'], safe='')}:{has['PORT']}/{name}"


@pytest.fixture
def empty():
    """An address of a database in which nothing is."""
    name = f"{connection.settings_dict['NAME']}_empty"
    with closing(psycopg.connect(url_of("postgres"), autocommit=True)) as server:
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
        yield url_of(name)
        server.execute(f'DROP DATABASE "{name}"')


def bare(text: str) -> str:
    """PostgreSQL writes the same list of words in two ways, with casts inside or outside."""
    return re.sub(r"::(?:character varying|text)(?:\[\])?|[()]", "", text)


def test_the_file_says_what_the_migrations_make(empty):
    """All of them, from nothing: it takes a minute, and is done nowhere else."""
    extensions.ensure(empty)
    for command in ("migrate", "createcachetable"):
        subprocess.run(
            [sys.executable, "-m", "django", command, "--verbosity=0"],
            env=os.environ | {"DATABASE_URL": empty, "PYTHONPATH": os.pathsep.join(sys.path)},
            check=True,
        )
    assert tables.FILE.read_text("utf-8") == tables.text(empty), "run ./khien tables"


def test_an_empty_database_gets_them_and_one_with_rows_nothing(empty):
    extensions.ensure(empty)
    assert tables.load_where_empty(empty)
    assert bare(tables.text(empty)) == bare(tables.FILE.read_text("utf-8"))
    assert not tables.load_where_empty(empty)


def test_where_a_statement_is_not_understood_nothing_is_left(empty, tmp_path, monkeypatch):
    later = tmp_path / "tables.sql"
    later.write_text("CREATE TABLE public.one (id int); CREATE NONSENSE;", "utf-8")
    monkeypatch.setattr(tables, "FILE", later)
    assert not tables.load_where_empty(empty)
    with psycopg.connect(empty) as found:
        assert found.execute("SELECT to_regclass('public.one')").fetchone() == (None,)

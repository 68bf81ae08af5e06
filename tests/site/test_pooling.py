"""A PostgreSQL of one's own behind PgBouncer: pooled by sessions all holds, else it is refused."""

import os
import subprocess
import time
from contextlib import contextmanager
from urllib.parse import unquote, urlsplit

import psycopg
import pytest

import debian_programs
from khien.site import prepared
from khien.site.bench.installation import free_port
from khien.site.console import Stopped
from khien.site.database import running
from khien.site.home import ROOT

pytestmark = pytest.mark.faults


@contextmanager
def pooled(server, folder, mode):
    """The address of the pool, with what must hold taken from the file in `deploy/`."""
    pgbouncer, names = debian_programs.program("pgbouncer")
    port, account = free_port(), server.place.account
    socket = unquote(urlsplit(server.url).netloc.partition("@")[2].partition(":")[0])
    text = (ROOT / "deploy" / "pgbouncer.ini").read_text("utf-8")
    kept = [line for line in text.splitlines() if line.startswith(("server_reset", "default_pool"))]
    (folder / "users").write_text('"khien" ""\n')
    (folder / "pool.ini").write_text(
        f"[databases]\nkhien = host='{socket}' port=5432 dbname=khien\n[pgbouncer]\n"
        f"listen_addr = 127.0.0.1\nlisten_port = {port}\nunix_socket_dir =\n"
        f"auth_type = trust\nauth_file = {folder}/users\npool_mode = {mode}\n"
        + "\n".join([*kept, ""])
    )
    command = [pgbouncer, folder / "pool.ini"]
    if account.foreign:  # it does not run as root, and the server knows its own account alone
        command = ["setpriv", f"--reuid={account.uid}", "--clear-groups", *command]
        ident = server.place.data / "pg_ident.conf"
        ident.write_text(ident.read_text() + f'khien "{account.name}" khien\n')
        os.kill(int(server.place.pid_lines()[0]), 1)
    with subprocess.Popen(command, env=names) as process:
        try:
            url = f"postgres://khien@127.0.0.1:{port}/khien"
            wait_for(url)
            yield url
        finally:
            process.terminate()


def wait_for(url):
    deadline = time.monotonic() + 60
    while True:
        try:
            psycopg.connect(url).close()
        except psycopg.OperationalError:
            assert time.monotonic() < deadline
            time.sleep(0.2)
        else:
            return


@pytest.fixture(scope="module")
def server(walkable):
    with running(walkable("own") / "db", thrown_away=True) as found:
        yield found


@pytest.fixture
def folder(walkable):
    found = walkable("pool")
    found.chmod(0o755)
    return found


def test_by_sessions_prepared_statements_and_locks_last(server, folder):
    with pooled(server, folder, "session") as url:
        prepared._check_given_database(url)
        with psycopg.connect(url, autocommit=True, prepare_threshold=0) as one:
            one.execute("SELECT pg_advisory_lock(7)")
            for number in range(3):
                assert one.execute("SELECT %s + 1", [number]).fetchone() == (number + 1,)
            with psycopg.connect(url, autocommit=True, prepare_threshold=0) as other:
                taken = other.execute("SELECT pg_try_advisory_lock(7)").fetchone()
                assert taken == (False,)
                assert other.execute("SELECT %s + 1", [1]).fetchone() == (2,)


def test_by_transactions_it_is_refused_with_what_to_set(server, folder):
    with (
        pooled(server, folder, "transaction") as url,
        pytest.raises(Stopped, match="pool_mode = session"),
    ):
        prepared._check_given_database(url)

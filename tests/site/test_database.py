"""Khiên's own PostgreSQL: who may connect, and what it survives."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from khien.site.database import Server, process, running
from khien.site.database import server as database
from khien.site.database.programs import program
from khien.site.home import ROOT

pytestmark = pytest.mark.faults
SOURCES = ROOT / "src"
AS_NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]


def ask(url: str, statement: str) -> object:
    with psycopg.connect(url) as connection:
        row = connection.execute(statement).fetchone()
    return row and row[0]


def do(url: str, statement: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute(statement)


def can_run(python: str) -> bool:
    tried = subprocess.run([*AS_NOBODY, python, "-c", ""], capture_output=True, check=False)
    return tried.returncode == 0


def postmaster(server: Server) -> int:
    return int(server.place.pid_lines()[0])


def kill_and_revive(server: Server) -> None:
    os.kill(postmaster(server), signal.SIGKILL)
    deadline = time.monotonic() + 30
    while not server.revive() and time.monotonic() < deadline:
        time.sleep(0.05)


@pytest.fixture(scope="module")
def home(walkable) -> Path:
    return walkable("home") / "var"


@pytest.fixture
def server(home):
    with running(home) as found:
        yield found


def test_the_application_is_no_superuser_and_owns_its_database(server):
    assert ask(server.url, "SELECT usesuper FROM pg_user WHERE usename = current_user") is False
    assert ask(server.url, "SELECT datdba::regrole::text FROM pg_database WHERE datname = 'khien'")


def test_nobody_can_be_superuser(server):
    with pytest.raises(psycopg.OperationalError, match="no pg_hba"):
        psycopg.connect(server.url.replace("khien@", "postgres@"))


def test_commits_are_durable_and_no_network_port_is_open(server):
    assert ask(server.url, "SHOW fsync") == ask(server.url, "SHOW synchronous_commit") == "on"
    assert ask(server.url, "SHOW listen_addresses") == ""


def test_the_extensions_are_there(server):
    wanted = "('btree_gist', 'pg_trgm', 'unaccent')"
    assert ask(server.url, f"SELECT count(*) FROM pg_extension WHERE extname IN {wanted}") == 3


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another account")
def test_another_account_of_the_machine_cannot_connect(server):
    command = [*AS_NOBODY, program("psql"), server.url, "-c", "select 1"]
    tried = subprocess.run(command, capture_output=True, text=True, cwd="/", check=False)
    assert tried.returncode
    assert "Permission denied" in tried.stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="an ordinary account runs all these tests anyway")
def test_an_ordinary_account_runs_its_own(walkable):
    folder = walkable("nobody")
    os.chown(folder, 65534, 65534)
    libraries = next(Path(sys.prefix).glob("lib/python*/site-packages"))
    python = next(
        (
            name
            for name in (sys.executable, f"/usr/bin/python3.{sys.version_info.minor}")
            if Path(name).exists() and can_run(name)
        ),
        None,
    )
    if python is None:
        pytest.skip("this Python lies where only root may go")
    words = (
        "import sys, psycopg, pathlib; from khien.site.database import running\n"
        "with running(pathlib.Path(sys.argv[1])) as s, psycopg.connect(s.url) as c:\n"
        "    print(c.execute('select current_user').fetchone()[0])"
    )
    done = subprocess.run(
        [*AS_NOBODY, python, "-c", words, folder / "var"],
        env={"PYTHONPATH": f"{SOURCES}:{libraries}", "PATH": os.defpath},
        capture_output=True,
        text=True,
        cwd="/",
        check=False,
    )
    assert done.stdout.splitlines()[-1:] == ["khien"], done.stderr
    assert (folder / "var" / "db").stat().st_uid == 65534


def test_a_deep_folder_with_spaces_and_vietnamese_letters(home):
    deep = home / "ổ dùng chung" / "của xã Tiền Phong, tỉnh Phú Thọ" / ("rất sâu " * 12) / "khiên"
    with running(deep) as found:
        kill_and_revive(found)
        assert ask(found.url, "SELECT 1") == 1
        folder = found.place.pid_lines()[4]
    assert not Path(folder).exists()


def test_the_last_to_need_it_stops_it(home):
    with running(home) as first:
        with running(home) as second:
            assert postmaster(first) == postmaster(second)
        assert ask(first.url, "SELECT 1") == 1
    assert not first.place.pid_lines()


def test_a_server_left_behind_by_a_killed_process_is_adopted(home):
    words = (
        "import sys, time, pathlib; from khien.site.database import running\n"
        "with running(pathlib.Path(sys.argv[1])) as s:\n"
        "    print(s.place.pid_lines()[0], flush=True); time.sleep(60)"
    )
    environment = os.environ | {"PYTHONPATH": str(SOURCES)}
    with subprocess.Popen(
        [sys.executable, "-c", words, home], stdout=subprocess.PIPE, env=environment
    ) as killed:
        left = int(killed.stdout.readline())
        killed.kill()
    with running(home) as found:
        assert postmaster(found) == left
        assert ask(found.url, "SELECT 1") == 1
    assert not found.place.pid_lines()


def test_a_killed_server_comes_back_at_the_same_address_with_what_was_committed(server):
    do(server.url, "CREATE TABLE IF NOT EXISTS kept AS SELECT 42 AS number")
    kill_and_revive(server)
    assert ask(server.url, "SELECT number FROM kept") == 42
    assert server.revive() is False


def test_killed_again_while_it_recovers_it_is_tried_at_the_next_look(server, monkeypatch, capsys):
    do(server.url, "CREATE TABLE again (n int); INSERT INTO again VALUES (8)")
    ready = database._when_ready

    def killed_meanwhile(place, found):
        os.kill(found.pid, signal.SIGKILL)
        while process.find(place):
            time.sleep(0.01)
        return ready(place, found if found.ready else None)

    with monkeypatch.context() as once:
        once.setattr(database, "_when_ready", killed_meanwhile)
        os.kill(postmaster(server), signal.SIGKILL)
        while process.find(server.place):
            time.sleep(0.01)
        assert server.revive() is False
    assert "lý do ở" in capsys.readouterr().err
    while not server.revive():
        time.sleep(0.1)
    assert ask(server.url, "SELECT n FROM again") == 8


def test_a_number_left_in_the_pid_file_and_now_anothers_does_not_stop_the_next_start(home):
    with running(home) as found:
        lines = found.place.pid_lines()
        pid_file = found.place.data / "postmaster.pid"
    pid_file.write_text("\n".join([str(os.getpid()), *lines[1:]]))
    os.chown(pid_file, found.place.account.uid, -1)
    with running(home) as again:
        assert ask(again.url, "SELECT 1") == 1

"""`khien serve` as people and machines treat it: started twice, stopped, killed, started again."""

import contextlib
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

import ready_tables
from khien.site.database import running
from khien.site.home import ROOT

pytestmark = pytest.mark.faults
COMMAND = [sys.executable, "-m", "khien", "serve"]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Installation:
    def __init__(self, home: Path) -> None:
        self.home, self.port = home, free_port()
        kept = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "SECRET_KEY")}
        ours = {"KHIEN_HOME": str(home), "PORT": str(self.port), "PYTHONPATH": str(ROOT / "src")}
        self.environment = kept | ours

    @contextlib.contextmanager
    def serving(self, **environment: str) -> Iterator[subprocess.Popen[str]]:
        """Up to its greeting; stopped at the end whatever happened."""
        log = (self.home.parent / "serve.log").open("w")
        with (
            log,
            subprocess.Popen(
                COMMAND, env=self.environment | environment, stdout=log, stderr=log, text=True
            ) as process,
        ):
            try:
                self.wait_for_greeting(process)
                yield process
            finally:
                process.send_signal(signal.SIGINT)
                process.wait(60)

    def killed_after(self, said: str, seconds: float) -> None:
        """Killed outright in the middle of a start; one that is quicker is killed at its end."""
        with subprocess.Popen(
            COMMAND, env=self.environment, stdout=subprocess.PIPE, text=True
        ) as process:
            while said not in process.stdout.readline():
                assert process.poll() is None
            time.sleep(seconds)
            process.kill()

    def said(self) -> str:
        return (self.home.parent / "serve.log").read_text()

    def wait_for_greeting(self, process: subprocess.Popen[str]) -> None:
        deadline = time.monotonic() + 400
        while "Ctrl-C" not in self.said():
            assert process.poll() is None, self.said()
            assert time.monotonic() < deadline, self.said()
            time.sleep(0.1)

    def refused(self, **environment: str) -> str:
        done = subprocess.run(
            COMMAND, env=self.environment | environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 1
        return done.stderr

    def processes(self) -> list[psutil.Process]:
        """All that belong to this installation, its database left out."""
        found = []
        for process in psutil.process_iter():
            with contextlib.suppress(psutil.Error):
                ours = process.environ().get("KHIEN_HOME") == str(self.home)
                if ours and process.status() != psutil.STATUS_ZOMBIE:
                    found.append(process)
        return found

    def page(self, path: str) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        with contextlib.closing(connection):
            connection.request("GET", path)
            return connection.getresponse().status

    def answers(self) -> bool:
        with socket.socket() as tried:
            return tried.connect_ex(("127.0.0.1", self.port)) == 0


@pytest.fixture(scope="module")
def installation(walkable) -> Installation:
    """With its tables: a first start on an empty folder is the one that is killed, below."""
    home = walkable("phục vụ") / "nhà"
    ready_tables.put_into(home)
    return Installation(home)


def until(condition, seconds: float = 30) -> bool:
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.1)
    return condition()


def test_it_starts_refuses_a_second_start_and_stops_calmly(installation):
    with installation.serving() as process:
        link = re.search(
            rf"http://127.0.0.1:{installation.port}/tai-khoan/\S+", installation.said()
        )
        assert link, "the first administrator's link is printed"
        assert f"127.0.0.1:{installation.port}" in installation.refused(PORT=str(free_port()))
        assert installation.answers()
    assert process.returncode == 0
    assert not installation.processes()
    assert not (installation.home / "db" / "postmaster.pid").exists()


def test_it_says_how_to_choose_another_port(installation):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", installation.port))
        taken.listen()
        said = installation.refused()
    assert f"PORT={installation.port + 1}" in said


def test_a_port_that_is_taken_leaves_nothing_in_a_new_place(walkable):
    new = Installation(walkable("nơi mới") / "nhà")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", new.port))
        taken.listen()
        assert f"PORT={new.port + 1}" in new.refused()
    assert not new.home.exists()


def test_killed_it_leaves_nothing_behind_and_starts_again_in_seconds(installation):
    with installation.serving() as process:
        process.kill()
        assert until(lambda: not installation.processes(), 60), installation.processes()
        assert (installation.home / "db" / "postmaster.pid").exists()
    started = time.monotonic()
    with installation.serving():
        assert time.monotonic() - started < 120
        assert installation.answers()
    assert not (installation.home / "db" / "postmaster.pid").exists()


def test_gunicorn_serves_stops_calmly_and_dies_with_its_supervisor(installation):
    for order in (signal.SIGINT, signal.SIGKILL):
        with installation.serving(SERVER="gunicorn") as process:
            assert any("gunicorn" in p.cmdline() for p in installation.processes())
            assert installation.page("/bao-tin/") == 200
            process.send_signal(order)
            assert process.wait(60) == (0 if order == signal.SIGINT else -signal.SIGKILL)
            assert until(lambda: not installation.processes(), 60), installation.processes()


def test_a_first_start_killed_again_and_again_is_completed_by_the_next(walkable):
    """While the database is made, its tables, and the country is loaded."""
    new = Installation(walkable("dở dang") / "nhà")
    for said, seconds in (("cơ sở dữ liệu", 1), ("Cập nhật", 2), ("Cập nhật", 6)):
        new.killed_after(said, seconds)
        assert until(lambda: not new.processes(), 60), new.processes()
    with new.serving():
        assert new.page("/bao-tin/") == 200


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a small disk")
def test_a_full_disk_is_said_and_the_next_start_completes(walkable):
    disk = walkable("đĩa nhỏ")
    command = ["mount", "-t", "tmpfs", "-o", "size=30m,mode=711", "tmpfs", disk]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("no disk may be mounted here")
    try:
        assert "Đĩa đã đầy" in Installation(disk / "nhà").refused()
        subprocess.run(["mount", "-o", "remount,size=1g", disk], check=True)
        with running(disk / "nhà") as server:
            assert server.place.pid_lines()
    finally:
        subprocess.run(["umount", disk], check=True)


def test_what_is_killed_comes_back(installation):
    """Web server, worker, database: each by kill -9, one after the other."""
    with installation.serving() as process:
        for name in ("granian", "procrastinate"):
            before = {p.pid for p in installation.processes()}
            mother = psutil.Process(process.pid)
            next(p for p in mother.children() if name in p.cmdline()).kill()
            assert until(lambda: {p.pid for p in installation.processes()} - before, 60)  # noqa: B023  (called at once)
        database = int((installation.home / "db" / "postmaster.pid").read_text().split()[0])
        os.kill(database, signal.SIGKILL)
        pid_file = installation.home / "db" / "postmaster.pid"
        assert until(lambda: pid_file.exists() and str(database) not in pid_file.read_text())
        assert until(installation.answers, 180)

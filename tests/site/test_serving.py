"""`khien serve` as people and machines treat it: started twice, stopped, killed, started again."""

import os
import re
import signal
import socket
import subprocess
import time

import psutil
import pytest

import ready_tables
from installations import Installation, free_port, until
from khien.site.database import running

pytestmark = pytest.mark.faults


@pytest.fixture(scope="module")
def installation(walkable) -> Installation:
    """With its tables: a first start on an empty folder is the one that is killed, below."""
    home = walkable("phục vụ") / "nhà"
    ready_tables.put_into(home)
    return Installation(home)


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

"""An installation of its own for measuring, and people signed in to it."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

import psutil
import psycopg

from khien.site.home import ROOT

PASSWORD = "khien-du-lieu-mau"  # noqa: S105  (of the sample accounts)
_LAST_LINE = "kiemtoan"
_STILL = 10.0  # seconds
_MEGABYTE = 1024 * 1024
_AT_WORK = """
    SELECT 1 FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()
       AND backend_type = 'client backend' AND state <> 'idle'
"""


@dataclass(frozen=True)
class Installation:
    home: Path
    port: int
    process: psutil.Process

    def processes(self) -> list[psutil.Process]:
        """Supervisor, web processes, worker; the database is not their child."""
        return [self.process, *self.process.children(recursive=True)]

    def database(self) -> list[psutil.Process]:
        first = (self.home / "db" / "postmaster.pid").read_text().split()[0]
        postmaster = psutil.Process(int(first))
        return [postmaster, *postmaster.children(recursive=True)]

    def settle(self) -> None:
        """Until no process comes or goes for a while: what the sample gave to do is done."""
        before: set[int] = set()
        while before != (now := {process.pid for process in self.processes()}):
            before = now
            time.sleep(_STILL)

    @contextmanager
    def worker_at_rest(self, link: psycopg.Connection) -> Iterator[None]:
        """Between two of its jobs, so that what is measured is not done twice at once."""
        worker = [each for each in self.processes() if "procrastinate" in each.cmdline()]
        while not _stopped(worker, link):
            time.sleep(0.1)
        try:
            yield
        finally:
            for each in worker:
                each.resume()

    def connect(self) -> HTTPConnection:
        return HTTPConnection("127.0.0.1", self.port, timeout=120)


def _stopped(worker: list[psutil.Process], link: psycopg.Connection) -> bool:
    for each in worker:
        each.suspend()
    at_work = link.execute(_AT_WORK).fetchall()
    for each in worker if at_work else []:
        each.resume()
    return not at_work


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def started() -> Iterator[Installation]:
    """`khien run` on an empty folder, until the demo accounts are printed."""
    with TemporaryDirectory(prefix="khien-bench-") as home:
        port = free_port()
        Path(home).chmod(0o711)
        environment = os.environ | {"KHIEN_HOME": home, "PORT": str(port)}
        environment.pop("DATABASE_URL", None)
        with subprocess.Popen(
            [sys.executable, "-m", "khien", "run"],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as process:
            try:
                _wait(process)
                yield Installation(Path(home), port, psutil.Process(process.pid))
            finally:
                process.send_signal(signal.SIGINT)


def _wait(process: "subprocess.Popen[str]") -> None:
    read: list[str] = []
    for line in process.stdout or ():
        read.append(line)
        if _LAST_LINE in line:
            return
    raise RuntimeError("".join(read[-20:]))


class Visitor:
    """A browser's part of HTTP: one connection and its cookies."""

    def __init__(self, installation: Installation) -> None:
        self.connection = installation.connect()
        self.cookies: dict[str, str] = {}

    def ask(self, method: str, path: str, form: dict[str, str] | None = None) -> tuple[int, str]:
        answer, body = self._answer(method, path, form)
        while answer.status in {301, 302, 303}:
            answer, body = self._answer("GET", answer.headers["Location"], None)
        return answer.status, body.decode()

    def send(self, path: str, form: dict[str, str]) -> tuple[int, str]:
        """The answer alone; where it leads to is not opened."""
        answer, body = self._answer("POST", path, form)
        return answer.status, body.decode()

    def fetch(self, path: str, form: dict[str, str]) -> bytes:
        return self._answer("POST", path, form)[1]

    def count(self, path: str, form: dict[str, str]) -> int:
        """How many bytes a file has; none of it is kept."""
        answer, size = self._ask("POST", path, form), 0
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status} {answer.read().decode()}")
        while piece := answer.read(_MEGABYTE):
            size += len(piece)
        return size

    def _answer(
        self, method: str, path: str, form: dict[str, str] | None
    ) -> tuple[HTTPResponse, bytes]:
        answer = self._ask(method, path, form)
        return answer, answer.read()

    def _ask(self, method: str, path: str, form: dict[str, str] | None) -> HTTPResponse:
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, path, urlencode(form) if form else None, headers)
        answer = self.connection.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer

    def put_up(self, path: str, content: bytes, signed: str) -> None:
        """A piece of a file, as a script sends it."""
        headers = {
            "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()),
            "Content-Type": "application/octet-stream",
            "X-CSRFToken": signed,
        }
        self.connection.request("POST", path, content, headers)
        answer = self.connection.getresponse()
        text = answer.read().decode()
        if answer.status != 200:
            raise RuntimeError(text)

    def sign_in(self, username: str) -> None:
        page = self.ask("GET", "/lam-viec/")[1]
        names = {"login": username, "password": PASSWORD}
        page = self.ask("POST", "/tai-khoan/dang-nhap/", token(page) | names)[1]
        code = re.search(r"data-demo-code>\s*(\d+)", page)
        if code is None:
            raise RuntimeError("no demo code on the sign-in page")
        address = "/tai-khoan/lop-hai/nhap-ma/"
        self.ask("POST", address, token(page) | {"code": code[1]})


def token(page: str) -> dict[str, str]:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    return {"csrfmiddlewaretoken": found[1]} if found else {}

"""An installation as people and machines treat it: started, asked for pages, stopped, killed."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from khien.site.home import ROOT

KHIEN = [sys.executable, "-m", "khien"]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Installation:
    def __init__(self, home: Path) -> None:
        self.home, self.port = home, free_port()
        kept = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "SECRET_KEY")}
        ours = {"KHIEN_HOME": str(home), "PORT": str(self.port), "PYTHONPATH": str(ROOT / "src")}
        ours["WEB_PROCESSES"] = "1"  # each is seconds of a core at every start; stories run two
        self.environment = kept | ours

    @contextlib.contextmanager
    def serving(self, target: str = "serve", **environment: str) -> Iterator[subprocess.Popen[str]]:
        """Up to its greeting; stopped at the end whatever happened."""
        log = (self.home.parent / f"{target}.log").open("w")
        with (
            log,
            subprocess.Popen(
                [*KHIEN, target],
                env=self.environment | environment,
                stdout=log,
                stderr=log,
                text=True,
            ) as process,
        ):
            try:
                self.wait_for_greeting(process, target)
                yield process
            finally:
                process.send_signal(signal.SIGINT)
                process.wait(60)

    def killed_after(self, said: str, seconds: float) -> None:
        """Killed outright in the middle of a start; one that is quicker is killed at its end."""
        with subprocess.Popen(
            [*KHIEN, "serve"], env=self.environment, stdout=subprocess.PIPE, text=True
        ) as process:
            while said not in process.stdout.readline():
                assert process.poll() is None
            time.sleep(seconds)
            process.kill()

    def said(self, target: str = "serve") -> str:
        return (self.home.parent / f"{target}.log").read_text()

    def wait_for_greeting(self, process: subprocess.Popen[str], target: str) -> None:
        deadline = time.monotonic() + 400
        while "Ctrl-C" not in self.said(target):
            assert process.poll() is None, self.said(target)
            assert time.monotonic() < deadline, self.said(target)
            time.sleep(0.1)

    def refused(self, *words: str, **environment: str) -> str:
        done = self.told(*(words or ("serve",)), **environment)
        assert done.returncode == 1, done.stdout
        return done.stderr

    def told(self, *words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [*KHIEN, *words],
            env=self.environment | environment,
            capture_output=True,
            text=True,
            check=False,
        )

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


def until(condition, seconds: float = 30) -> bool:
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.1)
    return condition()

"""A real OpenID Connect server on loopback, and the part of a browser between it and the site."""

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass

import requests


@dataclass(frozen=True)
class Provider:
    address: str

    def knows(self, subject, **claims):
        requests.put(f"{self.address}/users/{subject}", json=claims, timeout=60).raise_for_status()

    def let_in(self, asked, subject):
        """Where the provider sends the browser once this person has said yes."""
        answer = requests.post(asked, data={"sub": subject}, allow_redirects=False, timeout=60)
        assert answer.status_code == 302, answer.text
        return answer.headers["Location"].removeprefix("http://testserver")


@contextmanager
def running_provider():
    port = _free_port()
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", f"--port={port}"]
    with subprocess.Popen(
        [*command, "--require-nonce=true"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ,
    ) as server:
        try:
            _wait_for(port)
            yield Provider(f"http://127.0.0.1:{port}")
        finally:
            server.terminate()


def _free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def _wait_for(port):
    until = time.monotonic() + 30
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert time.monotonic() < until
            time.sleep(0.1)

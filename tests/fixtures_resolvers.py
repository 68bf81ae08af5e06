"""A real Unbound for tests, and a question to it."""

import shutil
import socket
import struct
import subprocess
import time
from contextlib import contextmanager, suppress

import pytest

UNBOUND = shutil.which("unbound") or shutil.which("unbound", path="/usr/sbin")

SERVER = """
server:
  interface: 127.0.0.1@{port}
  do-daemonize: no
  use-syslog: no
  chroot: ""
  username: ""
  pidfile: ""
  directory: "{folder}"
  num-threads: 1
  do-not-query-localhost: no
  module-config: "respip iterator"
{more}
remote-control:
{control}
"""


def free_port():
    """Free both ways: a resolver answers over UDP and TCP."""
    for _ in range(50):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked, socket.socket() as called:
            asked.bind(("127.0.0.1", 0))
            with suppress(OSError):
                called.bind(asked.getsockname())
                return asked.getsockname()[1]
    raise OSError("no port is free both ways")


@contextmanager
def unbound(folder, name, more, control="  control-enable: no"):
    """Its port, once it answers."""
    port = free_port()
    path = folder / f"{name}.conf"
    path.write_text(SERVER.format(port=port, folder=folder, more=more, control=control))
    with (folder / f"{name}.log").open("w") as log:
        running = subprocess.Popen([UNBOUND, "-d", "-c", str(path)], stderr=log, stdout=log)
    try:
        wait_for(running, port, folder / f"{name}.log")
        yield port
    finally:
        running.terminate()
        running.wait(60)


def wait_for(running, port, log):
    for _ in range(100):
        assert running.poll() is None, log.read_text()
        try:
            ask(port, "ready.example", wait=0.2)
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(log.read_text())


def ask(port, host, *, wait=5.0):
    """The response code and the IPv4 addresses of an answer, asked over UDP (RFC 1035)."""
    name = b"".join(bytes([len(part)]) + part.encode() for part in host.split(".")) + b"\0"
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as wire:
        wire.settimeout(wait)
        wire.connect(("127.0.0.1", port))
        wire.send(struct.pack(">6H", 7, 0x0100, 1, 0, 0, 0) + name + struct.pack(">2H", 1, 1))
        answer = wire.recv(1_500)
    _, flags, _, count = struct.unpack(">4H", answer[:8])
    rest, addresses = answer[12 + len(name) + 4 :], []
    for _ in range(count):
        while rest[0] and rest[0] < 0xC0:
            rest = rest[1 + rest[0] :]
        rest = rest[2:] if rest[0] else rest[1:]
        kind, _, _, length = struct.unpack(">2HIH", rest[:10])
        if kind == 1:
            addresses.append(socket.inet_ntoa(rest[10:14]))
        rest = rest[10 + length :]
    return flags & 15, addresses

"""A real Unbound follows our zone: it refuses what is blocked and answers all else as before."""

import shutil
import socket
import struct
import subprocess
import time
from contextlib import ExitStack, contextmanager

import pytest

from fixtures_links import NOW, a_table
from khien_detect.links import Zone, published, rpz

UNBOUND = shutil.which("unbound") or shutil.which("unbound", path="/usr/sbin")
LISTS = "evil.com\n@@||good.evil.com^\ncốccốc-giả.vn\nunder_score.net\nx.org/path"
NO_SUCH_NAME, FINE = 3, 0
ELSEWHERE, PAGE, PAGE_HOST = "192.0.2.53", "192.0.2.80", "chan.example.vn"

pytestmark = pytest.mark.skipif(
    UNBOUND is None, reason="unbound is not installed (Debian: unbound)"
)

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
  control-enable: no
"""


def free_port():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@contextmanager
def unbound(folder, name, more):
    port = free_port()
    path = folder / f"{name}.conf"
    path.write_text(SERVER.format(port=port, folder=folder, more=more))
    with (folder / f"{name}.log").open("w") as log:
        running = subprocess.Popen([UNBOUND, "-d", "-c", str(path)], stderr=log, stdout=log)
    try:
        wait_for(running, port, folder / f"{name}.log")
        yield port
    finally:
        running.terminate()
        running.wait(10)


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


@contextmanager
def resolver(folder, answer=None):
    """A resolver that follows our zone and asks another Unbound, which knows every name."""
    zone = Zone("khien.rpz", 2026112500, answer)
    table = a_table(LISTS)
    text = rpz(published(table, NOW, print), zone, print)
    (folder / "zone.db").write_text("".join(text))
    everything = (
        f'  local-zone: "." redirect\n  local-data: ". A {ELSEWHERE}"\n'
        f'  local-zone: "{PAGE_HOST}." redirect\n  local-data: "{PAGE_HOST}. A {PAGE}"'
    )
    with ExitStack() as stack:
        above = stack.enter_context(unbound(folder, "above", everything))
        follow = f'rpz:\n  name: khien.rpz\n  zonefile: "{folder}/zone.db"'
        forward = f'{follow}\nforward-zone:\n  name: "."\n  forward-addr: 127.0.0.1@{above}'
        yield stack.enter_context(unbound(folder, "school", forward))


ALLOWED = ["good.evil.com", "www.good.evil.com", "fine.com", "notevil.com", "x.org", "com"]


def blocked_hosts():
    hosts = published(a_table(LISTS), NOW, print)
    return [
        prefix + one.host for one in hosts if not one.allowed for prefix in ("", "www.", "a.b.")
    ]


def test_a_resolver_answers_that_there_is_no_such_name(tmp_path):
    with resolver(tmp_path) as port:
        assert {host: ask(port, host) for host in blocked_hosts()} == dict.fromkeys(
            blocked_hosts(), (NO_SUCH_NAME, [])
        )
        assert {host: ask(port, host) for host in ALLOWED} == dict.fromkeys(
            ALLOWED, (FINE, [ELSEWHERE])
        )


@pytest.mark.parametrize("answer", [PAGE, PAGE_HOST])
def test_a_resolver_leads_to_the_block_page(tmp_path, answer):
    with resolver(tmp_path, answer) as port:
        assert ask(port, "www.evil.com") == (FINE, [PAGE])
        assert ask(port, "evil.com") == (FINE, [PAGE])
        assert ask(port, "www.good.evil.com") == (FINE, [ELSEWHERE])
        assert ask(port, "fine.com") == (FINE, [ELSEWHERE])

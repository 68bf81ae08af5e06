"""A real Unbound follows our zone: it refuses what is blocked and answers all else as before."""

from contextlib import ExitStack, contextmanager

import pytest

from fixtures_links import NOW, a_table
from fixtures_resolvers import UNBOUND, ask, unbound
from khien_detect.links import Zone, published, rpz

LISTS = "evil.com\n@@||good.evil.com^\ncốccốc-giả.vn\nunder_score.net\nx.org/path"
NO_SUCH_NAME, FINE = 3, 0
ELSEWHERE, PAGE, PAGE_HOST = "192.0.2.53", "192.0.2.80", "chan.example.vn"

pytestmark = pytest.mark.skipif(
    UNBOUND is None, reason="unbound is not installed (Debian: unbound)"
)


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

"""A real Unbound fetches a list from the site, answers by it, and follows its next edition."""

import shutil
import subprocess
import time
from contextlib import ExitStack, contextmanager

import pytest

from fixtures_lists import NOW, a_bank, a_keeper, a_list, add, in_this_process, publish, withdraw
from fixtures_resolvers import ask, unbound
from khien.portal.list_help import ways
from khien.screening.actions import editions

CONTROL = shutil.which("unbound-control") or shutil.which("unbound-control", path="/usr/sbin")
NO_SUCH_NAME, FINE = 3, 0
ELSEWHERE, PAGE = "192.0.2.53", "192.0.2.80"
ZONE = "truong-hoc.khien.rpz"

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(CONTROL is None, reason="unbound is not installed (Debian: unbound)"),
]


@pytest.fixture(autouse=True)
def _made_here(monkeypatch):
    monkeypatch.setattr(editions, "_made", in_this_process)


@pytest.fixture
def bank(db):
    keeper = a_keeper()
    a_bank("truong.xau.example.com", by=keeper, harmless=True)
    return a_bank("xau.example.com", "co_gach.example.org", by=keeper)


@pytest.fixture
def publication(bank):
    made = a_list(bank.created_by)
    publish(made)
    return made


def as_shown(site, folder):
    """What the public page tells to copy, with this test's folder."""
    address = f"{site.url}/danh-sach-chan/truong-hoc/rpz.zone"
    forms = {"rpz.zone": address, "adguard.txt": "", "hosts.txt": ""}
    follow = ways("truong-hoc", forms)[0].steps[0][1]
    return "rpz:" + follow.partition("rpz:")[2].replace("/var/lib/unbound", str(folder))


@contextmanager
def school(folder, site):
    """A resolver that follows the list and asks another Unbound, which knows every name."""
    everything = f'  local-zone: "." redirect\n  local-data: ". A {ELSEWHERE}"'
    control = f"  control-enable: yes\n  control-interface: {folder}/control\n"
    with ExitStack() as stack:
        above = stack.enter_context(unbound(folder, "above", everything))
        forward = f'forward-zone:\n  name: "."\n  forward-addr: 127.0.0.1@{above}'
        follow = f"{as_shown(site, folder)}\n{forward}"
        yield stack.enter_context(
            unbound(folder, "school", follow, control + "  control-use-cert: no")
        )


def until(port, host, expected):
    deadline = time.monotonic() + 60
    while ask(port, host) != expected and time.monotonic() < deadline:
        time.sleep(0.2)
    assert ask(port, host) == expected


def fetch_again(folder):
    """What Unbound does by itself every hour."""
    command = [CONTROL, "-c", str(folder / "school.conf"), "auth_zone_transfer", ZONE]
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture
def folder(tmp_path_factory):
    """A short path: a socket's name may not be long."""
    made = tmp_path_factory.mktemp("u")
    assert len(str(made)) < 90
    return made


def test_it_blocks_what_is_listed_and_follows_the_next_edition(
    live_server, publication, bank, folder
):
    with school(folder, live_server) as port:
        until(port, "xau.example.com", (NO_SUCH_NAME, []))
        assert ask(port, "www.co_gach.example.org") == (NO_SUCH_NAME, [])
        assert ask(port, "www.truong.xau.example.com") == (FINE, [ELSEWHERE])
        assert ask(port, "moi.example.net") == (FINE, [ELSEWHERE])
        withdraw(bank, "xau.example.com")
        add(bank, "moi.example.net")
        publish(publication, now=NOW)
        fetch_again(folder)
        until(port, "moi.example.net", (NO_SUCH_NAME, []))
        assert ask(port, "xau.example.com") == (FINE, [ELSEWHERE])


def test_it_leads_to_the_block_page_where_there_is_one(live_server, settings, bank, folder):
    settings.BLOCK_PAGE = PAGE
    publish(a_list(bank.created_by))
    with school(folder, live_server) as port:
        until(port, "www.xau.example.com", (FINE, [PAGE]))
        assert ask(port, "truong.xau.example.com") == (FINE, [ELSEWHERE])


def test_after_an_empty_edition_nothing_is_blocked(live_server, publication, bank, folder):
    with school(folder, live_server) as port:
        until(port, "xau.example.com", (NO_SUCH_NAME, []))
        withdraw(bank, "xau.example.com", "co_gach.example.org")
        assert publish(publication).entries == 0
        fetch_again(folder)
        until(port, "xau.example.com", (FINE, [ELSEWHERE]))


def test_a_fetch_that_fails_leaves_the_resolver_what_it_had(live_server, publication, bank, folder):
    with school(folder, live_server) as port:
        until(port, "xau.example.com", (NO_SUCH_NAME, []))
        publication.stopped_at = NOW
        publication.save()
        fetch_again(folder)
        time.sleep(1)
        assert ask(port, "xau.example.com") == (NO_SUCH_NAME, [])

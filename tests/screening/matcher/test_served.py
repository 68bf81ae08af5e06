"""Real web processes asked over HTTP: one amount for all, keys revoked, workers killed, stopped."""

import json
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import psutil
import pytest
from django.utils import timezone

from fixtures_keys import counted, make_key
from khien.screening.actions import keys
from khien.screening.models import ApiKey, KeyDay
from known_things import add_hashes, forget, make_bank, random_hashes, remove_files
from web_processes import ask, served

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.faults]
HASH = random_hashes(1)[0]
ASKED = "/m/raw_lookup?" + urlencode({"signal": bytes(HASH).hex(), "signal_type": "pdq"})


def statuses(port, secret, many, threads=8):
    with ThreadPoolExecutor(threads) as pool:
        return [s for s, _ in pool.map(lambda _: ask(port, ASKED, secret), range(many))]


def until(holds, seconds=60):
    deadline = time.monotonic() + seconds
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.1)
    return holds()


@pytest.fixture
def key():
    """Among many, so that some of its amount is taken ahead; a bank beside it knows HASH."""
    remove_files()
    forget()
    add_hashes(make_bank(), HASH)
    yield make_key(per_day=1_000_000)
    remove_files()
    forget()


def test_two_processes_share_one_amount(key):
    few, secret = make_key(per_day=30)
    with served() as (port, process):
        found = statuses(port, secret, 60)
        assert len(psutil.Process(process.pid).children(recursive=True)) >= 2
    assert found.count(200) == 30
    assert found.count(429) == 30
    assert KeyDay.objects.get(key=few).taken == 30
    assert counted(few.pk) == (30, 30, 30)


def test_what_was_taken_ahead_comes_back_within_a_second_or_two(key):
    row, secret = key
    with served() as (port, _process):
        assert statuses(port, secret, 25).count(200) == 25
        assert until(lambda: KeyDay.objects.get(key=row).taken == 25)
        assert counted(row.pk) == (25, 25, 25)


@pytest.mark.parametrize("server", ["granian", "gunicorn"])
def test_the_last_calls_are_written_when_it_stops(key, server):
    row, secret = key
    with served(server=server) as (port, _process):
        assert statuses(port, secret, 20).count(200) == 20
    assert counted(row.pk) == (20, 20, 20)
    assert KeyDay.objects.get(key=row).taken == 20


def test_a_revoked_key_stops_in_every_process_within_seconds(key):
    row, secret = key
    with served() as (port, _process):
        assert set(statuses(port, secret, 12)) == {200}
        keys.revoke(ApiKey.objects.get(pk=row.pk), by=row.created_by, now=timezone.now())
        assert until(lambda: set(statuses(port, secret, 12)) == {401}, seconds=8)


def test_a_killed_worker_loses_a_second_of_counts_and_no_more_is_answered_than_allowed(key):
    row, secret = make_key(per_day=200_000)
    with served() as (port, process):
        assert statuses(port, secret, 10).count(200) == 10
        assert until(lambda: counted(row.pk)[1] == 10)
        workers = psutil.Process(process.pid).children()
        statuses(port, secret, 10)
        for worker in workers:
            if "granian" in worker.name() or "python" in worker.name():
                worker.kill()
        assert until(lambda: set(statuses(port, secret, 6)) == {200}, seconds=40)
    assert KeyDay.objects.get(key=row).taken >= counted(row.pk)[1] >= 10


def test_hostile_bytes_are_answered_or_dropped_and_it_stands(key):
    _row, secret = key
    huge = "signal=" + "0" * 100_000
    with served(workers=1) as (port, process):
        assert ask(port, f"/m/raw_lookup?{huge}", secret)[0] in {0, 400, 414, 422, 431}
        assert ask(port, "/m/batch_lookup", secret, "POST", b"x" * 3_000_000)[0] in {0, 413, 415}
        assert ask(port, ASKED, "k" * 100_000)[0] in {0, 401, 431}
        for said in (
            b"POST /h/hash HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n",
            b"POST /m/compare HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
            b"POST /m/compare HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            b"GET /m/raw_lookup?%ff%fe=%00 HTTP/1.1\r\nHost: x\r\n\r\n",
            b"\x16\x03\x01\x02\x00",
        ):
            with socket.create_connection(("127.0.0.1", port), timeout=60) as raw:
                raw.sendall(said)
        body = json.dumps({"signal_type": "pdq", "signals": [bytes(HASH).hex()]}).encode()

        def pieces():
            yield body[:10]
            yield body[10:]

        chunked = ask(
            port,
            "/m/batch_lookup",
            secret,
            "POST",
            pieces(),
            **{"Content-Type": "application/json"},
        )
        assert chunked[0] == 411
        assert ask(port, ASKED, secret)[0] == 200
        assert process.poll() is None


def test_the_site_answers_beside_it_and_stays_small_until_it_is_asked(key):
    _row, secret = key
    with served(workers=1) as (port, process):
        assert ask(port, "/api/v1/openapi.json", "")[0] == 200
        (worker, *_) = psutil.Process(process.pid).children()
        before = worker.memory_info().rss / 2**20
        assert ask(port, ASKED, secret)[0] == 200
        assert before < 200

"""Looks by the worker: gone is noted, anything else is a person's; a person may be quicker."""

import socket
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from fixtures_incident import NOW
from khien.core import outward
from khien.core.ledger import history
from khien.core.refusal import Refused
from khien.takedown import asking, looking
from khien.takedown.actions import checks, requests
from khien.takedown.models import Found, ItemState, Seen
from khien.takedown.work import items as work

HERE, THERE = "anh.example", "khac.example"
DAY = timedelta(days=1)


class Handler(BaseHTTPRequestHandler):
    def do_HEAD(self):
        self.server.asked.append((self.command, self.headers["Host"], self.path))
        place = self.path.partition("?")[2]
        status = {"/gone": 404, "/law": 451, "/410": 410, "/busy": 429, "/broken": 503}
        self.send_response(302 if place else status.get(self.path, 200))
        if place:
            self.send_header("Location", place)
        self.end_headers()

    def log_message(self, *given):
        pass


@pytest.fixture
def server(settings, monkeypatch):
    """Both names lead to a server of ours, as if it stood on a public address."""
    settings.TAKEDOWN_CHECK_HOSTS = frozenset({HERE})
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as serving:
        serving.asked = []
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        port = serving.server_port
        monkeypatch.setitem(outward.PORTS, "http", port)
        monkeypatch.setattr(outward, "is_public", lambda _: True)
        found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]
        monkeypatch.setattr(outward.socket, "getaddrinfo", lambda *_, **__: found)
        yield serving
        serving.shutdown()


@pytest.mark.parametrize(
    ("path", "seen"),
    [
        ("/gone", Seen.GONE),
        ("/410", Seen.GONE),
        ("/law", Seen.GONE),
        ("/video", Seen.ANSWERS),
        ("/busy", Seen.SILENT),
        ("/broken", Seen.SILENT),
        ("/go?/gone", Seen.GONE),
        ("/go?/video", Seen.ANSWERS),
        (f"/go?http://{THERE}/gone", Seen.REFUSED),
        ("/go?file:///etc/passwd", Seen.REFUSED),
        ("/go?http://[", Seen.REFUSED),
        ("/go?/go?/x", Seen.ANSWERS),
    ],
)
def test_what_an_address_says(server, path, seen):
    assert asking.ask(f"http://{HERE}{path}") == seen
    assert {(verb, host) for verb, host, _ in server.asked} == {("HEAD", HERE)}


def test_only_hosts_of_the_setting_are_asked(server, settings):
    for url in (f"http://{THERE}/gone", f"http://x@{HERE}/gone", f"http://{HERE}:81/", "x"):
        assert asking.ask(url) == Seen.REFUSED
    settings.TAKEDOWN_CHECK_HOSTS = frozenset()
    assert asking.ask(f"http://{HERE}/gone") == Seen.REFUSED
    assert server.asked == []


@pytest.mark.parametrize("address", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1"])
def test_a_name_that_leads_inside_is_refused(settings, monkeypatch, address):
    settings.TAKEDOWN_CHECK_HOSTS = frozenset({HERE})
    told = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80))]
    monkeypatch.setattr(outward.socket, "getaddrinfo", lambda *_, **__: told)
    assert asking.ask(f"http://{HERE}/gone") == Seen.REFUSED


def test_a_host_that_does_not_answer_is_silent(settings, monkeypatch):
    settings.TAKEDOWN_CHECK_HOSTS = frozenset({HERE})

    def nobody(*_, **__):
        raise socket.gaierror

    monkeypatch.setattr(outward.socket, "getaddrinfo", nobody)
    assert asking.ask(f"https://{HERE}/gone") == Seen.SILENT


@pytest.fixture
def removed(send, police, item):
    requests.remove(send(), at=NOW, by=police, now=NOW)
    item.refresh_from_db()
    return item


@pytest.fixture
def says(monkeypatch):
    """`says(Seen.…)`: what every address answers from now on; gives the addresses asked."""
    asked = []

    def says(seen):
        monkeypatch.setattr(asking, "ask", lambda url: asked.append(url) or seen)
        return asked

    return says


def texts(user, now):
    return [(item.text.split(": ")[-1], item.why) for item in work(user, now)]


def test_gone_is_noted_on_its_day_and_nobody_is_bothered(removed, police, says):
    asked = says(Seen.GONE)
    assert looking.look(now=NOW) == 0, "not before its day"
    assert looking.look(now=NOW + DAY) == 1
    assert asked == ["https://tiktok.com/@mau/video/123"]
    check = removed.checks.get(position=1)
    assert (check.found, check.done_by, check.done_at) == (Found.GONE, None, NOW + DAY)
    assert history(check.pk)[-1].actor_key == "system"
    assert looking.look(now=NOW + DAY) == 0
    assert texts(police, NOW + DAY) == []


def test_three_looks_by_the_worker_close_it(removed, says):
    says(Seen.GONE)
    assert looking.look(now=NOW + 40 * DAY) == 3
    removed.refresh_from_db()
    assert removed.state == ItemState.GONE


@pytest.mark.parametrize("seen", [Seen.ANSWERS, Seen.REFUSED])
def test_what_it_cannot_tell_is_left_to_a_person(removed, police, says, seen):
    says(seen)
    looking.look(now=NOW + DAY)
    removed.refresh_from_db()
    assert removed.state == ItemState.DOWN, "no machine says that it is back"
    assert texts(police, NOW + DAY) == [("kiểm tra lại", str(seen.label))]
    assert looking.look(now=NOW + DAY) == 0, "asked once"
    assert history(removed.checks.get(position=1).pk)[-1].verb == "ContentCheckHandedOver"
    checks.check(removed, found=Found.THERE, by=police, now=NOW + DAY)
    removed.refresh_from_db()
    assert removed.state == ItemState.BACK


def test_silence_is_tried_three_times(removed, police, says):
    says(Seen.SILENT)
    for _round in range(2):
        looking.look(now=NOW + DAY)
        assert removed.checks.get(position=1).seen == ""
    looking.look(now=NOW + DAY)
    assert removed.checks.get(position=1).seen == Seen.SILENT


def test_words_are_no_address_and_are_a_persons(register, police, says):
    asked = says(Seen.GONE)
    [told] = register("Nhóm kín trên Zalo")
    checks.check(told, found=Found.GONE, by=police, now=NOW)
    looking.look(now=NOW + DAY)
    assert asked == []
    assert told.checks.get(position=1).seen == Seen.REFUSED


def test_a_person_may_be_quicker_than_the_worker(removed, police, monkeypatch):
    def meanwhile(url):
        checks.check(removed, found=Found.THERE, by=police, now=NOW + DAY)
        return Seen.GONE

    monkeypatch.setattr(asking, "ask", meanwhile)
    looking.look(now=NOW + DAY)
    removed.refresh_from_db()
    assert removed.state == ItemState.BACK


def test_a_look_nobody_could_make_needs_words(removed, police):
    with pytest.raises(Refused):
        checks.check(removed, found=Found.UNCLEAR, by=police, now=NOW + DAY)
    checks.check(removed, found=Found.UNCLEAR, note="Trang bắt đăng nhập.", by=police, now=NOW)
    assert removed.checks.exclude(note=None).get().position == 0, "nothing was due that day"

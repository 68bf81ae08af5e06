"""Hashing by address: off unless a setting names the host, and no way around what it names."""

import hashlib
import io
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from PIL import Image
from threatexchange.signal_type.pdq.signal import PdqSignal

from drawn_pictures import boxes
from khien.core import outward
from khien.screening.matcher import fetching, uploads
from khien.screening.matcher.asking import Wrong

_PICTURE = io.BytesIO()
Image.fromarray(boxes(1, 120, 160)).save(_PICTURE, "PNG")
PNG = _PICTURE.getvalue()
HERE, THERE = "anh.example", "khac.example"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append((self.headers["Host"], self.path))
        place = self.path.partition("?")[2]
        if self.path.startswith("/go"):
            self.send_response(302)
            self.send_header("Location", place)
            self.end_headers()
            return
        self.send_response(404 if self.path == "/none" else 200)
        self.send_header(
            "Content-Type", {"/film": "video/mp4", "/text": "text/html"}.get(self.path, "image/png")
        )
        self.end_headers()
        pieces = [bytes(1000)] * 2000 if self.path == "/large" else [PNG]
        for piece in [PNG[:9]] * 300 if self.path == "/slow" else pieces:
            try:
                self.wfile.write(piece)
            except OSError:
                return
            if self.path == "/slow":
                time.sleep(0.1)

    def log_message(self, *given):
        pass


@pytest.fixture
def server(settings, monkeypatch):
    """Both names lead to a server of ours, as if it stood on a public address."""
    settings.HASH_FETCH_HOSTS = frozenset({HERE})
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


def refused(url, content_type="photo"):
    with pytest.raises(Wrong) as wrong:
        fetching.fetched(url, content_type)
    return int(wrong.value.status)


def test_a_photo_of_a_named_host_is_fetched(server):
    sent = fetching.fetched(f"http://{HERE}/a.png?x=1", "")
    assert sent.content_type == "photo"
    assert PdqSignal.hash_from_bytes(sent.data) == PdqSignal.hash_from_bytes(PNG)
    assert server.asked == [(HERE, "/a.png?x=1")]


def test_of_a_film_only_its_digests_are_kept(server):
    sent = fetching.fetched(f"http://{HERE}/film", "")
    assert (sent.content_type, sent.data) == ("video", b"")
    assert hashlib.md5(PNG).hexdigest() in sent.digests.values()


def test_a_redirect_within_what_is_named_is_followed(server):
    sent = fetching.fetched(f"http://{HERE}/go?/a.png", "photo")
    assert sent.data == PNG
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    "place",
    [
        f"http://{THERE}/a.png",
        f"//{THERE}/a.png",
        f"http://{HERE}@{THERE}/a.png",
        f"http://{HERE}.{THERE}/",
        f"http://{HERE}:22/",
        f"ftp://{HERE}/a.png",
        "file:///etc/passwd",
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://[/",
    ],
)
def test_each_hop_is_checked_as_the_first(server, place):
    assert refused(f"http://{HERE}/go?{place}") == 400
    assert [host for host, _ in server.asked] == [HERE]
    server.asked.clear()
    assert refused(place) == 400
    assert server.asked == []


def test_a_round_of_redirects_ends(server):
    assert refused(f"http://{HERE}/go?/go?/go?/go?/go?/go?/a.png") == 400
    assert len(server.asked) == 4


def test_what_is_too_large_or_takes_too_long_is_cut(server, monkeypatch):
    monkeypatch.setitem(uploads.LARGEST, "photo", 100_000)
    assert refused(f"http://{HERE}/large") == 413
    monkeypatch.setattr(fetching, "_SECONDS_IN_ALL", 0.5)
    began = time.monotonic()
    assert refused(f"http://{HERE}/slow") == 400
    assert time.monotonic() - began < 15, "of the thirty seconds that it would take"


@pytest.mark.parametrize("path", ["/none", "/text", "/ảnh.png", "/a b", "/a\r\nHost: x"])
def test_what_is_no_photo_is_said_to_be_none(server, path):
    assert refused(f"http://{HERE}{path}", "") == 400
    assert {host for host, _ in server.asked} <= {HERE}


def test_without_the_setting_nothing_is_fetched(server, settings):
    settings.HASH_FETCH_HOSTS = frozenset()
    assert refused(f"http://{HERE}/a.png") == 403
    assert server.asked == []


@pytest.mark.parametrize(
    "found",
    [
        ["127.0.0.1"],
        ["10.1.2.3"],
        ["192.168.0.1"],
        ["172.16.9.9"],
        ["169.254.169.254"],
        ["100.64.0.1"],
        ["0.0.0.0"],
        ["224.0.0.1"],
        ["::1"],
        ["fe80::1%eth0"],
        ["fc00::1"],
        ["::ffff:127.0.0.1"],
        ["1.1.1.1", "127.0.0.1"],
        [],
    ],
)
def test_a_name_that_leads_inside_is_refused(settings, monkeypatch, found):
    settings.HASH_FETCH_HOSTS = frozenset({HERE})
    told = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, 80)) for each in found]
    monkeypatch.setattr(outward.socket, "getaddrinfo", lambda *_, **__: told)
    monkeypatch.setattr(
        outward.socket, "create_connection", lambda *_, **__: pytest.fail("it called")
    )
    assert refused(f"http://{HERE}/a.png") == 400


def test_public_addresses_are_public():
    assert outward.is_public("1.1.1.1")
    assert outward.is_public("2606:4700::1111")

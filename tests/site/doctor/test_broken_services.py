"""What an installation talks to: mail server, certificates, clocks, each real, on loopback."""

import socket
import ssl
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from socketserver import BaseRequestHandler, TCPServer, ThreadingUnixStreamServer

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def codes(findings) -> list[str]:
    return [finding.code for finding in findings]


class Mailbox:
    """`sender`: what it says to whoever wants to send."""

    sender = "250 OK"

    async def handle_MAIL(self, _server, _session, envelope, address, _options):
        envelope.mail_from = address
        return self.sender


@pytest.fixture
def mail_server(settings, closed_port):
    def only(_server, _session, _envelope, _mechanism, given):
        return AuthResult(success=given.password == b"right", handled=False)

    box = Mailbox()
    controller = Controller(
        box,
        hostname="127.0.0.1",
        port=closed_port,
        authenticator=only,
        auth_require_tls=False,
    )
    controller.start()
    settings.MAIL_SERVER, settings.MAIL_SECURITY = f"127.0.0.1:{closed_port}", "none"
    settings.MAIL_USER, settings.MAIL_PASSWORD = "khien", "right"
    settings.MAIL_FROM = "khien@example.vn"
    yield box
    controller.stop()


def test_a_mail_server_that_takes_our_mail_is_well(installation, mail_server, examined):
    assert examined() == []


def test_a_mail_server_that_does_not_know_us_is_told(installation, mail_server, examined, settings):
    settings.MAIL_PASSWORD = "wrong"
    assert codes(examined()) == ["mail.sign-in"]


def test_a_sender_it_does_not_take_is_told(installation, mail_server, examined):
    mail_server.sender = "553 not yours"
    assert codes(examined()) == ["mail.sender"]


def test_a_mail_server_that_is_down_is_told(installation, examined, settings, closed_port):
    settings.MAIL_SERVER = f"127.0.0.1:{closed_port}"
    assert codes(examined()) == ["mail.away"]


def test_a_webhook_nobody_answers_is_told(installation, examined, settings, closed_port):
    settings.SMS_WEBHOOK = f"http://127.0.0.1:{closed_port}/gui"
    assert codes(examined()) == ["webhook.away"]


def test_a_bucket_out_of_reach_is_told(installation, examined, settings, closed_port):
    settings.EXHIBIT_BUCKET = f"http://127.0.0.1:{closed_port}/khien"
    settings.EXHIBIT_BUCKET_KEY, settings.EXHIBIT_BUCKET_SECRET = "key", "secret"
    assert codes(examined()) == ["exhibits.away"]


class Pong(BaseRequestHandler):
    def handle(self):
        self.request.recv(64)
        self.request.sendall(b"PONG\0")


def test_a_scanner_is_asked_whether_it_lives(installation, examined, settings):
    path = str(installation / "clamd")
    settings.CLAMD_SOCKET = path
    assert codes(examined()) == ["scanner.away"]
    with ThreadingUnixStreamServer(path, Pong) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        assert examined() == []
        server.shutdown()


class Clock(BaseHTTPRequestHandler):
    off = timedelta()

    def do_HEAD(self):
        self.send_response_only(204)
        self.send_header("Date", format_datetime(datetime.now(UTC) + self.off, usegmt=True))
        self.end_headers()

    def log_message(self, *_words):
        pass


@pytest.mark.parametrize(("off", "expected"), [(-HOUR, ["clock.peer"]), (timedelta(), [])])
def test_a_clock_an_hour_off_is_told(installation, examined, monkeypatch, off, expected):
    handler = type("Wrong", (Clock,), {"off": off})
    with HTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("CLOCK_PEER", f"http://127.0.0.1:{server.server_port}")
        found = examined()
        server.shutdown()
    assert codes(found) == expected
    assert all("nhanh 60 phút" in each.said.vietnamese for each in found)


def test_the_clock_of_the_network_is_understood(installation, examined, monkeypatch):
    """NTP: seconds since 1900 in the last eight bytes of the answer."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as server:
        server.bind(("127.0.0.1", 0))

        def answer():
            _asked, whom = server.recvfrom(64)
            theirs = datetime.now(UTC) + HOUR - datetime(1900, 1, 1, tzinfo=UTC)
            told = int(theirs.total_seconds()).to_bytes(4, "big") + bytes(4)
            server.sendto(bytes(40) + told, whom)

        thread = threading.Thread(target=answer)
        thread.start()
        monkeypatch.setenv("CLOCK_PEER", f"ntp://127.0.0.1:{server.getsockname()[1]}")
        found = examined()
        thread.join()
    assert codes(found) == ["clock.peer"]
    assert "chậm 60 phút" in found[0].said.vietnamese


def test_a_clock_that_does_not_answer_is_only_noted(
    installation, examined, monkeypatch, closed_port
):
    monkeypatch.setenv("CLOCK_PEER", f"http://127.0.0.1:{closed_port}")
    (found,) = examined()
    assert found.code == "clock.peer-away"
    assert not found.must_be_mended


def certificate(folder, *, name: str, left: timedelta) -> ssl.SSLContext:
    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - 90 * DAY)
        .not_valid_after(now + left)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "tls.pem").write_bytes(
        made.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "tls.pem")
    return context


class Quiet(BaseRequestHandler):
    def handle(self):
        self.request.recv(1)


class Secured(TCPServer):
    def get_request(self):
        plain, whom = super().get_request()
        return self.context.wrap_socket(plain, server_side=True), whom


@pytest.mark.parametrize(
    ("name", "left", "expected"),
    [
        ("localhost", 60 * DAY, []),
        ("localhost", 20 * DAY, ["certificate.expiring"]),
        ("localhost", -DAY, ["certificate.expired"]),
        ("khac.example.vn", 60 * DAY, ["certificate.host"]),
    ],
)
def test_the_certificate_a_visitor_gets_is_looked_at(
    installation, examined, monkeypatch, tmp_path, name, left, expected
):
    with Secured(("127.0.0.1", 0), Quiet) as server:
        server.context = certificate(tmp_path, name=name, left=left)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"https://localhost:{server.server_address[1]}"
        monkeypatch.setenv("SITE_URL", address)
        found = examined()
        server.shutdown()
    assert codes(found) == expected


def test_the_certificate_khien_serves_with_is_looked_at_too(
    installation, examined, monkeypatch, tmp_path, closed_port
):
    """Also while nobody answers at its address."""
    certificate(tmp_path, name="localhost", left=3 * DAY)
    monkeypatch.setenv("SITE_URL", f"https://localhost:{closed_port}")
    for setting in ("TLS_CERTIFICATE", "TLS_KEY"):
        monkeypatch.setenv(setting, str(tmp_path / "tls.pem"))
    assert codes(examined()) == ["certificate.expiring", "certificate.unseen"]

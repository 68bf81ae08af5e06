import hashlib
import hmac
import json
import threading
from email import message_from_bytes
from email.header import decode_header, make_header
from http.server import BaseHTTPRequestHandler, HTTPServer
from socket import create_server

import pytest
from aiosmtpd.controller import Controller

from khien.people.roles import Role


class Inbox:
    def __init__(self):
        self.mails = []

    async def handle_DATA(self, _server, _session, envelope):
        mail = message_from_bytes(envelope.content)
        said = mail.get_payload(decode=True).decode()
        subject = str(make_header(decode_header(mail["Subject"])))
        self.mails.append((envelope.rcpt_tos[0], subject, said))
        return "250 OK"


@pytest.fixture
def mail(settings):
    """A mail server that is up; `mail.controller.stop()` takes it down."""
    inbox = Inbox()
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    inbox.controller = Controller(inbox, hostname="127.0.0.1", port=port)
    inbox.controller.start()
    inbox.again = lambda: Controller(inbox, hostname="127.0.0.1", port=port)
    settings.MAIL_SERVER, settings.MAIL_SECURITY = f"127.0.0.1:{port}", "none"
    settings.MAIL_FROM = "khien@example.vn"
    yield inbox
    if inbox.controller.server is not None:
        inbox.controller.stop()


@pytest.fixture
def webhook(settings):
    """What it was told, each signature checked."""
    told = []

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            wanted = hmac.new(b"secret", body, hashlib.sha256).hexdigest()
            assert self.headers["X-Khien-Signature"] == wanted
            told.append(json.loads(body))
            self.send_response_only(204)
            self.end_headers()

        def log_message(self, *_words):
            pass

    with HTTPServer(("127.0.0.1", 0), Hook) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.ALERT_WEBHOOK = f"http://127.0.0.1:{server.server_port}/canh-bao"
        settings.ALERT_WEBHOOK_SECRET = "secret"
        yield told
        server.shutdown()


@pytest.fixture
def administrator(staff):
    user = staff(Role.ADMINISTRATOR)
    user.email = "quan-tri@example.vn"
    user.save(update_fields=["email"])
    return user

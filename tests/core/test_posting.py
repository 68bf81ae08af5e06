"""Reminders outside the house, to a real SMTP server and a real webhook on loopback."""

import hashlib
import hmac
import json
import socket
import threading
from datetime import timedelta
from email import message_from_bytes
from email.header import decode_header, make_header
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from uuid import uuid4

import pytest
from aiosmtpd.controller import Controller

from fixtures_clocks import MONDAY
from khien.core import clocks
from khien.core.models import Channel, ChannelState, Delivery, LadderStep, Notice, Posting, Reminder
from khien.core.reminders import posting, ways
from khien.core.reminders.ways import Reached

MINUTE = timedelta(minutes=1)


class Inbox:
    def __init__(self):
        self.mails, self.refuses = [], set()

    async def handle_RCPT(self, _server, _session, envelope, address, _options):
        if address in self.refuses:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server, _session, envelope):
        self.mails.append((envelope.rcpt_tos[0], message_from_bytes(envelope.content)))
        return "250 OK"


@pytest.fixture
def server(settings):
    """A mail server that is up; `server.stop()` takes it down."""
    inbox = Inbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(inbox, hostname="127.0.0.1", port=port)
    controller.start()
    settings.MAIL_SERVER, settings.MAIL_SECURITY = f"127.0.0.1:{port}", "none"
    settings.MAIL_FROM = "khien@example.vn"
    controller.inbox, controller.at = inbox, port
    yield controller
    if controller.server is not None:
        controller.stop()


@pytest.fixture
def people(monkeypatch):
    """Who is reached where."""
    known = {}
    monkeypatch.setattr(
        ways,
        "_ways",
        [lambda _channel, keys: {k: Reached(None, known[k]) for k in keys if k in known}],
    )
    return known


@pytest.fixture
def notice(invented_room):
    """`notice(person)`: one more deadline that the person was reminded of."""
    step = LadderStep.objects.create(
        code="hours", offset=0, unit="hours", to="officer", valid_from=MONDAY.date()
    )

    def notice(person, at=MONDAY):
        clock = clocks.start("hours", subject=uuid4(), now=at)
        row, _made = Notice.objects.get_or_create(person=person, at=at)
        reminder = Reminder.objects.create(
            clock=clock, step=step, due_at=clock.due_at, owed_at=at, made_at=at, delivered=True
        )
        Delivery.objects.create(notice=row, reminder=reminder)
        return clock

    return notice


def subject(mail):
    return str(make_header(decode_header(mail["Subject"])))


def test_each_person_gets_one_mail_with_all_that_waits(server, people, notice):
    one, other = uuid4(), uuid4()
    people.update({one: "mot@example.vn", other: "hai@example.vn"})
    for minute in range(3):
        notice(one, MONDAY + minute * MINUTE)
    notice(other)
    now = MONDAY + 5 * MINUTE
    assert posting.post(now=now) == 2
    assert posting.post(now=now + 5 * MINUTE) == 0
    told = {to: subject(mail) for to, mail in server.inbox.mails}
    assert told == {
        "mot@example.vn": "Khiên: 3 việc cần để ý",
        "hai@example.vn": "Khiên: 1 việc cần để ý",
    }
    text = server.inbox.mails[0][1].get_payload(decode=True).decode()
    assert "/lam-viec/nhac-viec/" in text
    assert "3 việc nữa" in text  # what is not a task is only counted


def test_a_server_down_for_a_week_loses_nothing_and_bursts_nobody(server, people, notice):
    person = uuid4()
    people[person] = "mot@example.vn"
    server.stop()
    server.server = None
    for number in range(7 * 24 * 12):
        now = MONDAY + 5 * number * MINUTE
        if number % 288 == 0:
            notice(person, now)
        assert posting.post(now=now) == 0
    state = ChannelState.objects.get(pk=Channel.EMAIL)
    assert state.failing_since == MONDAY
    assert state.tries < 7 * 24 + 10  # ever more seldom, once an hour at last
    assert not Posting.objects.exists()
    again = Controller(server.inbox, hostname="127.0.0.1", port=server.at)
    again.start()
    try:
        assert posting.post(now=state.next_try_at) == 1
    finally:
        again.stop()
    assert [subject(mail) for _to, mail in server.inbox.mails] == ["Khiên: 7 việc cần để ý"]
    assert ChannelState.objects.get(pk=Channel.EMAIL).failing_since is None


def test_one_mailbox_that_is_not_there_stops_nobody_else(server, people, notice):
    lost, found, without = uuid4(), uuid4(), uuid4()
    people.update({lost: "khong@example.vn", found: "co@example.vn"})
    server.inbox.refuses.add("khong@example.vn")
    for person in (lost, found, without):
        notice(person)
    assert posting.post(now=MONDAY + MINUTE) == 1
    problems = dict(Posting.objects.values_list("notice__person", "problem"))
    assert problems == {lost: "SMTPRecipientsRefused", found: "", without: "no address"}
    assert posting.post(now=MONDAY + 2 * MINUTE) == 0


def test_what_is_done_or_acknowledged_meanwhile_is_not_told(server, people, notice):
    person, other = uuid4(), uuid4()
    people.update({person: "mot@example.vn", other: "hai@example.vn"})
    clocks.stop("hours", subject=notice(person).subject, now=MONDAY)
    notice(other)
    Notice.objects.filter(person=other).update(acknowledged_at=MONDAY)
    assert posting.post(now=MONDAY + MINUTE) == 0
    assert server.inbox.mails == []


@pytest.fixture
def gateway(settings):
    """A webhook; `gateway.answers`: what it says next."""
    heard = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            heard.append((body, self.headers["X-Khien-Signature"]))
            self.send_response(web.answers.pop(0) if web.answers else 204)
            self.end_headers()

        def log_message(self, *_args):
            pass

    web = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    web.heard, web.answers = heard, []
    threading.Thread(target=web.serve_forever, daemon=True).start()
    settings.SMS_WEBHOOK = f"http://127.0.0.1:{web.server_port}/gui"
    settings.SMS_WEBHOOK_SECRET = "bi-mat"
    yield web
    web.shutdown()
    web.server_close()


def test_a_gateway_is_asked_with_a_signature_and_again_after_a_fault(gateway, people, notice):
    person = uuid4()
    people[person] = "0912345678"
    notice(person)
    gateway.answers = [503]
    assert posting.post(now=MONDAY + MINUTE) == 0
    assert posting.post(now=MONDAY + 2 * MINUTE) == 0
    assert posting.post(now=MONDAY + 7 * MINUTE) == 1
    (first, _), (body, signature) = gateway.heard
    assert first == body  # the same key, so that a gateway can drop the second
    assert json.loads(body)["to"] == "0912345678"
    assert signature == hmac.new(b"bi-mat", body, hashlib.sha256).hexdigest()

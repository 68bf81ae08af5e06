"""kill -9 of the site, the worker or the database while reports are sent: none whose code was
shown is missing afterwards, and none is there twice.
"""

import json
import random
import threading
import time
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from uuid import uuid4

import psutil
import psycopg
import pytest

from khien.site.database import running

pytestmark = pytest.mark.faults

SENDERS, KILLS, BETWEEN = 4, 4, 4.0
ENOUGH = 60  # reports, most of them sent after the last kill
PATIENCE = 120
VICTIMS = ("granian", "procrastinate", "postgres")


@dataclass
class Sent:
    """Codes by the key of their sending; every key is sent until it is answered."""

    codes: dict[str, str] = field(default_factory=dict)
    stop: threading.Event = field(default_factory=threading.Event)


def post(port: int, path: str, body: dict, headers: dict | None = None) -> tuple[int, dict]:
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request(
            "POST", path, json.dumps(body), {"Content-Type": "application/json"} | (headers or {})
        )
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read() or b"{}")
    except (OSError, HTTPException, json.JSONDecodeError):
        return 0, {}
    finally:
        connection.close()


def send(port: int, sent: Sent) -> None:
    while not sent.stop.is_set():
        key, until = uuid4().hex, time.monotonic() + PATIENCE
        body = {"what_happened": f"Bị trêu chọc trong nhóm lớp. {key}", "kinds": ["bullying"]}
        while time.monotonic() < until:
            status, answer = post(port, "/api/v1/reports", body, {"Idempotency-Key": key})
            if status == 201:
                assert sent.codes.setdefault(key, answer["code"]) == answer["code"]
                break
            time.sleep(0.3)


def kill_one(installation, kind: str) -> None:
    """The oldest process of that kind: the master of the web, the server of the database."""
    family = psutil.Process(installation.process.pid).children(recursive=True)
    found = [process for process in family if kind in words_of(process)]
    if found:
        min(found, key=lambda process: process.create_time()).kill()


def words_of(process: psutil.Process) -> str:
    try:
        return f"{process.name()} {' '.join(process.cmdline()[:4])}"
    except psutil.Error:  # gone, or killed a moment ago
        return ""


def test_no_report_whose_code_was_shown_is_lost(installation):
    sent = Sent()
    senders = [
        threading.Thread(target=send, args=(installation.port, sent)) for _ in range(SENDERS)
    ]
    for sender in senders:
        sender.start()
    for kind in random.sample(VICTIMS * 2, KILLS):
        time.sleep(random.uniform(1, BETWEEN))
        kill_one(installation, kind)
    until = time.monotonic() + PATIENCE
    while len(sent.codes) < ENOUGH and time.monotonic() < until:
        time.sleep(0.2)
    sent.stop.set()
    for sender in senders:
        sender.join(PATIENCE + 10)
    assert len(sent.codes) >= ENOUGH
    lost = [code for code in sent.codes.values() if not is_there(installation.port, code)]
    assert lost == []
    assert len(set(sent.codes.values())) == len(sent.codes)
    assert numbers(installation, len(sent.codes)) == 0
    assert left_behind(installation) == []


def is_there(port: int, code: str) -> bool:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        status, _ = post(port, "/api/v1/reports/status", {"code": code})
        if status in {200, 404}:
            return status == 200
        time.sleep(0.5)
    return False


def numbers(installation, shown: int) -> int:
    """Reports made by this test that nobody has a code for; a lost answer was asked for again."""
    with running(installation.home) as server, psycopg.connect(server.url) as link:
        row = link.execute(
            "SELECT count(*) FROM intake_report WHERE channel = 'api' AND request_hash IS NOT NULL"
        ).fetchone()
    return (row[0] if row else 0) - shown


def left_behind(installation) -> list[str]:
    """Processes of this site that no longer belong to it."""
    family = {p.pid for p in psutil.Process(installation.process.pid).children(recursive=True)}
    port = f"--port {installation.port} "
    return [
        found
        for process in psutil.process_iter()
        if process.pid not in family and port in (found := f"{whole_words_of(process)} ")
    ]


def whole_words_of(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""

"""Reports through the public API, eight at a time, and whether each is there afterwards."""

import json
from collections.abc import Sequence
from time import perf_counter
from uuid import uuid4

import psycopg

from khien.site.bench.installation import Installation
from khien.site.bench.load import load, post
from khien.site.bench.measuring import Figure, milliseconds, percentile
from khien.site.database import running

AT_A_TIME = 8
SECONDS = 20.0
_OPENED = 200  # codes, spread over all


def measure(installation: Installation) -> list[Figure]:
    before = _stored(installation)
    sent = load(installation.port, _report, connections=AT_A_TIME, seconds=SECONDS, status=201)
    codes = {str(json.loads(body)["code"]) for body in sent.bodies}
    rate, slow = len(codes) / sent.seconds, percentile(sent.first_bytes, 0.95)
    shut, opening = _open(installation, sorted(codes)[:: max(1, len(codes) // _OPENED)])
    lost = shut + len(codes) - (_stored(installation) - before)
    return [
        Figure(f"reports accepted, {AT_A_TIME} at a time", f"{rate:.0f}/s", "≥ 100/s", rate >= 100),
        Figure("p95 of accepting one", milliseconds(slow), "< 250 ms", slow < 0.25),
        Figure(f"lost, of {len(codes)} accepted", str(lost), "0", lost == 0),
        Figure("p95 of opening with the code", milliseconds(opening)),
    ]


def _report() -> bytes:
    told = {
        "what_happened": "Nhóm chat của lớp chế giễu bạn em suốt mấy tuần nay.",
        "kinds": ["bullying"],
        "handles": [f"mau.{uuid4().hex[:8]}"],
        "child_age": 12,
        "asks_for_support": True,
        "asked_by": "community",
    }
    return post("/api/v1/reports", told, Idempotency_Key=uuid4().hex)


def _stored(installation: Installation) -> int:
    with running(installation.home) as server, psycopg.connect(server.url) as link:
        found = link.execute("SELECT count(*) FROM intake_report").fetchone()
        return int(found[0]) if found else 0


def _open(installation: Installation, codes: Sequence[str]) -> tuple[int, float]:
    """How many of the codes open no report; p95 of opening one, in seconds."""
    connection = installation.connect()
    shut, times = 0, []
    for code in codes:
        began = perf_counter()
        told = json.dumps({"code": code})
        headers = {"Content-Type": "application/json"}
        connection.request("POST", "/api/v1/reports/status", told, headers)
        answer = connection.getresponse()
        answer.read()
        times.append(perf_counter() - began)
        shut += answer.status != 200
    return shut, percentile(times, 0.95)

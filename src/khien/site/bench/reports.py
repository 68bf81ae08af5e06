"""Reports through the public API, eight at a time, and whether each is there afterwards."""

import json
import threading
from http.client import HTTPConnection
from time import perf_counter
from uuid import uuid4

from khien.site.bench.installation import Installation
from khien.site.bench.measuring import Figure, milliseconds, percentile

AT_A_TIME = 8
SECONDS = 20.0
_CHECKED = 200  # codes looked up again, spread over all


def measure(installation: Installation) -> list[Figure]:
    codes: list[str] = []
    times: list[float] = []
    began = perf_counter()
    senders = [
        threading.Thread(target=_send, args=(installation, began + SECONDS, codes, times))
        for _ in range(AT_A_TIME)
    ]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    rate = len(codes) / (perf_counter() - began)
    lost, opening = _look_up(installation, codes[:: max(1, len(codes) // _CHECKED)])
    slow = percentile(times, 0.95)
    return [
        Figure(f"reports accepted, {AT_A_TIME} at a time", f"{rate:.0f}/s", "≥ 100/s", rate >= 100),
        Figure("p95 of accepting one", milliseconds(slow), "< 250 ms", slow < 0.25),
        Figure(f"lost, of {len(codes)} accepted", str(lost), "0", lost == 0),
        Figure("p95 of opening with the code", milliseconds(opening), "< 100 ms", opening < 0.1),
    ]


def _send(installation: Installation, until: float, codes: list[str], times: list[float]) -> None:
    connection = installation.connect()
    while (began := perf_counter()) < until:
        status, answer = _post(
            connection,
            "/api/v1/reports",
            {
                "what_happened": "Nhóm chat của lớp chế giễu bạn em suốt mấy tuần nay.",
                "kinds": ["bullying"],
                "handles": [f"mau.{uuid4().hex[:8]}"],
                "child_age": 12,
                "asks_for_support": True,
                "asked_by": "community",
            },
            {"Idempotency-Key": uuid4().hex},
        )
        if status != 201:
            raise RuntimeError(f"{status}: {answer}")
        times.append(perf_counter() - began)
        codes.append(str(answer["code"]))


def _look_up(installation: Installation, codes: list[str]) -> tuple[int, float]:
    """How many of the codes find no report; p95 of finding one, in seconds."""
    connection = installation.connect()
    lost, times = 0, []
    for code in codes:
        began = perf_counter()
        status, _ = _post(connection, "/api/v1/reports/status", {"code": code}, {})
        times.append(perf_counter() - began)
        lost += status != 200
    return lost, percentile(times, 0.95)


def _post(
    connection: HTTPConnection, path: str, body: dict[str, object], headers: dict[str, str]
) -> tuple[int, dict[str, object]]:
    connection.request(
        "POST", path, json.dumps(body), headers | {"Content-Type": "application/json"}
    )
    answer = connection.getresponse()
    return answer.status, json.loads(answer.read())

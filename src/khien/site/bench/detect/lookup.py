"""Looking hashes up over HTTP among a million: one web process, sign-in and counting on.

hasher-matcher-actioner is in no package index, so its figures stand beside as they were published:
version 1.1.7, two tuned workers, on two cores of this kind.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import numpy as np

from khien.site.bench.detect.matching import asked_of, bank_of
from khien.site.bench.detect.racing import alone
from khien.site.bench.installation import free_port
from khien.site.bench.measuring import Figure

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from khien.screening.models import PictureEntry

_MANY = 1_000_000
_ASKED = 4_000
_AT_ONCE = 1_000  # hashes of a batch
_SECONDS = 10
_CONNECTIONS = {"GET": 32, "POST": 4}
_TIMES = 5
_RAW, _BY_BANK = 1_008, 518  # look-ups a second, published
_BATCHED = 20_000

# Each connection asks for the next hash as soon as it is answered.
_SCRIPT = """
local lines = {}
for line in io.lines(os.getenv("ASKED")) do lines[#lines + 1] = line end
local at = 0
wrk.headers["Authorization"] = "Bearer " .. os.getenv("KEY")
wrk.headers["Content-Type"] = "application/json"
request = function()
  at = at % #lines + 1
  if os.getenv("METHOD") == "POST" then
    return wrk.format("POST", os.getenv("ADDRESS"), nil, lines[at])
  end
  return wrk.format("GET", os.getenv("ADDRESS") .. "?" .. lines[at])
end
"""


def measure() -> list[Figure]:
    return alone(_measure)


def _measure() -> list[Figure]:
    with TemporaryDirectory(prefix="khien-bench-") as home:
        Path(home).chmod(0o711)
        os.environ["KHIEN_HOME"] = home
        os.environ.pop("DATABASE_URL", None)
        hashes = bank_of(_MANY)
        asked, rows = asked_of(hashes, _ASKED)
        with _prepared(hashes) as secret, _served() as port:
            missed = _missed(port, secret, asked, rows)
            told = [_of(port, secret, way, asked) for way in ("raw_lookup", "lookup")]
            batched = _of_batches(port, secret, asked)
        return _figures(told[0], told[1], batched, missed)


def _figures(raw: float, by_bank: float, batched: float, missed: int) -> list[Figure]:
    among = f"among {_MANY:,}".replace(",", " ") + " over HTTP, one process"
    return [
        *(
            Figure(
                f"`/m/{way}` {among} / hasher-matcher-actioner as published",
                f"{ours / theirs:.1f} × ({ours:,.0f}/s, {theirs:,}/s)",
                f"≥ {_TIMES} ×",
                ours >= _TIMES * theirs,
            )
            for way, ours, theirs in (("raw_lookup", raw, _RAW), ("lookup", by_bank, _BY_BANK))
        ),
        Figure(
            f"hashes by `/m/batch_lookup`, {_AT_ONCE} at once, which it lacks",
            f"{batched:,.0f}/s",
            f"≥ {_BATCHED:,}/s",
            batched >= _BATCHED,
        ),
        Figure("missed over HTTP, at distances 0 to 31", str(missed), "0", missed == 0),
    ]


@contextmanager
def _prepared(hashes: "NDArray[np.uint8]") -> Iterator[str]:
    """A database with a bank of these hashes, entry n being hash n - 1; gives a key."""
    from khien.site.prepared import database

    with database():
        os.environ["DJANGO_SETTINGS_MODULE"] = "khien.site.settings"
        import django

        django.setup()
        from django.conf import settings
        from django.core.management import call_command

        from khien.core.seal import Keyring, key_folder
        from khien.screening.known import files
        from khien.site.database import extensions

        extensions.ensure(settings.DATABASE_URL)
        call_command("migrate", verbosity=0, interactive=False)
        Keyring.make(key_folder())
        secret = _filled(hashes)
        files.build()
        yield secret
        _let_go()


def _let_go() -> None:
    from django.db import connection

    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]  # PostgreSQL's own connection


def _filled(hashes: "NDArray[np.uint8]") -> str:
    from django.utils import timezone

    from khien.core.actors import SYSTEM
    from khien.people.actions.accounts import create_user
    from khien.screening.actions import keys
    from khien.screening.models import Bank, Category, HashKind, Matter, PictureEntry, Sharing, Use

    now = timezone.now()
    keeper = create_user("do-toc-do", by=SYSTEM, now=now)
    bank = Bank.objects.create(
        reference="bench",
        name="Kho để đo",
        matter=Matter.PICTURES,
        category=Category.OTHER,
        source="made at random",
        sharing=Sharing.PARTNERS,
        revision=1,
        created_by=keeper,
        created_at=now,
    )
    _copied(PictureEntry(bank=bank, kind=HashKind.PDQ.value, added_at=now, revision=1), hashes)
    _key, secret = keys.make(
        "Đo tốc độ",
        holder="Khiên",
        uses=[Use.LOOK_UP],
        per_day=1_000_000_000,
        expires_on=None,
        by=keeper,
        now=now,
    )
    return secret


def _copied(entry: "PictureEntry", hashes: "NDArray[np.uint8]") -> None:
    """A row like this one for each hash, numbered from 1."""
    from django.db import connection, transaction

    row = {str(f.column): getattr(entry, f.attname) for f in entry._meta.concrete_fields}
    into = f"COPY {entry._meta.db_table} ({', '.join(row)}) FROM STDIN"
    with transaction.atomic(), connection.cursor() as cursor, cursor.copy(into) as copy:
        for number, one in enumerate(hashes, start=1):
            copy.write_row([*(row | {"id": number, "value": one.tobytes()}).values()])


@contextmanager
def _served() -> Iterator[int]:
    port = free_port()
    options = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--no-ws"]
    one = ["--workers", "1", "--blocking-threads", "1", "--log-level", "warning"]
    line = [sys.executable, "-m", "granian", *options, *one, "khien.site.wsgi:application"]
    with subprocess.Popen(line) as process:
        try:
            _wait(port, process)
            yield port
        finally:
            process.terminate()


def _wait(port: int, process: "subprocess.Popen[bytes]") -> None:
    until = monotonic() + 60
    while monotonic() < until and process.poll() is None:
        try:
            if _get(port, "/status", "")[0] == 200:
                return
        except OSError:
            sleep(0.1)
    raise RuntimeError("the site did not start")


def _get(port: int, path: str, secret: str) -> tuple[int, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("GET", path, headers={"Authorization": f"Bearer {secret}"})
    answer = connection.getresponse()
    return answer.status, answer.read()


def _query(one: "NDArray[np.uint8]") -> str:
    return urlencode({"signal_type": "pdq", "signal": one.tobytes().hex()})


def _missed(port: int, secret: str, asked: "NDArray[np.uint8]", rows: list[int]) -> int:
    """Of the hashes near one of the bank, whose entry is row + 1."""
    missed = 0
    for one, row in zip(asked, rows, strict=False):
        status, body = _get(port, f"/m/raw_lookup?{_query(one)}", secret)
        if status != 200:
            raise RuntimeError(body.decode())
        missed += row + 1 not in json.loads(body)["matches"]
    return missed


def _of(port: int, secret: str, way: str, asked: "NDArray[np.uint8]") -> float:
    return _load(port, secret, "GET", f"/m/{way}", [_query(one) for one in asked])


def _of_batches(port: int, secret: str, asked: "NDArray[np.uint8]") -> float:
    signals = [one.tobytes().hex() for one in asked]
    bodies = [
        json.dumps({"signal_type": "pdq", "signals": signals[start : start + _AT_ONCE]})
        for start in range(0, len(signals), _AT_ONCE)
    ]
    return _AT_ONCE * _load(port, secret, "POST", "/m/batch_lookup", bodies)


def _load(port: int, secret: str, method: str, address: str, lines: list[str]) -> float:
    """Answers a second; raises where any is not 200."""
    with TemporaryDirectory() as folder:
        asked, script = Path(folder, "asked"), Path(folder, "ask.lua")
        asked.write_text("\n".join(lines) + "\n")
        script.write_text(_SCRIPT)
        given = {"ASKED": str(asked), "KEY": secret, "METHOD": method, "ADDRESS": address}
        many = [
            "-t",
            "1",
            "-c",
            str(_CONNECTIONS[method]),
            "--timeout",
            "30s",
            "-d",
            f"{_SECONDS}s",
            "-s",
            str(script),
        ]
        done = subprocess.run(
            ["wrk", *many, f"http://127.0.0.1:{port}/"],  # noqa: S607  (Debian's, from the path)
            env=os.environ | given,
            capture_output=True,
            text=True,
            check=True,
        )
    found = re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)
    if found is None or "Non-2xx" in done.stdout or "Socket errors" in done.stdout:
        raise RuntimeError(done.stdout)
    return float(found[1])

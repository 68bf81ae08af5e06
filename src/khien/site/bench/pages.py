"""Pages: bytes over the wire, first bytes under load, the queue at two sizes, the dashboard."""

import re
from time import perf_counter

import psycopg

from khien.site.bench.installation import Installation, Visitor
from khien.site.bench.load import get, load
from khien.site.bench.measuring import Figure, milliseconds, percentile
from khien.site.database import running

_ROUNDS = 60
_VISITORS = 32
_SECONDS = 10.0
_REPORT_PAGE = "/bao-tin/ban-be/"

# Rows like the newest real one; what is sealed in it is never opened by a list.
_MORE_REPORTS = """
    INSERT INTO intake_report ({columns})
    SELECT {values}
      FROM (SELECT * FROM intake_report ORDER BY received_at DESC LIMIT 1) AS row,
           generate_series(1, %s) AS nth
"""
_MORE_ROUTINGS = """
    INSERT INTO intake_routing
           (id, report_id, organisation_id, function, commune_id, sent_at, due_at)
    SELECT gen_random_uuid(), report.id, model.organisation_id, model.function, report.commune_id,
           report.received_at, now() + interval '24 hours'
      FROM intake_report report,
           (SELECT * FROM intake_routing WHERE function = 'child_affairs' LIMIT 1) AS model
     WHERE NOT EXISTS (SELECT 1 FROM intake_routing other WHERE other.report_id = report.id)
"""
_LOOKED_AT = """
    INSERT INTO screening_look (id, matter, subject, tries, looked_at)
    SELECT gen_random_uuid(), 'report', id, 1, now() FROM intake_report report
     WHERE NOT EXISTS (SELECT 1 FROM screening_look look WHERE look.subject = report.id)
"""
# An id tells when it was made, as those of the site do.
_ID = """
    (encode(substring(int8send((extract(epoch FROM now()) * 1000)::bigint
                               - 20000 * nth::bigint) FROM 3), 'hex')
     || '7' || substr(md5(nth::text || now()), 1, 19))::uuid
"""
_NEW = {
    "id": _ID,
    "number": "nextval('intake_report_number')",
    "code_hash": "sha256(gen_random_uuid()::text::bytea)",
    "request_hash": "NULL",
    "received_at": "now() - nth * interval '20 seconds'",
    "due_at": "now() + (24 - nth %% 48) * interval '1 hour'",
    "priority": "(ARRAY['red', 'orange', 'green'])[1 + nth %% 3]",
    "state": "'received'",
}


def report_page(installation: Installation) -> list[Figure]:
    size = _transferred(installation, _REPORT_PAGE)
    first = _first_bytes(installation, _REPORT_PAGE)
    return [
        Figure(
            "report page, transferred in all", f"{size / 1000:.1f} KB", "≤ 30 KB", size <= 30_000
        ),
        Figure(
            f"its first byte at {_VISITORS} connections, p95",
            milliseconds(first),
            "< 50 ms",
            first < 0.05,
        ),
    ]


def _transferred(installation: Installation, path: str) -> int:
    """Page, styles, scripts and pictures with their headers, as a browser that takes brotli."""
    connection = installation.connect()
    total, waiting, seen = 0, [path], set()
    while waiting:
        address = waiting.pop()
        seen.add(address)
        connection.request("GET", address, headers={"Accept-Encoding": "br, gzip"})
        answer = connection.getresponse()
        body = answer.read()
        total += len(body) + sum(len(k) + len(v) + 4 for k, v in answer.getheaders()) + 17
        if address == path:
            page = _plain(installation, path)
            found = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
            waiting += [each for each in dict.fromkeys(found) if each not in seen]
    return total


def _plain(installation: Installation, path: str) -> str:
    connection = installation.connect()
    connection.request("GET", path)
    return connection.getresponse().read().decode()


def _first_bytes(installation: Installation, path: str) -> float:
    asked = get(path)
    found = load(
        installation.port, lambda: asked, connections=_VISITORS, seconds=_SECONDS, status=200
    )
    return percentile(found.first_bytes, 0.95)


def staff_page(visitor: Visitor, path: str) -> tuple[float, int]:
    """p95 of the whole page in seconds, and its bytes as they are before compression."""
    visitor.ask("GET", path)
    times, size = [], 0
    for _ in range(_ROUNDS):
        began = perf_counter()
        status, body = visitor.ask("GET", path)
        times.append(perf_counter() - began)
        size = len(body.encode())
        if status != 200:
            raise RuntimeError(f"{path}: {status}")
    return percentile(times, 0.95), size


def queue(
    installation: Installation, visitor: Visitor, *, rows: int, promised: float
) -> list[Figure]:
    _fill(installation, rows)
    visitor.connection.close()  # idle too long; the next request opens it again
    slow, size = staff_page(visitor, "/lam-viec/tin-bao/")
    count = f"{rows:,}".replace(",", " ")
    return [
        Figure(
            f"queue page with {count} reports, p95",
            milliseconds(slow),
            f"< {milliseconds(promised)}",
            slow < promised,
        ),
        Figure("its size, uncompressed", f"{size / 1000:.0f} KB", "< 50 KB", size < 50_000),
    ]


def dashboard(visitor: Visitor) -> list[Figure]:
    slow, size = staff_page(visitor, "/lam-viec/bang-dieu-hanh/")
    return [
        Figure(
            "dashboard, 2,000 institutions, five years, p95",
            milliseconds(slow),
            "< 300 ms",
            slow < 0.3,
        ),
        Figure("its size, uncompressed", f"{size / 1000:.0f} KB"),
    ]


def _fill(installation: Installation, rows: int) -> None:
    with running(installation.home) as server, psycopg.connect(server.url, autocommit=True) as link:
        there = link.execute("SELECT count(*) FROM intake_report").fetchone()
        columns = [
            name
            for (name,) in link.execute(
                "SELECT column_name FROM information_schema.columns "
                "WHERE table_name = 'intake_report' ORDER BY ordinal_position"
            )
        ]
        values = [_NEW.get(name, f"row.{name}") for name in columns]
        statement = _MORE_REPORTS.format(columns=", ".join(columns), values=", ".join(values))
        with link.transaction():  # the worker never sees one that cannot be opened
            link.execute(statement.encode(), [rows - (there[0] if there else 0)])
            link.execute(_LOOKED_AT)
        link.execute(_MORE_ROUTINGS)
        link.execute("VACUUM ANALYZE")

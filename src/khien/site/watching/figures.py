"""The page for Prometheus: what is read from the database and this machine; names nobody."""

import importlib.metadata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import DatabaseError
from django.db.models import Count, Min

from khien.core.calendars import today
from khien.core.models import LedgerHead, LedgerLink, RunningClock
from khien.intake.models import Report, ReportState
from khien.site.doctor.facts import Volume
from khien.site.doctor.looking import backups, disks, running
from khien.site.models import SignInTally, Trouble
from khien.site.watching import counting

Labels = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Family:
    """`kind`: counter or gauge. `rows`: labels → value."""

    name: str
    kind: str
    meaning: str
    rows: dict[Labels, float] = field(default_factory=dict)


def _gauge(name: str, meaning: str, value: float | None) -> Family:
    return Family(name, "gauge", meaning, {} if value is None else {(): value})


def _seconds(length: timedelta | None) -> float | None:
    return None if length is None else length.total_seconds()


def _age(moment: datetime | None, now: datetime) -> float | None:
    return None if moment is None else _seconds(now - moment)


def families(now: datetime) -> Iterator[Family]:
    """Where the database does not answer, the rest is told all the same."""
    yield from _requests()
    yield from _machine()
    reached = True
    for part in _PARTS:
        try:
            yield from list(part(now))
        except DatabaseError:
            reached = False
            break
    yield _gauge("khien_database_up", "Whether the database answers.", float(reached))


def _requests() -> Iterator[Family]:
    counts, seconds = counting.counted()
    yield Family(
        "khien_requests_total",
        "counter",
        "Requests answered since the start.",
        {(("kind", k), ("status", s)): float(n) for (k, s), n in counts.items()},
    )
    yield Family(
        "khien_request_seconds_total",
        "counter",
        "Time spent answering them.",
        {(("kind", kind),): spent for kind, spent in seconds.items()},
    )


def _machine() -> Iterator[Family]:
    version = importlib.metadata.version
    yield Family(
        "khien_build_info",
        "gauge",
        "What runs here.",
        {(("django", version("django")), ("psycopg", version("psycopg"))): 1.0},
    )
    volumes = disks.look()
    yield _room("khien_disk_free_bytes", "Room left.", volumes, lambda volume: volume.free)
    yield _room("khien_disk_total_bytes", "Room in all.", volumes, lambda volume: volume.total)


def _room(
    name: str, meaning: str, volumes: tuple[Volume, ...], value: Callable[[Volume], int]
) -> Family:
    """The first is that of KHIEN_HOME; paths are not told."""
    rows: dict[tuple[tuple[str, str], ...], float] = {
        (("place", str(n)),): float(value(each)) for n, each in enumerate(volumes)
    }
    return Family(name, "gauge", meaning, rows)


def _queue(now: datetime) -> Iterator[Family]:
    found = running.queue(now)
    yield _gauge("khien_jobs_waiting", "Jobs that could begin.", found.waiting)
    yield _gauge("khien_jobs_oldest_seconds", "How long the oldest waits.", _seconds(found.oldest))
    yield _gauge("khien_jobs_failed_day", "Jobs that failed in 24 hours.", found.failed_today)
    seen = _age(found.worker_seen_at, now)
    yield _gauge("khien_worker_seen_seconds", "Since a worker showed itself.", seen)


def _work(now: datetime) -> Iterator[Family]:
    waiting = Report.objects.filter(state=ReportState.RECEIVED)
    found = waiting.aggregate(count=Count("pk"), oldest=Min("received_at"))
    oldest = _age(found["oldest"], now)
    overdue = RunningClock.objects.filter(stopped_at=None, due_at__lt=now).count()
    yield _gauge("khien_reports_waiting", "Reports nobody took up yet.", found["count"])
    yield _gauge("khien_report_oldest_seconds", "How long the oldest waits.", oldest)
    yield _gauge("khien_deadlines_overdue", "Deadlines that run and are over.", overdue)


def _keeping(now: datetime) -> Iterator[Family]:
    found = backups.look()
    head = LedgerHead.objects.order_by("-number").first()
    link = LedgerLink.objects.order_by("-position").first()
    tally = SignInTally.objects.filter(day=today(now)).first()
    yield _gauge("khien_backup_age_seconds", "Of the newest backup.", _age(found.made_at, now))
    yield _gauge("khien_backup_read_seconds", "Since one was read.", _age(found.read_at, now))
    yield _gauge("khien_ledger_position", "Entries of the ledger.", link.position if link else 0)
    yield _gauge("khien_ledger_head", "Number of the last signed head.", head.number if head else 0)
    yield _gauge(
        "khien_sign_in_failed_today", "Sign-ins that failed.", tally.failed if tally else 0
    )
    rows = Trouble.objects.filter(ended_at=None).values_list("severity").annotate(Count("pk"))
    yield Family(
        "khien_troubles",
        "gauge",
        "Open troubles.",
        {(("severity", severity),): float(count) for severity, count in rows.order_by("severity")},
    )


_PARTS = (_queue, _work, _keeping)


def text(now: datetime) -> str:
    """Text format 0.0.4 of Prometheus. A family without a value is left out."""
    lines: list[str] = []
    for each in families(now):
        if each.rows:
            lines += [f"# HELP {each.name} {each.meaning}", f"# TYPE {each.name} {each.kind}"]
            lines += [f"{each.name}{_braces(labels)} {n!r}" for labels, n in each.rows.items()]
    return "\n".join([*lines, ""])


def _braces(labels: Labels) -> str:
    told = ",".join(f'{name}="{_escaped(value)}"' for name, value in labels)
    return f"{{{told}}}" if told else ""


def _escaped(value: str) -> str:
    return value.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")

"""Two hundred thousand cases and a million contacts, as a province of many years would have them.

Names are combined of the sample's words, sealed and indexed as the site does it, so that a common
name is as common here; what no page of the bench opens stays as it was copied.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from hashlib import md5
from random import Random
from uuid import UUID, uuid4

import psycopg
from django.conf import settings
from django.db.models import F
from django.utils import timezone

from khien.core.calendars import today
from khien.core.seal import name_tokens, seal
from khien.directory.queries import communes_of_installation
from khien.intake.models import Incident
from khien.intake.rules import spelling
from khien.people.models import Duty, User
from khien.people.roles import Role
from khien.site.bench.copying import Link, copy_all
from khien.site.sample.names import person
from khien.support import actions as support
from khien.support.models import Carer, Case, CaseState, Safety

_OPEN = 0.12  # of all cases
_NAMED = 0.4  # of all contacts; the others were silent, broken off or a prank
_OLD = 0.01  # of the closed ones: past the time they are kept
_DAY = timedelta(days=1)
_NAMES = ("Bùi Thị Lan", "bui thi lan", "QUÁCH ĐỨC SƠN", "quach duc son", "Yến", "nguyen an")
_COPIES = """
    CREATE TEMPORARY TABLE bench_copy (
        nth bigint, id uuid, model uuid, commune_id uuid, officer_id uuid, report_id uuid,
        shift interval, child bytea, child_tokens bigint[])
"""
_FREE_REPORTS = """
    SELECT id FROM intake_report report
     WHERE NOT EXISTS (SELECT 1 FROM intake_incidentreport link WHERE link.report_id = report.id)
     LIMIT %s
"""
_CONTACTS = """
    COPY intake_contact (id, version, saved_nth, way, kind, caller_is, about, language, child,
                         child_age, commune_id, tokens, started_at, saved_at, ended_at, by_id)
    FROM STDIN
"""
_EMPTY_CONTACTS = """
    INSERT INTO intake_contact (id, version, saved_nth, way, kind, caller_is, about, language,
                                tokens, started_at, saved_at, ended_at, by_id)
    SELECT gen_random_uuid(), 1, 1, 'call', (ARRAY['silent', 'abandoned', 'prank'])[1 + nth %% 3],
           'unknown', 'unknown', 'vi', '{}', at, at, at, %s
      FROM generate_series(1, %s) nth, LATERAL (SELECT now() - nth * interval '5 minutes' AS at)
"""
_INDEX = "SELECT indexdef FROM pg_indexes WHERE indexname = %s"

Office = tuple[UUID, UUID]  # a commune and its officer


@dataclass(frozen=True)
class _Models:
    """Cases of the sample that are copied, and where to."""

    opened: list[UUID]
    closed: list[UUID]
    offices: list[Office]


@dataclass(frozen=True)
class Known:
    """What is looked for and opened. `full`, `opened`: the officer's own cases, of the sample, one
    with everything in it and one that is still worked on.
    """

    names: tuple[str, ...]
    full: UUID
    opened: UUID
    day: str


def fill(*, cases: int, contacts: int) -> Known:
    """Into the database that Django uses."""
    now, random = timezone.now(), Random(4)  # noqa: S311  (figures, no secrets)
    models = _models(now)
    with psycopg.connect(settings.DATABASE_URL) as link:
        link.execute("SET synchronous_commit = off")
        link.execute("SET maintenance_work_mem = '512MB'")
        _ask_for_copies(link, models, random, count=cases)
        copy_all(link)
        link.commit()
        with _without_index(link, "contact_by_token"):
            _contacts(link, models, random, count=contacts, now=now)
        link.commit()
        link.autocommit = True
        link.execute("VACUUM ANALYZE")
    own = Case.objects.filter(officer__username="canbo", pk__in=models.opened + models.closed)
    full = own.filter(pk__in=models.closed).latest("opened_at").pk
    opened = own.filter(pk__in=models.opened).latest("opened_at").pk
    return Known(_NAMES, full, opened, f"{today(now):%Y-%m-%d}")


def _models(now: datetime) -> _Models:
    _register_some(now)
    _carers(now)
    rows = Case.objects.values_list("pk", "state")
    closed = [pk for pk, state in rows if state == CaseState.CLOSED]
    return _Models([pk for pk, _state in rows if pk not in closed], closed, _offices(now))


def _register_some(now: datetime) -> None:
    """The sample has no case that was only registered."""
    officer = User.objects.get(username="canbo")
    commune = Duty.objects.values_list("territory", flat=True).get(user=officer)
    waiting = Incident.objects.filter(cases=None, commune_happened=commune, closed_at=None)
    for incident in waiting[:3]:
        told = support.Registration(name=person(Random(1)), age=12, what_happened="Đã ghi.")  # noqa: S311  (figures, no secrets)
        support.open_case(incident, registration=told, commune=commune, by=officer, now=now)


def _carers(now: datetime) -> None:
    officer = User.objects.get(username="canbo")
    Carer.objects.bulk_create(
        Carer(
            case=case,
            who={"name": "Người chăm sóc", "relationship": relationship},
            safety=Safety.SAFE,
            lives_with_child=True,
            recorded_at=now,
            recorded_by_id=case.officer_id or officer.pk,
        )
        for case in Case.objects.only("officer")
        for relationship in ("mẹ", "bà")
    )


def _offices(now: datetime) -> list[Office]:
    """An officer for every commune that has none yet."""
    have = dict(Duty.objects.filter(role=Role.COMMUNE_OFFICER).values_list("territory", F("user")))
    without = [row.pk for row in communes_of_installation(today(now)) if row.pk not in have]
    users = [User(username=f"canbo-{nth}") for nth in range(len(without))]
    User.objects.bulk_create(users)
    Duty.objects.bulk_create(
        Duty(user=user, role=Role.COMMUNE_OFFICER, territory_id=commune, valid_from=today(now))
        for user, commune in zip(users, without, strict=True)
    )
    return [*have.items(), *((c, u.pk) for c, u in zip(without, users, strict=True))]


def _ask_for_copies(link: Link, models: _Models, random: Random, *, count: int) -> None:
    link.execute(_COPIES)
    reports = [row for (row,) in link.execute(_FREE_REPORTS, [count]).fetchall()]
    with link.cursor().copy("COPY bench_copy FROM STDIN") as copy:
        for nth, report in enumerate(reports, start=Case.objects.count()):
            name = person(random)
            is_open = random.random() < _OPEN
            model = random.choice(models.opened if is_open else models.closed)
            case = _copied(model, nth)
            sealed = seal({"name": name}, context=f"support.Case.child:{case}")
            office = random.choice(models.offices)
            shift = _shift(random, is_open=is_open)
            copy.write_row([nth, case, model, *office, report, shift, sealed, _words(name)])


def _copied(model: UUID, nth: int) -> UUID:
    """As copying.py computes it in SQL."""
    return UUID(md5(f"{model}{nth}".encode(), usedforsecurity=False).hexdigest())


def _shift(random: Random, *, is_open: bool) -> timedelta:
    if is_open:
        return random.random() * 20 * _DAY
    return (22 * 365 if random.random() < _OLD else 0) * _DAY + random.random() * 4 * 365 * _DAY


@cache
def _words(name: str) -> list[int]:
    return name_tokens(name)


@cache
def _spelt(name: str) -> list[int]:
    return spelling.name_tokens(name)


def _contacts(link: Link, models: _Models, random: Random, *, count: int, now: datetime) -> None:
    counsellor = User.objects.get(username="tongdai").pk
    named = int(count * _NAMED)
    link.execute(_EMPTY_CONTACTS, [counsellor, count - named])
    with link.cursor().copy(_CONTACTS) as copy:
        for _ in range(named):
            key, name = uuid4(), person(random)
            child = seal({"name": name}, context=f"intake.Contact.child:{key}")
            at = now - random.random() * 6 * 365 * _DAY
            commune, _officer = random.choice(models.offices)
            told = [key, 1, 1, "call", "counselling", "unknown", "child", "vi", child]
            age = random.randint(5, 16)
            copy.write_row([*told, age, commune, _spelt(name), at, at, at, counsellor])


@contextmanager
def _without_index(link: Link, name: str) -> Iterator[None]:
    """A million rows are indexed faster at once than one by one."""
    (definition,) = link.execute(_INDEX, [name]).fetchone() or ("",)
    link.execute(f"DROP INDEX {name}".encode())
    yield
    link.execute("SET CONSTRAINTS ALL IMMEDIATE")
    link.execute(definition.encode())

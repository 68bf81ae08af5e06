"""The same offender recognised among a million identifiers, where many share a common name."""

import os
from collections.abc import Callable, Iterator
from itertools import islice
from random import Random
from typing import TYPE_CHECKING

from khien.site.bench.installation import Installation
from khien.site.bench.measuring import Figure, milliseconds, percentile, seconds_of
from khien.site.prepared import site

if TYPE_CHECKING:
    from khien.enforcement.rules.traces import Trace

IDENTIFIERS = 1_000_000
_FIRST = 10_000
_EACH = 5  # of one respondent: phone, account, bank account, device, name
_ROUNDS = 400
_AT_A_TIME = 5_000
_PROMISED = 0.02
_RESPONDENTS = """
    COPY enforcement_respondent (id, person, kind, age_group, name_tokens) FROM STDIN
"""
_ROWS = """
    COPY enforcement_respondentidentifier (id, respondent_id, kind, place, token) FROM STDIN
"""
_EMPTY = """
    DELETE FROM enforcement_respondentidentifier;
    DELETE FROM enforcement_respondent person WHERE NOT EXISTS
           (SELECT 1 FROM enforcement_violation file WHERE file.respondent_id = person.id)
"""


def measure(installation: Installation) -> list[Figure]:
    os.environ["KHIEN_HOME"] = str(installation.home)
    with site():
        from khien.enforcement.queries.matching import known_by

        few = _among(_FIRST, known_by)
        many = _among(IDENTIFIERS, known_by)
    count = f"{IDENTIFIERS:,}".replace(",", " ")
    slow = percentile(many, 0.95)
    return [
        Figure(
            f"match of a new respondent against {count} identifiers, p95",
            f"{1000 * slow:.1f} ms",
            f"< {milliseconds(_PROMISED)}",
            slow < _PROMISED,
        ),
        Figure(
            f"the same against {_FIRST // 1000} 000, p95", f"{1000 * percentile(few, 0.95):.1f} ms"
        ),
    ]


def _among(count: int, known_by: Callable[[list["Trace"]], object]) -> list[float]:
    """Half of those asked for are known already, by one thing or by all."""
    _fill(count)
    random = Random(5)  # noqa: S311  (figures, no secrets)
    known, new = Random(4), _people(random)  # noqa: S311  (the same)
    asked: list[list[Trace]] = []
    for old, fresh in zip(islice(_people(known), _ROUNDS), new, strict=False):
        asked.append(fresh if len(asked) % 2 else [*old[:1], *fresh[1:]])
    known_by(asked[0])
    return [seconds_of(lambda traces=traces: known_by(traces)) for traces in asked]  # type: ignore[misc]  # bound at once


def _people(random: Random) -> Iterator[list["Trace"]]:
    from khien.enforcement.rules import traces
    from khien.site.sample.names import person

    while True:
        number = f"09{random.randrange(10**8):08}"
        made = [
            traces.phone(number),
            traces.handle(f"mau{random.randrange(10**6)}", random.choice(("facebook", "tiktok"))),
            traces.bank_account(str(random.randrange(10**9, 10**10)), "vcb"),
            traces.device(f"35{random.randrange(10**13):013}"),
            traces.name(person(random)),
        ]
        yield [each for each in made if each is not None]


def _fill(count: int) -> None:
    import psycopg
    from django.conf import settings

    from khien.core.ids import new_id

    people = islice(_people(Random(4)), count // _EACH)  # noqa: S311  (figures, no secrets)
    with psycopg.connect(settings.DATABASE_URL, autocommit=True) as link:
        link.execute("SET synchronous_commit = off")
        link.execute(_EMPTY)
        while rows := [(new_id(), each) for each in islice(people, _AT_A_TIME)]:
            with link.cursor().copy(_RESPONDENTS) as copy:
                for person, _traces in rows:
                    copy.write_row((person, person, "person", "unknown", []))
            with link.cursor().copy(_ROWS) as copy:
                for person, traces in rows:
                    for each in traces:
                        copy.write_row((new_id(), person, each.kind, each.place, each.token))
        link.execute("VACUUM ANALYZE enforcement_respondentidentifier")

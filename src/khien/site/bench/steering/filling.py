"""Five years of a province, then a synthetic country: copies of rows of the sample, spread out."""

from typing import Any

import psycopg
from django.conf import settings

REQUESTS_A_YEAR, VIOLATIONS_A_YEAR, YEARS = 2_000, 1_000, 5
COUNTRY_SCHOOLS, COUNTRY_REQUESTS, COUNTRY_VIOLATIONS = 40_000, 60_000, 20_000

_COPY = """
    INSERT INTO {table} ({columns})
    SELECT {values}
      FROM (SELECT * FROM {table} ORDER BY id DESC LIMIT 1) AS row,
           generate_series(1, %s) AS nth
"""
# The communes of the province, or of the whole country, each with a number.
_PLACES = """
    DROP TABLE IF EXISTS bench_place;
    CREATE TEMPORARY TABLE bench_place AS
    SELECT version.organisation_id AS id, (row_number() OVER (ORDER BY organisation_id)) - 1 AS nth
      FROM directory_organisationversion version
     WHERE version.level = 'commune' AND upper_inf(version.valid)
"""
_HERE = """
       AND version.organisation_id IN (
           SELECT edge.child_id FROM directory_hierarchyedge edge
             JOIN directory_installation here ON here.province_id = edge.parent_id
            WHERE edge.kind = 'territorial' AND upper_inf(edge.valid))
"""
_PLACE = "(SELECT id FROM bench_place WHERE bench_place.nth = (nth.nth * 7) %% {count})"
_MOMENT = "now() - (nth.nth %% {days}) * interval '1 day'"
_SCHOOLS = """
    CREATE TEMPORARY TABLE bench_school AS
    SELECT gen_random_uuid() AS id, nth FROM generate_series(1, %s) AS nth;
    INSERT INTO directory_organisation (id, kind) SELECT id, 'school' FROM bench_school;
    INSERT INTO directory_organisationversion
           (id, organisation_id, name, folded_name, type, level, place_id, contact, legal_basis,
            valid, recorded_at)
    SELECT gen_random_uuid(), school.id, 'Trường số ' || nth, 'truong so ' || nth, 'Trường',
           'none', (SELECT id FROM bench_place WHERE bench_place.nth = school.nth %% {count}), '',
           '', daterange(current_date - 900, NULL), now()
      FROM bench_school school;
    INSERT INTO directory_institutionprofile (id, organisation_id, type, valid)
    SELECT gen_random_uuid(), id, 'primary', daterange(current_date - 900, NULL) FROM bench_school
"""


def five_years() -> None:
    """Of requests and violations of a province; its sessions are those of the sample."""
    days = YEARS * 365
    with _link() as link:
        count = _places(link, here=True)
        _copies(link, count, requests=REQUESTS_A_YEAR * YEARS, days=days)
        _violations(link, count, number=VIOLATIONS_A_YEAR * YEARS, days=days)


def country() -> int:
    """Schools and work of every commune of the country, this year; how many communes."""
    with _link() as link:
        count = _places(link, here=False)
        there: Any = link.execute(
            "SELECT count(*) FROM directory_institutionprofile WHERE upper_inf(valid)"
        ).fetchone()
        for nth, statement in enumerate(_SCHOOLS.format(count=count).split(";\n")):
            values = [max(COUNTRY_SCHOOLS - there[0], 1)] if nth == 0 else []
            link.execute(statement.encode(), values)
        _copies(link, count, requests=COUNTRY_REQUESTS, days=300)
        _violations(link, count, number=COUNTRY_VIOLATIONS, days=300)
        return count


def _link() -> psycopg.Connection:
    link = psycopg.connect(settings.DATABASE_URL, autocommit=True)
    link.execute("SET synchronous_commit = off")
    return link


def _places(link: psycopg.Connection, *, here: bool) -> int:
    drop, create = _PLACES.split(";\n")
    link.execute(drop.encode())
    link.execute((create + (_HERE if here else "")).encode())
    link.execute("CREATE INDEX ON bench_place (nth)")
    found: Any = link.execute("SELECT count(*) FROM bench_place").fetchone()
    return int(found[0])


def _copies(link: psycopg.Connection, count: int, *, requests: int, days: int) -> None:
    values = {
        "id": "gen_random_uuid()",
        "commune_id": _PLACE.format(count=count),
        "asked_at": _MOMENT.format(days=days),
        "withdrawn_at": "NULL",
    }
    _copy(link, "intake_supportrequest", values, requests)


def _violations(link: psycopg.Connection, count: int, *, number: int, days: int) -> None:
    """Half of them settled; each of a person of its own."""
    link.execute("DROP TABLE IF EXISTS bench_respondent")
    link.execute(
        "CREATE TEMPORARY TABLE bench_respondent AS SELECT gen_random_uuid() AS id, nth"
        " FROM generate_series(1, %s) AS nth",
        [number],
    )
    link.execute("CREATE INDEX ON bench_respondent (nth)")
    own = "(SELECT id FROM bench_respondent one WHERE one.nth = nth.nth)"
    _copy(link, "enforcement_respondent", {"id": own, "person": own}, number)
    settled = "nth.nth %% 2 = 0"
    values = {
        "id": "gen_random_uuid()",
        "number": "nextval('enforcement_violation_number')",
        "respondent_id": own,
        "commune_id": _PLACE.format(count=count),
        "opened_at": _MOMENT.format(days=days),
        "state": f"CASE WHEN {settled} THEN 'settled' ELSE 'verifying' END",
        "branch": f"CASE WHEN {settled} THEN 'administrative' ELSE '' END",
        "handled": f"CASE WHEN {settled} THEN true END",
        "settled_at": f"CASE WHEN {settled} THEN now() END",
        "decision_number": f"CASE WHEN {settled} THEN nth.nth || '/QĐ' ELSE '' END",
    }
    _copy(link, "enforcement_violation", values, number)
    link.execute("VACUUM ANALYZE")


def _copy(link: psycopg.Connection, table: str, values: dict[str, str], number: int) -> None:
    known: Any = link.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s"
        " AND is_generated = 'NEVER' AND is_identity = 'NO'",
        [table],
    ).fetchall()
    columns = [name for (name,) in known]
    chosen = ", ".join(values.get(name, f'row."{name}"') for name in columns)
    sql = _COPY.format(
        table=table, columns=", ".join(f'"{name}"' for name in columns), values=chosen
    ).replace("AS nth\n", "AS nth(nth)\n")
    link.execute(sql.encode(), [number])

"""Many copies of whole cases by SQL: the case, its incident, and all that hangs on them.

A copy's ids are hashes of the original's id and the copy's number, so that rows find each other
again without a table of ids. Sealed values of a copy do not open; where one is to be opened, it is
written anew.
"""

from dataclasses import dataclass, field
from typing import Any

import psycopg

Link = psycopg.Connection[Any]

_FOREIGN_KEYS = """
    SELECT child.relname, key_column.attname, parent.relname
      FROM pg_constraint fk
      JOIN pg_class child ON child.oid = fk.conrelid
      JOIN pg_class parent ON parent.oid = fk.confrelid
      JOIN pg_attribute key_column
        ON key_column.attrelid = fk.conrelid AND key_column.attnum = fk.conkey[1]
     WHERE fk.contype = 'f'
"""
_COLUMNS = """
    SELECT column_name, data_type FROM information_schema.columns
     WHERE table_name = %s AND is_generated = 'NEVER' AND is_identity = 'NO'
       AND column_default IS NULL
     ORDER BY ordinal_position
"""
_CLOCKS = """
    INSERT INTO core_runningclock (id, rule_id, subject, responsible, started_at, first_due_at,
           due_at, stopped_at, cancelled, suspended_until, late_at, next_at)
    SELECT md5(clock.id::text || copy.nth)::uuid, clock.rule_id, copy.id, clock.responsible,
           clock.started_at - copy.shift, clock.first_due_at - copy.shift,
           clock.due_at - copy.shift, clock.stopped_at - copy.shift, clock.cancelled,
           clock.suspended_until - copy.shift, clock.late_at - copy.shift, clock.next_at
      FROM bench_copy copy JOIN core_runningclock clock ON clock.subject = copy.model
"""
_LINKS = """
    INSERT INTO intake_incidentreport (id, incident_id, report_id, joined_at, joined_by_id)
    SELECT gen_random_uuid(), support_case.incident_id, copy.report_id, support_case.opened_at,
           incident.opened_by_id
      FROM bench_copy copy
      JOIN support_case ON support_case.id = copy.id
      JOIN intake_incident incident ON incident.id = support_case.incident_id
"""
_REQUESTS = """
    INSERT INTO support_case_requests (case_id, supportrequest_id)
    SELECT copy.id, md5(held.supportrequest_id::text || copy.nth)::uuid
      FROM bench_copy copy JOIN support_case_requests held ON held.case_id = copy.model
"""


@dataclass(frozen=True)
class _Keys:
    """Of every table: which of its columns name a row of which other one."""

    rows: list[tuple[str, str, str]]

    def of(self, table: str) -> dict[str, str]:
        return {column: parent for child, column, parent in self.rows if child == table}

    def hanging(self) -> list[str]:
        """Tables of the room of cases that hang on a case, each after those it hangs on."""
        found = ["support_case"]
        grown = True
        while grown:
            more = {child for child, _column, parent in self.rows if parent in found}
            rest = sorted(t for t in more - set(found) if t.startswith("support_"))
            ready = [t for t in rest if self._inside(t, rest) <= {*found, t}]
            found, grown = found + ready, bool(ready)
        return [table for table in found if table not in {"support_case", "support_case_requests"}]

    def _inside(self, table: str, rest: list[str]) -> set[str]:
        return {parent for parent in self.of(table).values() if parent in rest} | {table}


@dataclass(frozen=True)
class _Source:
    """`rows`: the copies, and what leads from them to the rows whose id `key` is. `own`: values
    that are not the original's.
    """

    rows: str
    key: str
    own: dict[str, str] = field(default_factory=dict)


def copy_all(link: Link) -> None:
    """Whatever `bench_copy` asks for: (nth, id, model, commune_id, officer_id, report_id, shift,
    child, child_tokens).
    """
    keys = _Keys(link.execute(_FOREIGN_KEYS).fetchall())
    from_case = "bench_copy copy JOIN support_case model ON model.id = copy.model"
    happened = {"commune_happened_id": "copy.commune_id"}
    asked = f"{from_case} JOIN support_case_requests held ON held.case_id = model.id"
    place = {"report_id": "copy.report_id", "commune_id": "copy.commune_id"}
    case = {name: f"copy.{name}" for name in ("commune_id", "officer_id", "child", "child_tokens")}
    sources = {
        "intake_incident": _Source(from_case, "model.incident_id", happened),
        "intake_supportrequest": _Source(asked, "held.supportrequest_id", place),
        "support_case": _Source("bench_copy copy", "copy.model", case),
    }
    sources |= {table: _through(table, keys) for table in keys.hanging()}
    for table, source in sources.items():
        _copy(link, table, source, {c: p for c, p in keys.of(table).items() if p in sources})
    for statement in (_CLOCKS, _LINKS, _REQUESTS):
        link.execute(statement)


def _through(table: str, keys: _Keys) -> _Source:
    """From the copies to the rows of that table, over the tables between."""
    way, at = f"{table} own", "own"
    while True:
        of = keys.of(table)
        column, parent = next(
            (c, p)
            for c, p in sorted(of.items(), key=lambda each: each[1] != "support_case")
            if p.startswith("support_") and p != table
        )
        if parent == "support_case":
            return _Source(f"bench_copy copy JOIN {way} ON {at}.{column} = copy.model", "own.id")
        above = f"above_{parent}"
        way = f"({way} JOIN {parent} {above} ON {above}.id = {at}.{column})"
        table, at = parent, above


def _copy(link: Link, table: str, source: _Source, parents: dict[str, str]) -> None:
    """`parents`: its columns that name a row which is copied too."""
    columns, values = [], []
    for name, kind in link.execute(_COLUMNS, [table]).fetchall():
        columns.append(name)
        if name in source.own:
            values.append(source.own[name])
        elif name == "id" or name in parents:
            values.append(f"md5(original.{name}::text || copy.nth)::uuid")
        elif kind.startswith("timestamp"):
            values.append(f"original.{name} - copy.shift")
        elif kind == "date":
            values.append(f"original.{name} - extract(day FROM copy.shift)::int")
        else:
            values.append(f"original.{name}")
    link.execute(
        f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(values)} "  # noqa: S608  (names from the catalogue)
        f"FROM {source.rows} JOIN {table} original ON original.id = {source.key}".encode()
    )

"""One row of any model, whatever it needs, for tests that go through all models.

Conditions between columns would need to be known model by model: `without_conditions` drops them
for the test, in its transaction.
"""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import connection, models
from django.db.backends.postgresql.psycopg_any import DateRange

from khien.core.retention import rows_of
from khien.core.seal import SealedField
from khien.evidence.models import Exhibit, ExhibitStep

LONG_AGO = datetime(1926, 1, 1, tzinfo=UTC)
_numbers = count(1)
_CONDITIONS = """
    SELECT conrelid::regclass::text, quote_ident(conname) FROM pg_constraint
     WHERE contype = 'c' AND connamespace = 'public'::regnamespace
"""


def without_conditions() -> None:
    with connection.cursor() as cursor:
        cursor.execute(_CONDITIONS)
        for table, name in cursor.fetchall():
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")


def make(model: type[models.Model], **given: Any) -> models.Model:
    """Every column filled, so that what is emptied shows."""
    values = dict(given)
    for field in model._meta.local_concrete_fields:
        if field.name not in values:
            values |= _filled(field)
    row = model(**values)
    row.save(force_insert=True)
    if isinstance(row, Exhibit):
        make(ExhibitStep, exhibit=row, position=1, kind="received")
    return row


def _filled(field: Any) -> dict[str, Any]:
    """Nothing for what fills itself, and for a row that need not be there."""
    if isinstance(field, SealedField):
        return {field.name: {"said": "điều riêng tư"}}
    if isinstance(field, models.ForeignKey):
        return {} if field.null else {field.name: make(field.related_model)}
    fills_itself = field.has_default() if field.primary_key else field.has_db_default()
    if fills_itself or isinstance(field, models.AutoField | models.BigAutoField):
        return {}
    return {field.name: value_of(field)}


def value_of(field: Any) -> object:
    number = next(_numbers)
    if field.choices:
        return field.choices[0][0]
    if isinstance(field, ArrayField):
        return [value_of(field.base_field)]
    if isinstance(field, models.BinaryField):
        return number.to_bytes(32, "big")
    for kind, value in (
        (models.BooleanField, False),
        (models.DateTimeField, LONG_AGO),
        (DateRangeField, DateRange(date(1926, 1, 1), date(1926, 1, 2))),
        (models.DateField, date(1926, 1, 1) + timedelta(days=number)),
        (models.UUIDField, uuid4()),
        (models.FloatField, 0.5),
        (models.DecimalField, Decimal("0.5")),
        (models.IntegerField, number),
        (models.CharField, f"x{number}"[: field.max_length or 10]),
    ):
        if isinstance(field, kind):
            return value
    return f"x{number}"


def end(row: models.Model, path: str, moment: object) -> None:
    """Set what the path leads to, making what hangs on the row where nothing does yet."""
    *way, last = path.split("__")
    for name in way:
        row = _next(row, name)
    setattr(row, last, moment)
    rows_of(type(row)).filter(pk=row.pk).update(**{last: moment})


def _next(row: models.Model, name: str) -> models.Model:
    hanging = {f.related_name: f for f in row._meta.related_objects}.get(name)
    if hanging is None:
        return getattr(row, name)
    there = rows_of(hanging.related_model).filter(**{hanging.field.name: row}).first()
    return there or make(hanging.related_model, **{hanging.field.name: row})

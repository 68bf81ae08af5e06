"""By what figures of support are grouped: keys of rows, and the median of a group."""

from typing import Any

from django.db.models import Case as Cases
from django.db.models import F, Func, QuerySet, Value, When

from khien.support.rules.figures import AGE_BANDS, By

Grouped = Any  # a query set of dicts, one for each `key`
UNKNOWN = ""


def grouped(
    rows: QuerySet[Any],
    by: By | None,
    *,
    prefix: str = "",
    kinds: str = "incident__kinds",
    source: str = "requests__asked_by",
) -> Grouped:
    """Grouped by `key`. `prefix`: the way from the rows to the case or request they are of."""
    keys: dict[By | None, Any] = {
        None: Value(UNKNOWN),
        By.COMMUNE: F(f"{prefix}commune"),
        By.AGE: _band(f"{prefix}age"),
        By.SEX: F(f"{prefix}sex"),
        By.KIND: Func(F(f"{prefix}{kinds}"), function="unnest", set_returning=True),
        By.SOURCE: F(f"{prefix}{source}"),
    }
    return rows.annotate(key=keys[by]).order_by().values("key")


def _band(age: str) -> Cases:
    whens = [
        When(**{f"{age}__gte": first, f"{age}__lte": last}, then=Value(str(first)))
        for first, last in AGE_BANDS
    ]
    return Cases(*whens, default=Value(UNKNOWN))

"""Which definition of an indicator held on a day."""

from collections.abc import Iterable
from datetime import date

from khien.indicators.models import IndicatorVersion


def versions_on(codes: Iterable[str], day: date) -> dict[str, IndicatorVersion]:
    """By code, in one query. Before the first day of a definition, the first one."""
    rows = IndicatorVersion.objects.filter(indicator__code__in=list(codes))
    found: dict[str, IndicatorVersion] = {}
    for row in rows.select_related("indicator").order_by("valid_from"):
        if row.valid_from <= day or row.indicator.code not in found:
            found[row.indicator.code] = row
    return found


def history(code: str) -> list[IndicatorVersion]:
    """Newest first."""
    rows = IndicatorVersion.objects.filter(indicator__code=code)
    return list(rows.order_by("-number"))

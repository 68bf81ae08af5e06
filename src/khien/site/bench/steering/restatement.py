"""Five years of twenty indicators of the 151 communes of old Hòa Bình, said for today's 46."""

from datetime import date
from random import Random
from typing import Any

from khien.site.bench.measuring import Figure, seconds_of
from khien.site.home import ROOT

_YEARS, _INDICATORS = range(2020, 2025), 20
_TABLE = ROOT.parent / "shared/data/admin/national_conversion_2025.csv"


def measure() -> list[Figure]:
    from khien.directory import queries
    from khien.directory.dataset import MERGER

    eve = date(2025, 6, 30)
    hoa_binh = queries.resolve("gso", "17", eve)
    if hoa_binh is None:
        raise LookupError("Hòa Bình")
    units = list(queries.communes_of(hoa_binh.pk, eve).values_list("pk", flat=True))
    random = Random(151)  # noqa: S311  (the same figures on every machine)
    given = {
        (year, n): {unit: random.randrange(5_000) for unit in units}
        for year in _YEARS
        for n in range(_INDICATORS)
    }
    found: list[queries.Restated] = []

    def restate() -> None:
        for year in _YEARS:
            way = queries.way(units, queries.Asked(on=date(year, 12, 31), to=MERGER))
            found.extend(queries.restate_by(way, given[year, n]) for n in range(_INDICATORS))

    took = seconds_of(restate)
    exact = {sum(f.exact for f in each.figures.values()) for each in found}
    whole = all(len(each.figures) == 46 for each in found) and exact == {40}
    return [
        Figure(
            f"restate {len(_YEARS)} years × {len(units)} → 46 communes × {_INDICATORS} indicators",
            f"{took:.2f} s, 40 exact",
            "< 2 s, exact where exact",
            took < 2 and whole,
        ),
        *_conversion(),
    ]


def _conversion() -> list[Figure]:
    if not _TABLE.exists():
        return []
    from django.db import transaction
    from django.utils import timezone

    from khien.core.actors import SYSTEM
    from khien.directory import actions
    from khien.directory.dataset import MERGER

    now = timezone.now()
    said: dict[str, Any] = {"file_name": _TABLE.name, "first_day": MERGER, "by": SYSTEM, "now": now}
    with transaction.atomic():
        checked = seconds_of(lambda: actions.check_conversion(_TABLE.read_bytes(), **said))
        transaction.set_rollback(True)
    return [
        Figure(
            "dry run of the national conversion table, 11,485 lines",
            f"{checked:.1f} s",
            "< 5 s",
            checked < 5,
        )
    ]

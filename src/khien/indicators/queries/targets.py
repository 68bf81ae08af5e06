"""Targets of objectives, by territory, on a day."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from khien.indicators.models import Target
from khien.indicators.rules import Targets
from khien.steering.models import Objective

ByIndicator = dict[tuple[UUID, str], Targets]


def targets_of(objectives: Sequence[Objective], day: date) -> ByIndicator:
    """By objective and code of the indicator, in one query.

    The objective's own percentage is that of the indicator it names, where no row says otherwise.
    """
    everywhere = {(row.pk, row.measure): Decimal(row.target_percent) for row in objectives}
    own: dict[tuple[UUID, str], dict[UUID, Decimal]] = {}
    rows = Target.objects.filter(objective__in=objectives, valid__contains=day)
    for objective, code, territory, percent in rows.values_list(
        "objective", "indicator__code", "territory", "percent"
    ):
        if territory is None:
            everywhere[objective, code] = percent
        else:
            own.setdefault((objective, code), {})[territory] = percent
    return {key: Targets(everywhere.get(key), own.get(key, {})) for key in {*everywhere, *own}}

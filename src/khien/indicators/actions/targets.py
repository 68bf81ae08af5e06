"""What an indicator should reach in a territory, from a day on."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.core import ledger
from khien.core.refusal import Refused
from khien.indicators.events import TargetSet
from khien.indicators.models import Indicator, Target
from khien.people.models import User
from khien.steering.models import Objective

_DAY = timedelta(days=1)
_ALL = 100


@dataclass(frozen=True)
class Wanted:
    """`territory` None: everywhere. `since` to `until`, both included."""

    indicator: Indicator
    territory: UUID | None
    percent: Decimal
    since: date
    until: date
    basis: str


@transaction.atomic
def set_target(objective: Objective, wanted: Wanted, *, by: User, now: datetime) -> Target:
    """From `since` on it takes the place of what was set before for the same territory."""
    locked = Objective.objects.select_for_update().select_related("plan").get(pk=objective.pk)
    check_target(locked, wanted)
    rows = Target.objects.filter(
        objective=locked, indicator=wanted.indicator, territory=wanted.territory
    )
    if rows.filter(valid__startswith__gte=wanted.since).exists():
        raise Refused(_("Từ ngày này hoặc sau đó đã có chỉ tiêu khác."), field="since")
    for row in rows.filter(valid__contains=wanted.since):
        row.valid = (row.valid.lower, wanted.since)
        row.save(update_fields=["valid"])
    target = Target.objects.create(
        objective=locked,
        indicator=wanted.indicator,
        territory_id=wanted.territory,
        percent=wanted.percent,
        valid=(wanted.since, wanted.until + _DAY),
        basis=wanted.basis,
    )
    ledger.record(
        TargetSet(
            target.pk, wanted.indicator.pk, wanted.territory, str(wanted.percent), wanted.since
        ),
        by=by,
        now=now,
    )
    return target


def check_target(objective: Objective, wanted: Wanted) -> None:
    if not objective.plan.starts <= wanted.since <= wanted.until:
        raise Refused(
            _("Ngày đầu không trước kế hoạch, ngày cuối không trước ngày đầu."), field="since"
        )
    if not 0 <= wanted.percent <= _ALL:
        raise Refused(_("Chỉ tiêu từ 0 đến 100."), field="percent")
    if not wanted.basis.strip():
        raise Refused(_("Ghi văn bản giao chỉ tiêu này."), field="basis")

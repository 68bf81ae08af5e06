"""Writing a new version of a coverage rule."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from khien.core import ledger
from khien.core.actors import Actor
from khien.core.calendars import today
from khien.core.models import Certainty
from khien.learning.models import CoverageRule
from khien.learning.rules.versions import PARAMETERS, check_can_change


@dataclass(frozen=True)
class CoverageRuleChanged(ledger.Event):
    code: str
    valid_from: date
    fields: tuple[str, ...]


@transaction.atomic
def change_coverage_rule(
    code: str,
    numbers: dict[str, Any],
    *,
    valid_from: date,
    law: str,
    by: Actor,
    now: datetime,
) -> CoverageRule:
    """`numbers`: every one of PARAMETERS; what else the rule says stays."""
    rows = CoverageRule.objects.select_for_update().filter(code=code)
    latest = rows.latest("valid_from")
    check_can_change(latest, numbers, valid_from=valid_from, today=today(now))
    rule = CoverageRule.objects.create(
        code=code,
        title=latest.title,
        window=latest.window,
        band_grades=latest.band_grades,
        law=law,
        certainty=Certainty.KNOWN if law else Certainty.UNKNOWN,
        valid_from=valid_from,
        **{name: numbers[name] for name in PARAMETERS},
    )
    changed = tuple(name for name in PARAMETERS if getattr(latest, name) != numbers[name])
    ledger.record(CoverageRuleChanged(rule.id, code, valid_from, changed), by=by, now=now)
    return rule

"""What every installation needs before its first page: communes, calendars, rules, law, plans."""

from collections.abc import Callable
from datetime import datetime

from khien.core import actions as core
from khien.core.actors import SYSTEM
from khien.directory import actions as directory
from khien.law import actions as law
from khien.learning import actions as learning
from khien.steering import actions as steering

_FIRST_YEAR = 2021
_YEARS_AHEAD = 2


def load_reference_data(out: Callable[[str], None], *, now: datetime) -> None:
    """Safe to repeat: what is there stays as it is, edits included."""
    core.load_clock_rules()
    core.load_holidays(first_year=_FIRST_YEAR, last_year=now.year + _YEARS_AHEAD)
    if directory.load_country(now=now, by=SYSTEM):
        out("Đã nạp các tỉnh, xã trước và sau 1/7/2025 · provinces and communes loaded")
    directory.load_scope_rules()
    law.load_register()
    learning.load_school_years()
    learning.load_coverage_rules()
    steering.load_plans()

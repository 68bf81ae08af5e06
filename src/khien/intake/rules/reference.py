"""The short number by which people speak of a report or an incident: TB-26-000123, SV-26-000007.

It tells the year and nothing else; it opens nothing without signing in.
"""

import re
from datetime import datetime

from khien.core.calendars import HANOI

_REPORT = re.compile(r"^(?:tb)?[\s.-]*(?:\d\d[\s.-]+)?0*([1-9]\d{0,11})$", re.IGNORECASE)


def report_reference(number: int, received_at: datetime) -> str:
    return f"TB-{received_at.astimezone(HANOI):%y}-{number:06}"


def incident_reference(number: int, opened_at: datetime) -> str:
    return f"SV-{opened_at.astimezone(HANOI):%y}-{number:06}"


def report_number(text: str) -> int | None:
    """The number in "TB-26-000123", "tb 26 123" or "123"; None in anything else."""
    found = _REPORT.match(text.strip())
    return int(found[1]) if found else None

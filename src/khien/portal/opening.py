"""Whether a report would be read: a province is chosen, and somebody may open what comes in.

Once that is so it is remembered for a while in the process, so that asking costs a page nothing.
"""

from datetime import datetime

from django.core.cache import caches
from django.db import InterfaceError, OperationalError

from khien.core.permissions import Permission
from khien.directory import queries as directory
from khien.people import queries as people

OPEN = "portal.open"
_REMEMBERED = 60  # seconds


def is_open(*, now: datetime) -> bool:
    """Without the database nobody can tell; the page stands, and sending says what is wrong."""
    known = caches["process"]
    if known.get(OPEN):
        return True
    try:
        found = directory.is_set_up() and people.somebody_may(Permission.REPORT_TRIAGE, now=now)
    except (OperationalError, InterfaceError):
        return True
    if found:
        known.set(OPEN, value=True, timeout=_REMEMBERED)
    return found

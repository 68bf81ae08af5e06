"""The worker's round: what is due is asked of the address, or left to a person."""

from datetime import datetime

from khien.takedown import asking
from khien.takedown.actions.checks import note_machine
from khien.takedown.models import Seen
from khien.takedown.queries.checks import for_machine


def look(*, now: datetime) -> int:
    """How many were looked at. Each is asked outside any transaction and noted in its own."""
    due = for_machine(now=now)
    for each in due:
        seen = asking.ask(each.url) if each.url else Seen.REFUSED
        note_machine(each.check, seen, now=now)
    return len(due)

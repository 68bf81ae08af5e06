"""Deadlines: a rule is a dated row, a running clock one deadline of one subject.

The state on any moment is computed from start, due, changes and stop; lateness is never erased.
"""

from khien.core.clocks.changes import extend, resume, suspend
from khien.core.clocks.given import Given, follow
from khien.core.clocks.running import (
    cancel_all,
    due_of,
    dues_of,
    of,
    rule_on,
    start,
    start_each,
    start_first,
    start_until,
    state,
    stop,
    stop_all,
    timeline_of,
)
from khien.core.clocks.timeline import ClockState, due

__all__ = [
    "ClockState",
    "Given",
    "cancel_all",
    "due",
    "due_of",
    "dues_of",
    "extend",
    "follow",
    "of",
    "resume",
    "rule_on",
    "start",
    "start_each",
    "start_first",
    "start_until",
    "state",
    "stop",
    "stop_all",
    "suspend",
    "timeline_of",
]

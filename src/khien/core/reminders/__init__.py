"""Reminders of deadlines: the ladder as dated rows, sending what is owed, the inbox of a person."""

from khien.core.reminders.inbox import acknowledge, count_open, evidence, notices, see
from khien.core.reminders.ladders import add_step, end_step, ladder_of, load_ladders
from khien.core.reminders.sending import remind

__all__ = [
    "acknowledge",
    "add_step",
    "count_open",
    "end_step",
    "evidence",
    "ladder_of",
    "load_ladders",
    "notices",
    "remind",
    "see",
]

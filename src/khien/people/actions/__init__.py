"""The verbs of this room: the only writers of accounts, duties, factors and sessions."""

from khien.people.actions.accounts import (
    create_user,
    deactivate,
    deactivate_idle,
    note_export,
    reactivate,
)
from khien.people.actions.duties import end_duty, give_duty
from khien.people.actions.factors import enrol_demo_totp, note_change, reset_second_factor
from khien.people.actions.invitations import (
    accept,
    add_person,
    invite,
    invite_first_administrator,
)
from khien.people.actions.sessions import end_session, end_sessions, note_use, open_session

__all__ = [
    "accept",
    "add_person",
    "create_user",
    "deactivate",
    "deactivate_idle",
    "end_duty",
    "end_session",
    "end_sessions",
    "enrol_demo_totp",
    "give_duty",
    "invite",
    "invite_first_administrator",
    "note_change",
    "note_export",
    "note_use",
    "open_session",
    "reactivate",
    "reset_second_factor",
]

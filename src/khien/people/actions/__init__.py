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
from khien.people.actions.provider import (
    allow_provider,
    end_provider,
    note_provider_refusal,
    note_provider_sign_in,
)
from khien.people.actions.sessions import end_session, end_sessions, note_use, open_session

__all__ = [
    "accept",
    "add_person",
    "allow_provider",
    "create_user",
    "deactivate",
    "deactivate_idle",
    "end_duty",
    "end_provider",
    "end_session",
    "end_sessions",
    "enrol_demo_totp",
    "give_duty",
    "invite",
    "invite_first_administrator",
    "note_change",
    "note_export",
    "note_provider_refusal",
    "note_provider_sign_in",
    "note_use",
    "open_session",
    "reactivate",
    "reset_second_factor",
]

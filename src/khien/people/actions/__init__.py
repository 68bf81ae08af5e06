"""The verbs of this room: the only writers of accounts, duties, factors and sessions."""

from khien.people.actions.accounts import (
    create_user,
    deactivate,
    note_export,
    reactivate,
)
from khien.people.actions.duties import end_duty, give_duty
from khien.people.actions.factors import enrol_demo_totp, note_change, note_wrong_code
from khien.people.actions.idle import know_notices, look_after_idle, set_idle_rule
from khien.people.actions.invitations import (
    accept,
    add_person,
    invite,
    invite_first_administrator,
)
from khien.people.actions.leaving import leave
from khien.people.actions.provider import (
    allow_provider,
    end_provider,
    note_provider_refusal,
    note_provider_sign_in,
)
from khien.people.actions.recovery import (
    ask_recovery,
    confirm_recovery,
    recover_on_machine,
    stop_recovery,
)
from khien.people.actions.sessions import end_session, end_sessions, note_use, open_session

__all__ = [
    "accept",
    "add_person",
    "allow_provider",
    "ask_recovery",
    "confirm_recovery",
    "create_user",
    "deactivate",
    "end_duty",
    "end_provider",
    "end_session",
    "end_sessions",
    "enrol_demo_totp",
    "give_duty",
    "invite",
    "invite_first_administrator",
    "know_notices",
    "leave",
    "look_after_idle",
    "note_change",
    "note_export",
    "note_provider_refusal",
    "note_provider_sign_in",
    "note_use",
    "note_wrong_code",
    "open_session",
    "reactivate",
    "recover_on_machine",
    "set_idle_rule",
    "stop_recovery",
]

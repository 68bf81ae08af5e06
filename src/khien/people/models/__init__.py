"""Accounts of the staff, their duties, and who may read what apart from them."""

from khien.people.models.accounts import (
    Duty,
    DutyQuerySet,
    HeldDuty,
    Invitation,
    Scope,
    StaffSession,
    User,
    UserManager,
)
from khien.people.models.exposure import Exposure, ExposureSource
from khien.people.models.provider import ProviderIdentity
from khien.people.models.reading import EmergencyAccess, KeptAway, RecordKind, Verdict
from khien.people.models.recovery import AccountNotice, IdleRule, NoticeKind, Recovery
from khien.people.models.ways import ReminderWay

__all__ = [
    "AccountNotice",
    "Duty",
    "DutyQuerySet",
    "EmergencyAccess",
    "Exposure",
    "ExposureSource",
    "HeldDuty",
    "IdleRule",
    "Invitation",
    "KeptAway",
    "NoticeKind",
    "ProviderIdentity",
    "RecordKind",
    "Recovery",
    "ReminderWay",
    "Scope",
    "StaffSession",
    "User",
    "UserManager",
    "Verdict",
]

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
from khien.people.models.ways import ReminderWay

__all__ = [
    "Duty",
    "DutyQuerySet",
    "EmergencyAccess",
    "Exposure",
    "ExposureSource",
    "HeldDuty",
    "Invitation",
    "KeptAway",
    "ProviderIdentity",
    "RecordKind",
    "ReminderWay",
    "Scope",
    "StaffSession",
    "User",
    "UserManager",
    "Verdict",
]

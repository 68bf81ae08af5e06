"""After how long unused an account is warned of, and stops. What ships is known at second hand
only (mark V2), so it is a row that an administrator changes.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.people.models import IdleRule, User

SHIPPED_MARK = "V2"
LONGEST = 365


@dataclass(frozen=True)
class Terms:
    """Days. `mark`: how sure the shipped numbers are; empty where somebody set them here."""

    warn_after: int = 30
    stop_after: int = 45
    source: str = ""
    mark: str = SHIPPED_MARK


class Idle(Enum):
    USED = "used"
    SOON = "soon"
    TOO_LONG = "too_long"


def terms_in_force() -> Terms:
    row = IdleRule.objects.order_by("-set_at").first()
    return Terms() if row is None else Terms(row.warn_after, row.stop_after, row.source, "")


def unused_since(user: User) -> datetime:
    return user.last_seen or user.created_at


def state(user: User, terms: Terms, *, now: datetime) -> Idle:
    unused = now - unused_since(user)
    if unused > timedelta(days=terms.stop_after):
        return Idle.TOO_LONG
    return Idle.SOON if unused > timedelta(days=terms.warn_after) else Idle.USED


def check_can_set(warn_after: int, stop_after: int) -> None:
    if stop_after <= warn_after:
        raise Refused(_("Phải báo trước rồi mới được ngừng tài khoản."), field="stop_after")
    if stop_after > LONGEST:
        raise Refused(_("Nhiều nhất là một năm."), field="stop_after")

"""What a page carries to the next one: sealed, in the page itself.

No cookie and no row: on a shared phone nothing of it is left once the page is closed, and nobody
but this installation can read or change it. `Pass` opens one report for half an hour after the code
was given; it is also what keeps another site from posting in the reporter's name.
"""

import base64
import binascii
import secrets
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any, Self
from uuid import UUID

from khien.core.seal import SealBroken, seal, unseal

PASS_LASTS = timedelta(minutes=30)

Values = dict[str, str | list[str]]


def sealed(value: object, *, purpose: str) -> str:
    return base64.urlsafe_b64encode(seal(value, context=f"portal.{purpose}")).decode("ascii")


def opened(text: str, *, purpose: str) -> Any:
    """None where it was changed, made for another purpose, or is no such thing."""
    try:
        return unseal(base64.urlsafe_b64decode(text.encode()), context=f"portal.{purpose}")
    except (SealBroken, binascii.Error, ValueError):
        return None


@dataclass
class Draft:
    """`key`: the idempotency key of this sending. `screens`: what was typed on each, as typed."""

    key: str = field(default_factory=lambda: secrets.token_urlsafe(18))
    screens: dict[str, Values] = field(default_factory=dict)

    @classmethod
    def open(cls, text: str) -> Self | None:
        """None where it does not open: what it held is lost, and that must be said."""
        found = opened(text, purpose="draft")
        return cls(**found) if found else None

    def seal(self) -> str:
        return sealed(asdict(self), purpose="draft")


@dataclass(frozen=True)
class Receipt:
    """What the page with the code shows, kept until its reader says they have the code."""

    code: str
    due: str
    report: str
    slow: bool
    danger: bool
    door: str

    @classmethod
    def open(cls, text: str) -> Self | None:
        found = opened(text, purpose="receipt")
        return cls(**found) if found else None

    def seal(self) -> str:
        return sealed(asdict(self), purpose="receipt")


def make_pass(report_id: UUID, *, now: datetime) -> str:
    return sealed([str(report_id), now.isoformat()], purpose="pass")


def read_pass(text: str, *, now: datetime) -> UUID | None:
    found = opened(text, purpose="pass")
    if not found or now - datetime.fromisoformat(found[1]) > PASS_LASTS:
        return None
    return UUID(found[0])

"""Soft limits. Above them a report is read later, and a code is looked up only after a little work
or a short wait; nobody is ever turned away, because a whole school may stand behind one address.
The address itself is never stored: core.limits keeps a keyed hash that changes daily.
"""

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from altcha import v1 as altcha
from django.http import HttpRequest

from khien.core import limits
from khien.core.seal import keyed_hash

_HARDEST = 50_000  # about a second on a simple phone
_LASTS = timedelta(hours=1)


@dataclass(frozen=True)
class SoftLimit:
    bucket: str
    rate_per_hour: float
    burst: int


REPORTS = SoftLimit("report", rate_per_hour=30, burst=10)
CORRECTIONS = SoftLimit("correction", rate_per_hour=30, burst=10)
WRONG_CODES = SoftLimit("wrong-code", rate_per_hour=60, burst=30)


def within(limit: SoftLimit, request: HttpRequest, *, now: datetime) -> bool:
    """Takes one; call it outside any transaction."""
    client = request.META.get("REMOTE_ADDR", "")
    return limits.take(
        limit.bucket, client, rate_per_hour=limit.rate_per_hour, burst=limit.burst, now=now
    )


def give_back(limit: SoftLimit, request: HttpRequest, *, now: datetime) -> None:
    client = request.META.get("REMOTE_ADDR", "")
    limits.give_back(limit.bucket, client, burst=limit.burst, now=now)


def _key() -> str:
    return keyed_hash("altcha", b"").hex()


def challenge(subject: str, *, now: datetime) -> str:
    """Work in altcha's own form (JSON); it counts for this subject alone, for an hour."""
    made = altcha.create_challenge(
        altcha.ChallengeOptions(
            hmac_key=_key(), max_number=_HARDEST, expires=now + _LASTS, params={"subject": subject}
        )
    )
    return json.dumps(made.to_dict())


def is_solved(payload: str, subject: str) -> bool:
    try:
        solution: Any = json.loads(base64.b64decode(payload, validate=True))
        named = altcha.extract_params(solution).get("subject")
        valid, _why = altcha.verify_solution(solution, _key(), check_expires=True)
    except (binascii.Error, ValueError, TypeError, KeyError, AttributeError):
        return False
    return bool(valid) and named in (subject, [subject])

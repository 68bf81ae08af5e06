"""From a code to its report: one way for the page and the API, and one answer for every wrong code.

Above the soft limit of a client nothing is looked up, right or wrong, until this very code comes
with solved work or with a ticket that has waited. So the right code always opens, for everybody
behind the same address too, and trying codes one after another costs work for each.
"""

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpRequest

from khien.core.seal import keyed_hash
from khien.intake.models import Report
from khien.intake.queries import report as reports
from khien.intake.rules.codes import code_hash
from khien.portal import limits

WAIT = timedelta(seconds=20)
_LASTS = timedelta(hours=1)


@dataclass(frozen=True)
class Proof:
    """What came with the code: solved work in altcha's form, or a ticket given earlier."""

    work: str = ""
    ticket: str = ""


@dataclass(frozen=True)
class Hold:
    """Nothing was looked up: solve `challenge`, or come again with `ticket` in `seconds`."""

    challenge: str
    ticket: str
    seconds: int


def look_up(
    code: str, proof: Proof, request: HttpRequest, *, now: datetime
) -> Report | Hold | None:
    """Call it outside any transaction. Only a wrong code counts against the client."""
    subject = keyed_hash("code-held", code_hash(code)).hex()
    if limits.is_solved(proof.work, subject) or _waited(proof.ticket, subject, now=now) == 0:
        return reports.by_code(code)
    if not limits.within(limits.WRONG_CODES, request, now=now):
        return _hold(proof.ticket, subject, now=now)
    report = reports.by_code(code)
    if report is not None:
        limits.give_back(limits.WRONG_CODES, request, now=now)
    return report


def _hold(ticket: str, subject: str, *, now: datetime) -> Hold:
    """Who pressed too early keeps the ticket and waits only for the rest."""
    left = _waited(ticket, subject, now=now)
    if left is None:
        ticket, left = _ticket(subject, now), int(WAIT.total_seconds())
    return Hold(limits.challenge(subject, now=now), ticket, left)


def _ticket(subject: str, given: datetime) -> str:
    seconds = int(given.timestamp())
    return f"{seconds}-{_mark(subject, seconds)}"


def _mark(subject: str, seconds: int) -> str:
    return keyed_hash("code-ticket", f"{subject}:{seconds}".encode()).hex()


def _waited(ticket: str, subject: str, *, now: datetime) -> int | None:
    """Seconds still to wait; None where it is no ticket of this code, or too old."""
    given, _dash, mark = ticket.partition("-")
    if not (given.isascii() and given.isdecimal() and len(given) <= len(str(2**40))):
        return None
    if not hmac.compare_digest(mark.encode(), _mark(subject, int(given)).encode()):
        return None
    age = int(now.timestamp()) - int(given)
    return max(0, int(WAIT.total_seconds()) - age) if age <= _LASTS.total_seconds() else None

"""Planning sessions that repeat: all of them or none; sent twice, each is kept once."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction

from khien.learning import rules
from khien.learning.actions.record import plan
from khien.learning.models import Session
from khien.people.models import User


def key_of(sent_key: UUID, day: date) -> UUID:
    return uuid5(sent_key, day.isoformat())


@transaction.atomic
def plan_series(
    institution: UUID,
    days: Iterable[date],
    *,
    details: rules.Details,
    sent_key: UUID,
    by: User,
    now: datetime,
) -> list[Session]:
    """`sent_key`: made by the sender's form; each day has its own from it."""
    return [
        plan(
            institution,
            details=replace(details, held_on=day),
            sent_key=key_of(sent_key, day),
            by=by,
            now=now,
        )
        for day in days
    ]

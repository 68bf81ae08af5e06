"""Findings become troubles: seen first, seen again, over. The only writers of `Trouble`."""

from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction

from khien.site.doctor.examining import examine
from khien.site.doctor.facts import Facts
from khien.site.doctor.finding import Finding
from khien.site.doctor.looking import look
from khien.site.models import Trouble

CALM = timedelta(minutes=15)  # not seen for so long it is over: what flickers is one trouble
_ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(5603172)"


def examine_now(*, now: datetime, calm: timedelta = CALM) -> list[Trouble]:
    """What is open afterwards. Looking around takes seconds and holds no lock."""
    return keep(look(now), now=now, calm=calm)


@transaction.atomic
def keep(facts: Facts, *, now: datetime, calm: timedelta = CALM) -> list[Trouble]:
    with connection.cursor() as cursor:
        cursor.execute(_ONE_AT_A_TIME)
    known = {(row.code, row.subject): row for row in Trouble.objects.filter(ended_at=None)}
    found = {(each.code, each.subject[:200]): each for each in examine(facts)}
    for key, finding in found.items():
        _seen(known.get(key), finding, now=now)
    for key in known.keys() - found.keys():
        if now - known[key].seen_at >= calm:
            known[key].ended_at = now
            known[key].save(update_fields=["ended_at"])
    return list(Trouble.objects.filter(ended_at=None))


def _seen(row: Trouble | None, finding: Finding, *, now: datetime) -> None:
    said: dict[str, Any] = {
        "severity": finding.severity,
        "said": finding.said.as_data(),
        "advice": finding.advice.as_data(),
        "seen_at": now,
    }
    if row is not None:
        for name, value in said.items():
            setattr(row, name, value)
        row.save(update_fields=list(said))
        return
    Trouble.objects.create(code=finding.code, subject=finding.subject[:200], began_at=now, **said)

"""Gathering facts: each look is short, changes nothing, and says what it could not see."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from django.db import DatabaseError

from khien.site.doctor.facts import Configured, Database, Facts
from khien.site.doctor.looking import (
    answering,
    backups,
    certificates,
    clocks,
    configured,
    database,
    disks,
    home,
    keys,
    running,
)

T = TypeVar("T")


def look(
    now: datetime,
    *,
    settings: Configured | None = None,
    trouble: str = "",
    serving: bool = True,
) -> Facts:
    """Inside Django. `settings`: what was found before wrong ones were put aside. `trouble`: why
    the database cannot be reached, where that is known. `serving`: the site runs now.
    """
    found = Database(trouble=trouble) if trouble else database.look()
    reached = not found.trouble
    told = settings or configured.look()
    return Facts(
        now=now,
        configured=told,
        home=home.look(),
        database=found,
        keys=_in_the_tables(lambda: keys.look(reached=reached)),
        mail=answering.mail(),
        webhooks=answering.webhooks(),
        scanner=answering.scanner(),
        exhibits=answering.exhibits(),
        volumes=disks.look(),
        peer=clocks.look(),
        certificates=certificates.look(told.site_url),
        queue=_in_the_tables(lambda: running.queue(now)) if reached else None,
        backups=_in_the_tables(backups.look) if reached else None,
        running=_in_the_tables(lambda: running.look(now, serving=serving)) if reached else None,
    )


def _in_the_tables(look: Callable[[], T]) -> T | None:
    """Of a database that is behind, a table may not be there yet."""
    try:
        return look()
    except DatabaseError:
        return None

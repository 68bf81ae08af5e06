"""When the worker backs up by itself: BACKUP_HOUR, every BACKUP_EVERY hours, caught up later."""

from datetime import datetime, timedelta

import structlog

from khien.site.backups import making, runs
from khien.site.backups.moments import HERE
from khien.site.console import Stopped
from khien.site.environment import read
from khien.site.home import khien_home

_AGAIN_AFTER = timedelta(hours=1)  # where the last try failed
log = structlog.get_logger()


def due(now: datetime, *, good: datetime | None, bad: datetime | None) -> bool:
    """`good`, `bad`: when the last backup was made, when the last try failed."""
    if bad and (good is None or bad > good) and now < bad + _AGAIN_AFTER:
        return False
    if good is None:
        return True
    first = good.astimezone(HERE).replace(hour=read("BACKUP_HOUR"), minute=0, second=0)
    step = timedelta(hours=read("BACKUP_EVERY"))
    while first <= good:
        first += step
    return now >= first


def back_up_if_due(url: str, *, now: datetime) -> bool:
    if not read("BACKUP_TO"):
        return False
    if not due(now, good=runs.last(url, runs.GOOD), bad=runs.last(url, runs.BAD)):
        return False
    return _done(lambda: making.by_itself(khien_home(), url))


def keep_changes(url: str) -> bool:
    if not read("BACKUP_TO"):
        return False
    return _done(lambda: making.keep_changes(khien_home(), url))


def _done(act: "making.Act") -> bool:
    """What cannot be now is tried again; the trouble is noted, and the worker goes on."""
    try:
        act()
    except (Stopped, OSError) as why:
        log.error("backup failed", why=str(why))  # noqa: TRY400  (the sentence says it all)
        return False
    return True

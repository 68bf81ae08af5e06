"""What runs by itself and who looks after it."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import connection
from django.db.models import Q

from khien.core.calendars import HANOI
from khien.core.models import LedgerHead
from khien.people.idle_rules import terms_in_force
from khien.people.models import User
from khien.people.roles import Role
from khien.people.rules import holders
from khien.privacy.models import KeepingRun
from khien.site.doctor.facts import Queue, Running

_A_NIGHT_OR_TWO = timedelta(days=2)  # idle accounts are stopped at night
_QUEUE = """
    SELECT count(*) FILTER (WHERE due), min(since) FILTER (WHERE due),
           (SELECT count(DISTINCT job_id) FROM procrastinate_events
             WHERE type = 'failed' AND at > %(yesterday)s),
           (SELECT max(last_heartbeat) FROM procrastinate_workers)
      FROM (SELECT job.scheduled_at IS NULL OR job.scheduled_at <= %(now)s AS due,
                   coalesce(job.scheduled_at, (
                       SELECT min(at) FROM procrastinate_events WHERE job_id = job.id)) AS since
              FROM procrastinate_jobs job WHERE job.status = 'todo') AS waiting
"""


def queue(now: datetime) -> Queue:
    with connection.cursor() as cursor:
        cursor.execute(_QUEUE, {"now": now, "yesterday": now - timedelta(days=1)})
        waiting, since, failed, seen = cursor.fetchone()
    return Queue(waiting, now - since if since else None, failed, seen)


def look(now: datetime, *, serving: bool) -> Running:
    ended = KeepingRun.objects.exclude(ended_at=None).order_by("-ended_at").first()
    head = LedgerHead.objects.order_by("-number").first()
    return Running(
        begun_at=_begun(),
        serving=serving,
        night_at=ended.ended_at if ended else None,
        last_head=_begin_of_day(head.day) if head else None,
        administrators=sum(each.has_usable_password() for each in holders(Role.ADMINISTRATOR)),
        idle=idle(now - timedelta(days=terms_in_force().stop_after) - _A_NIGHT_OR_TWO),
        static_missing=not _static_is_there(),
    )


def idle(before: datetime) -> int:
    unused = Q(last_seen__lt=before) | Q(last_seen=None, created_at__lt=before)
    return User.objects.filter(unused, is_active=True).count()


def _begun() -> datetime | None:
    """Of an installation nobody has an account in yet, nothing is expected."""
    return User.objects.order_by("created_at").values_list("created_at", flat=True).first()


def _begin_of_day(day: date) -> datetime:
    return datetime.combine(day, time(), HANOI)


def _static_is_there() -> bool:
    """Where their names carry a mark of their content, the list of names must be there."""
    if not hasattr(staticfiles_storage, "manifest_name"):
        return True
    return (Path(settings.STATIC_ROOT) / str(staticfiles_storage.manifest_name)).exists()

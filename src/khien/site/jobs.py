"""What the installation does for itself: its backups."""

from django.conf import settings
from django.utils import timezone
from procrastinate.contrib.django import app

from khien.site.backups import schedule


@app.periodic(cron="*/10 * * * *")
@app.task(name="site.back_up", queueing_lock="site.back_up")
def back_up(timestamp: int) -> bool:  # noqa: ARG001  (the queue passes when it was due)
    """Where BACKUP_TO is set, and it is time."""
    return schedule.back_up_if_due(settings.DATABASE_URL, now=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="site.keep_changes", queueing_lock="site.keep_changes")
def keep_changes(timestamp: int) -> bool:  # noqa: ARG001  (the same)
    """What PostgreSQL put aside since the last minute, so that any moment can be gone back to."""
    return schedule.keep_changes(settings.DATABASE_URL)

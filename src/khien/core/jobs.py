"""What runs by itself: whoever has a deadline is reminded, every five minutes."""

from django.utils import timezone
from procrastinate.contrib.django import app

from khien.core import reminders


@app.periodic(cron="*/5 * * * *")
@app.task(name="core.remind", queueing_lock="core.remind")
def remind(timestamp: int) -> int:  # noqa: ARG001  (the queue passes when it was due)
    """After an outage the first run catches up; nobody is told twice."""
    return reminders.remind(now=timezone.now())

"""Every few minutes: entries that suddenly match everything are set aside for a person."""

from django.utils import timezone
from procrastinate.contrib.django import app

from khien.screening.actions.bank_floods import quarantine_floods


@app.periodic(cron="*/5 * * * *")
@app.task(name="screening.quarantine_floods", queueing_lock="screening.quarantine_floods")
def quarantine(timestamp: int) -> int:  # noqa: ARG001  (the queue passes when it was due)
    return quarantine_floods(now=timezone.now())

"""Housekeeping of the exhibits folder."""

from django.utils import timezone
from procrastinate.contrib.django import app

from khien.evidence import actions


@app.periodic(cron="17 3 * * *")
@app.task(name="evidence.sweep_orphans")
def sweep_orphans(timestamp: int) -> int:  # noqa: ARG001  (the queue passes when it was due)
    return actions.sweep_orphans(now=timezone.now())

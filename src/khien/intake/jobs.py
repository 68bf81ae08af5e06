"""What intake does by itself: send up what no office acknowledged in time, sketch older reports."""

from django.utils import timezone
from procrastinate.contrib.django import app

from khien.intake.actions import routing, sketching


@app.periodic(cron="*/3 * * * *")
@app.task(name="intake.escalate_overdue", queueing_lock="intake.escalate_overdue")
def escalate_overdue(timestamp: int) -> int:  # noqa: ARG001  (the queue passes when it was due)
    """After an outage the first run catches up; each routing goes up once."""
    return routing.escalate_overdue(now=timezone.now())


@app.periodic(cron="*/5 * * * *")
@app.task(name="intake.sketch_older", queueing_lock="intake.sketch_older")
def sketch_older(timestamp: int) -> int:  # noqa: ARG001  (the queue passes when it was due)
    """Reports from before likeness was looked for, some at a time, until none is left."""
    return sketching.sketch_older()

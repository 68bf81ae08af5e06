"""What intake does by itself: send up what no office acknowledged in time."""

from django.utils import timezone
from procrastinate.contrib.django import app

from khien.intake.actions import routing


@app.periodic(cron="*/3 * * * *")
@app.task(name="intake.escalate_overdue", queueing_lock="intake.escalate_overdue")
def escalate_overdue(timestamp: int) -> int:  # noqa: ARG001  (the queue passes when it was due)
    """After an outage the first run catches up; each routing goes up once."""
    return routing.escalate_overdue(now=timezone.now())

"""What runs by itself: the rounds of tasks that repeat, once an hour."""

from django.utils import timezone
from procrastinate.contrib.django import app

from khien.steering import actions


@app.periodic(cron="23 * * * *")
@app.task(name="steering.open_rounds", queueing_lock="steering.open_rounds")
def open_rounds(timestamp: int) -> int:  # noqa: ARG001  (the queue passes when it was due)
    """After an outage the first run makes every round that was missed."""
    return actions.open_rounds(now=timezone.now())

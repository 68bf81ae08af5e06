"""What runs by itself: reminders of deadlines, every five minutes; a signed head of the ledger."""

from django.utils import timezone
from procrastinate.contrib.django import app

from khien.core import reminders
from khien.core.ledger import heads
from khien.core.reminders import posting


@app.periodic(cron="*/5 * * * *")
@app.task(name="core.remind", queueing_lock="core.remind")
def remind(timestamp: int) -> int:  # noqa: ARG001  (the queue passes when it was due)
    """After an outage the first run catches up; nobody is told twice."""
    return reminders.remind(now=timezone.now())


@app.periodic(cron="2-59/5 * * * *")
@app.task(name="core.post_reminders", queueing_lock="core.post_reminders")
def post_reminders(timestamp: int) -> int:  # noqa: ARG001  (the same)
    """By e-mail and short message, where the installation has them."""
    return posting.post(now=timezone.now())


@app.periodic(cron="11 * * * *")
@app.task(name="core.sign_ledger", queueing_lock="core.sign_ledger")
def sign_ledger(timestamp: int) -> int:  # noqa: ARG001  (the same)
    """In the first hour of a day; where the machine is off at night, in its first hour."""
    return heads.sign_today(now=timezone.now()).number

"""What lists for resolvers do by themselves: follow their banks, and forget old editions."""

from django.utils import timezone
from procrastinate.contrib.django import app

from khien.screening.actions import editions

_ONE_AT_A_TIME = "screening.lists"


@app.periodic(cron="* * * * *")
@app.task(name="screening.make_due", queueing_lock="screening.make_due", lock=_ONE_AT_A_TIME)
def make_due(timestamp: int) -> int:  # noqa: ARG001  (the queue passes when it was due)
    return editions.make_due(now=timezone.now())


@app.task(name="screening.make_asked", lock=_ONE_AT_A_TIME)
def make_asked() -> int:
    """Somebody pressed the button; what the minute's round has made already is not made again."""
    return editions.make_due(now=timezone.now())


@app.periodic(cron="25 18 * * *")  # 01:25 in Viet Nam
@app.task(name="screening.tidy_editions", queueing_lock="screening.tidy", lock=_ONE_AT_A_TIME)
def tidy_editions(timestamp: int) -> int:  # noqa: ARG001  (the same)
    return editions.tidy(now=timezone.now())

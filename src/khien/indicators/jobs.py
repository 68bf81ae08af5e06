"""Every night, after the day's work: what each indicator reads is written down."""

from django.utils import timezone
from procrastinate.contrib.django import app

from khien.core.actors import SYSTEM
from khien.core.calendars import today
from khien.core.measures import all_measures
from khien.indicators import actions


@app.periodic(cron="50 16 * * *")  # 23:50 in Viet Nam, the day it tells of
@app.task(name="indicators.read", queueing_lock="indicators.read", lock="indicators.read")
def read(timestamp: int) -> None:  # noqa: ARG001  (the queue passes when it was due)
    _read()


@app.task(name="indicators.read_once", lock="indicators.read")
def read_once() -> None:
    """Where a night has not come yet."""
    _read()


def _read() -> None:
    now = timezone.now()
    actions.write_down_definitions(by=SYSTEM, now=now)
    actions.keep_readings(now=now)


@app.periodic(cron="1 17 * * *")  # 00:01 in Viet Nam
@app.task(name="indicators.wake", queueing_lock="indicators.wake", lock="indicators.wake")
def wake(timestamp: int) -> None:  # noqa: ARG001  (the queue passes when it was due)
    """Rooms that keep counts of a day count the new one before anybody asks."""
    day = today(timezone.now())
    for measure in all_measures():
        measure.count(measure.period_of(day), day)

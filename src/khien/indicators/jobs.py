"""Every night, after the day's work: what each indicator reads is written down."""

from django.utils import timezone
from procrastinate.contrib.django import app

from khien.core.actors import SYSTEM
from khien.indicators import actions


@app.periodic(cron="50 16 * * *")  # 23:50 in Viet Nam, the day it tells of
@app.task(name="indicators.read", queueing_lock="indicators.read", lock="indicators.read")
def read(timestamp: int) -> None:  # noqa: ARG001  (the queue passes when it was due)
    now = timezone.now()
    actions.write_down_definitions(by=SYSTEM, now=now)
    actions.keep_readings(now=now)

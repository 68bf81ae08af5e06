"""Every night: what has begun falls due, what was owed by a commune that is no more moves on."""

from django.utils import timezone
from procrastinate.contrib.django import app

from khien.reports import actions


@app.periodic(cron="20 17 * * *")  # 00:20 in Viet Nam
@app.task(name="reports.fall_due", queueing_lock="reports.fall_due", lock="reports.fall_due")
def fall_due(timestamp: int) -> int:  # noqa: ARG001  (the queue passes when it was due)
    return actions.generate(now=timezone.now())

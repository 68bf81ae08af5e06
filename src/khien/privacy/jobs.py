"""Every night: what was announced long enough ago is emptied, what comes next is announced."""

from django.utils import timezone
from procrastinate.contrib.django import app

from khien.privacy.actions import keeping


@app.periodic(cron="40 19 * * *")  # 02:40 in Viet Nam
@app.task(name="privacy.keep", queueing_lock="privacy.keep", lock="privacy.keep")
def keep(timestamp: int) -> None:  # noqa: ARG001  (the queue passes when it was due)
    keeping.run(now=timezone.now())

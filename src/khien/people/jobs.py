"""What runs by itself: accounts nobody has used for 45 days stop, every night."""

from django.utils import timezone
from procrastinate.contrib.django import app

from khien.people import actions


@app.periodic(cron="10 18 * * *")  # 01:10 in Viet Nam
@app.task(queueing_lock="deactivate_idle", pass_context=False)
def deactivate_idle(timestamp: int) -> None:  # noqa: ARG001  (procrastinate hands it over)
    actions.deactivate_idle(now=timezone.now())

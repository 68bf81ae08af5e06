"""Every ten minutes the installation examines itself and tells who looks after it."""

from django.utils import timezone
from procrastinate.contrib.django import app

from khien.site.watching import keeping, telling


@app.periodic(cron="7-59/10 * * * *")
@app.task(name="site.watch", queueing_lock="site.watch")
def watch(timestamp: int) -> int:  # noqa: ARG001  (the queue passes when it was due)
    keeping.examine_now(now=timezone.now())
    return telling.tell(now=timezone.now())

"""What runs by itself: idle accounts are warned of and stop every night; what people of accounts
must know is mailed every ten minutes.
"""

from django.utils import timezone
from procrastinate.contrib.django import app

from khien.people import actions, notices


@app.periodic(cron="10 18 * * *")  # 01:10 in Viet Nam
@app.task(queueing_lock="deactivate_idle", pass_context=False)
def deactivate_idle(timestamp: int) -> None:  # noqa: ARG001  (procrastinate hands it over)
    actions.look_after_idle(now=timezone.now())


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="mail_account_notices", pass_context=False)
def mail_account_notices(timestamp: int) -> None:  # noqa: ARG001  (the same)
    notices.post(now=timezone.now())

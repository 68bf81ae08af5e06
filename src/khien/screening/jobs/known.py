"""Every minute: what the banks know is kept ready to be asked."""

from procrastinate.contrib.django import app

from khien.screening import child
from khien.screening.known import addresses, files


@app.periodic(cron="* * * * *")
@app.task(name="screening.keep_known", queueing_lock="screening.keep_known")
def keep_known(timestamp: int) -> None:  # noqa: ARG001  (the queue passes when it was due)
    if files.is_behind() or addresses.is_behind():
        child.run("keep_known")

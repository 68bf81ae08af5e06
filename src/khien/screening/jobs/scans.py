"""What was handed in is looked through, and reports are looked at soon after they come."""

from procrastinate import JobContext
from procrastinate.contrib.django import app

from khien.screening import child, material
from khien.screening.queries import incoming, scans
from khien.screening.scanning.alone import REPORTS, SCANS, somebody_is_at

_MOST_STARTS = 20


@app.task(name="screening.look_through", pass_context=True)
def look_through(context: JobContext) -> None:
    """Deferred with each scan. A child that is killed is started again where it stood."""
    for _start in range(_MOST_STARTS):
        if context.should_abort() or not scans.any_to_do():
            return
        if child.run("look_through_scans", until=context.should_abort) >= 0:
            return  # done, or another one is at it: whatever is left, the next minute takes up


@app.periodic(cron="* * * * *")
@app.task(name="screening.look_again", queueing_lock="screening.look_again", pass_context=True)
def look_again(context: JobContext, timestamp: int) -> None:  # noqa: ARG001  (the queue passes when it was due)
    """What a killed worker left, or its job lost, goes on within a minute or two."""
    if not somebody_is_at(SCANS):
        look_through.func(context)
    material.sweep(scans.kept_paths())


@app.periodic(cron="* * * * *")
@app.task(
    name="screening.look_at_reports", queueing_lock="screening.look_at_reports", pass_context=True
)
def look_at_reports(context: JobContext, timestamp: int) -> None:  # noqa: ARG001  (as above)
    """Asked of the database every minute, so that no report depends on anybody deferring a job."""
    if incoming.waiting() and not somebody_is_at(REPORTS):
        child.run("look_at_reports", until=context.should_abort)

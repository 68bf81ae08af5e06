"""Large files for banks, each in a process of its own, so that the worker stays small."""

from django.utils import timezone
from procrastinate.contrib.django import app

from khien.screening import child
from khien.screening.actions.bank_file_upkeep import delete_old_files
from khien.screening.queries.bank_files import unfinished


@app.task(name="screening.go_on_with_bank_file")
def go_on(file_id: str) -> None:
    """Whatever is next for it."""
    child.run("go_on_with_bank_file", file_id)


@app.periodic(cron="* * * * *")
@app.task(name="screening.go_on_again", queueing_lock="screening.go_on_again")
def go_on_again(timestamp: int) -> None:  # noqa: ARG001  (the queue passes when it was due)
    """What a killed process left goes on where it was; one that is being worked on is let alone."""
    for file in unfinished():
        child.run("go_on_with_bank_file", str(file))


@app.periodic(cron="50 18 * * *")  # 01:50 in Viet Nam
@app.task(name="screening.delete_old_bank_files", queueing_lock="screening.delete_old_bank_files")
def delete_old(timestamp: int) -> int:  # noqa: ARG001  (the same)
    return delete_old_files(now=timezone.now())

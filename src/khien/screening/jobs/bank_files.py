"""Large files for banks, each in a process of its own, so that the worker stays small."""

from uuid import UUID

from django.utils import timezone
from procrastinate.contrib.django import app

from khien.screening import child
from khien.screening.actions.bank_file_upkeep import delete_old_files, give_up


@app.task(name="screening.go_on_with_bank_file")
def go_on(file_id: str) -> None:
    """Whatever is next for it; taken up again after a stop, it goes on where it was."""
    if child.run("go_on_with_bank_file", file_id):
        give_up(UUID(file_id), now=timezone.now())


@app.periodic(cron="50 18 * * *")  # 01:50 in Viet Nam
@app.task(name="screening.delete_old_bank_files", queueing_lock="screening.delete_old_bank_files")
def delete_old(timestamp: int) -> int:  # noqa: ARG001  (the queue passes when it was due)
    return delete_old_files(now=timezone.now())

"""The newest backup that was made, and what came after it."""

from khien.site.doctor.facts import Backups
from khien.site.models import BackupOutcome, BackupRun

_MADE = (BackupOutcome.MADE, BackupOutcome.READ, BackupOutcome.UNREADABLE)


def look() -> Backups:
    runs = BackupRun.objects.order_by("-at", "-id")
    made = runs.filter(outcome__in=_MADE).first()
    failed = runs.filter(outcome=BackupOutcome.FAILED).first()
    if failed and made and failed.at < made.at:
        failed = None
    read = runs.filter(outcome=BackupOutcome.READ).order_by("-verified_at").first()
    unreadable = made is not None and made.outcome == BackupOutcome.UNREADABLE
    told = made if unreadable else failed
    return Backups(
        made_at=made.at if made else None,
        read_at=read.verified_at if read else None,
        unreadable=unreadable,
        where=made.where if made else "",
        failed_at=failed.at if failed else None,
        problem=told.problem if told else "",
    )

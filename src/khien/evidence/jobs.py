"""Housekeeping of the exhibits, and a look every night whether their files are still the same."""

from django.utils import timezone
from procrastinate.contrib.django import app

from khien.evidence import actions
from khien.evidence.actions.checking import check_files
from khien.evidence.actions.proving import record_old_ones
from khien.evidence.actions.sweep import sweep_arriving


@app.periodic(cron="17 3 * * *")
@app.task(name="evidence.sweep_orphans")
def sweep_orphans(timestamp: int) -> int:  # noqa: ARG001  (the queue passes when it was due)
    return actions.sweep_orphans(now=timezone.now())


@app.periodic(cron="37 3 * * *")
@app.task(name="evidence.sweep_arriving")
def sweep_what_never_arrived(timestamp: int) -> int:  # noqa: ARG001  (the same)
    return sweep_arriving(now=timezone.now())


@app.periodic(cron="7 1 * * *")
@app.task(name="evidence.check_files")
def look_at_files(timestamp: int) -> int:  # noqa: ARG001  (the same)
    """An hour a night; what was looked at longest ago comes first."""
    record_old_ones(now=timezone.now())
    return len(check_files(now=timezone.now(), seconds=3600))

"""Looking at what came in with a report: tried, then done with whatever it gave as suggestions."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from khien.core import ledger
from khien.core.actors import SYSTEM
from khien.intake.models import Report
from khien.screening.events.scans import HitsFound
from khien.screening.models import Hit, Look
from khien.screening.queries.incoming import Subject


def begin(subject: Subject) -> None:
    """Counted before the look, so that what brings us down is not tried for ever."""
    Look.objects.get_or_create(subject=subject.id, defaults={"matter": subject.matter})
    Look.objects.filter(subject=subject.id).update(tries=F("tries") + 1)


@transaction.atomic
def end(
    subject: Subject,
    hits: Sequence[Hit],
    *,
    report: Report | None,
    exhibit: UUID | None = None,
    now: datetime,
) -> None:
    """What was found stands with the look, once however often it is tried. The report itself, its
    priority above all, stays as it is.
    """
    look = Look.objects.select_for_update().get(subject=subject.id)
    if look.looked_at is not None:
        return
    look.looked_at = now
    look.save(update_fields=["looked_at"])
    if report is None or not hits:
        return
    for hit in hits:
        hit.report, hit.exhibit, hit.found_at = report, exhibit, now
    Hit.objects.bulk_create(hits)
    ledger.record(HitsFound(report.pk, len(hits)), by=SYSTEM, now=now)

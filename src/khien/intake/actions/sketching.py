"""Keyed hashes of the words of reports that came before these were made."""

from django.db import transaction

from khien.intake.models import Report
from khien.intake.rules.likeness import sketch


@transaction.atomic
def sketch_older(*, most: int = 500) -> int:
    """How many were done; nothing of a report changes but its hashes."""
    rows = Report.objects.select_for_update(skip_locked=True).filter(text_tokens=None)
    done = list(rows.order_by("id")[:most])
    for report in done:
        report.text_tokens = sketch(str((report.narrative or {}).get("what_happened", "")))
        report.save(update_fields=["text_tokens"])
    return len(done)

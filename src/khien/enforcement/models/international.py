"""What a person released for a body abroad; the machine sends nothing."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.core.seal import SealedField
from khien.enforcement.models.respondent import KEPT
from khien.enforcement.models.violation import Violation
from khien.intake.models import Incident


class Released(models.Model):
    """`content`: what was released, word for word; `digest`: SHA-256 of its JSON file.

    `story`: free text of what happened was ticked by the person who released it.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    content = SealedField(null=True)
    why = SealedField(null=True)
    story = models.BooleanField()
    files = models.PositiveSmallIntegerField()
    digest = models.BinaryField(max_length=32)
    released_at = models.DateTimeField()
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        abstract = True


class InternationalReport(Released):
    """Of a violation."""

    retention: ClassVar = Retention("personal", 20, KEPT, ("content", "why"), "violation")

    violation = models.ForeignKey(
        Violation, on_delete=models.PROTECT, related_name="international_reports"
    )


class IncidentReportAbroad(Released):
    """Of an incident, before there is anybody to open a violation on."""

    retention: ClassVar = Retention(
        "personal", 10, "Kept as long as the incident it tells of.", ("content", "why"), "incident"
    )

    incident = models.ForeignKey(
        Incident, on_delete=models.PROTECT, related_name="international_reports"
    )

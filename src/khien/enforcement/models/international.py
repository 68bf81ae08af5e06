"""What a person released for a body abroad; the machine sends nothing."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.core.seal import SealedField
from khien.enforcement.models.respondent import KEPT
from khien.enforcement.models.violation import Violation


class InternationalReport(models.Model):
    """`content`: what was released, word for word; `digest`: SHA-256 of its JSON file.

    `story`: free text of what happened was ticked by the person who released it.
    """

    retention: ClassVar = Retention("personal", 20, KEPT, ("content", "why"), "violation")

    id = models.UUIDField(primary_key=True, default=new_id)
    violation = models.ForeignKey(
        Violation, on_delete=models.PROTECT, related_name="international_reports"
    )
    content = SealedField(null=True)
    why = SealedField(null=True)
    story = models.BooleanField()
    files = models.PositiveSmallIntegerField()
    digest = models.BinaryField(max_length=32)
    released_at = models.DateTimeField()
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

"""Exhibits that left as one bag: to whom and why, beside the custody step of each."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.core.seal import SealedField


class Export(models.Model):
    """`subject`: the incident, violation, … whose exhibits they are; it lives in a room above.
    The steps of the exhibits name this row.
    """

    retention: ClassVar = Retention(
        "personal", 10, "Who was given evidence, and why.", ("to", "why"), "at"
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    subject = models.UUIDField()
    to = SealedField(null=True)
    why = SealedField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

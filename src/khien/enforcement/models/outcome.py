"""Who of those that care for a child knows how it went on with whoever did harm."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.enforcement.models.proceeding import Proceeding

_USER = settings.AUTH_USER_MODEL


class OutcomeKnown(models.Model):
    """That somebody who cares for a child of the incident knows of a step."""

    retention: ClassVar = Retention("none", None, "Who was told what when; ids only.")

    id = models.UUIDField(primary_key=True, default=new_id)
    proceeding = models.ForeignKey(Proceeding, on_delete=models.PROTECT, related_name="known")
    by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["proceeding", "by"], name="somebody_knows_of_a_step_once"
            )
        ]

"""Somebody asks a colleague to look at an exhibit in their place."""

from typing import ClassVar

from django.db import models

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.evidence.models.exhibit import Exhibit
from khien.people.models import User


class HandedLook(models.Model):
    """Waits for `to` until they have opened the exhibit."""

    retention: ClassVar = Retention("none", None, "Who was asked to look; holds ids only.")

    id = models.UUIDField(primary_key=True, default=new_id)
    exhibit = models.ForeignKey(Exhibit, on_delete=models.PROTECT, related_name="handed_looks")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    to = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    looked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["to", "exhibit"],
                condition=models.Q(looked_at=None),
                name="asked_to_look_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(by=models.F("to")), name="looks_are_handed_to_another"
            ),
        ]

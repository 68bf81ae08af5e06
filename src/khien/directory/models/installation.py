"""The province this installation works for."""

from typing import ClassVar

from django.db import models

from khien.core.retention import Retention
from khien.directory.models.organisations import Organisation


class Installation(models.Model):
    """One row at most: its key is always 1. `sample`: every staff page says so."""

    retention: ClassVar = Retention("none", None, "Settings, no people.")

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    province = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    sample = models.BooleanField(default=False)
    set_up_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="one_installation"),
        ]

    def __str__(self) -> str:
        return str(self.province_id)

"""What every institution comes to on the newest day asked for, kept so that a page only adds up."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from khien.core.retention import Retention
from khien.directory.models import Organisation


class CoverageVerdict(models.Model):
    """Of one institution in scope. All may be deleted at any time: they are judged again.

    `on` the first day of the calendar: something changed since. `family`: itself and those merged
    into it, whose marks bring it down as well. `owes` False: it is not counted among those who
    should do so periodically.
    """

    retention: ClassVar = Retention("none", 0, "Judged again from the sessions.")

    institution = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    on = models.DateField(db_index=True)
    commune = models.UUIDField(null=True)
    family = ArrayField(models.UUIDField())
    recorded = models.BooleanField()
    organised = models.BooleanField()
    owes = models.BooleanField()
    periodic = models.BooleanField()
    periodic_settled = models.BooleanField()
    effective = models.BooleanField()
    effective_settled = models.BooleanField()
    untold = models.BooleanField()

    def __str__(self) -> str:
        return f"{self.institution_id} {self.on}"

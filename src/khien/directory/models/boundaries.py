"""The outlines of units, as coarse as a map of a province needs them."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.directory.models.organisations import Organisation


class Boundary(models.Model):
    """`rings`: closed lines of [longitude, latitude] on one grid, 500 to a degree.

    Neighbours that share their points before share them on the grid too: no gaps between them.
    """

    retention: ClassVar = Retention("none", None, "Public outlines of units.")

    id = models.UUIDField(primary_key=True, default=new_id)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="boundaries"
    )
    rings = models.JSONField()
    source = models.CharField(max_length=250, blank=True)
    valid = DateRangeField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="one_boundary_per_day",
                expressions=[
                    ("organisation", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=models.Q(valid__isempty=False), name="a_boundary_lasts_a_day"
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation_id)

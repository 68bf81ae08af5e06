"""What the sessions of a school year come to, kept so that only what changed is counted anew."""

from typing import ClassVar

from django.db import models

from khien.core.retention import Retention
from khien.directory.models import Organisation
from khien.learning.models.calendar import CoverageRule, SchoolYear


class CoverageFacts(models.Model):
    """Of one institution's own sessions in a year. May be deleted at any time: it is counted again.

    `facts`: khien.learning.rules.facts.Facts as data.
    """

    retention: ClassVar = Retention("none", 0, "Counted again from the sessions.")

    institution = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    year = models.ForeignKey(SchoolYear, on_delete=models.CASCADE, related_name="+")
    rule = models.ForeignKey(CoverageRule, on_delete=models.CASCADE, related_name="+")
    facts = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "year", "rule"], name="facts_of_a_year_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.institution_id} {self.year_id}"


class CoverageMark(models.Model):
    """Something of this institution changed since its facts were counted; written by triggers."""

    retention: ClassVar = Retention("none", 0, "Deleted with the next count.")

    institution = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="+", db_index=False
    )

    def __str__(self) -> str:
        return str(self.institution_id)

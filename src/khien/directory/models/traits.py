"""What the State says of a commune beside its name, by which figures are told apart."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.models import Certainty
from khien.core.retention import Retention
from khien.directory.models.organisations import Organisation


class Trait(models.TextChoices):
    ETHNIC_MINORITY = "ethnic_minority", _("vùng đồng bào dân tộc thiểu số")


class CommuneTrait(models.Model):
    """A commune has the trait on the days of `valid`, by the list that says so."""

    retention: ClassVar = Retention("none", None, "Public lists; needed to read old figures.")

    id = models.UUIDField(primary_key=True, default=new_id)
    commune = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="traits")
    trait = models.CharField(max_length=20, choices=Trait)
    law = models.CharField(max_length=250, blank=True)
    certainty = models.CharField(max_length=2, choices=Certainty)
    valid = DateRangeField()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="one_trait_per_day",
                expressions=[
                    ("commune", RangeOperators.EQUAL),
                    ("trait", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(condition=models.Q(valid__isempty=False), name="a_trait_lasts"),
        ]

    def __str__(self) -> str:
        return f"{self.trait} {self.commune_id}"

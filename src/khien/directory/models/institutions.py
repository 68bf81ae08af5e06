"""Schools and child-care facilities: of which type, and which types a plan counts."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.models import Certainty
from khien.core.retention import Retention
from khien.directory.models.organisations import Organisation


class InstitutionType(models.TextChoices):
    NURSERY = "nursery", _("mầm non")
    PRIMARY = "primary", _("tiểu học")
    LOWER_SECONDARY = "lower_secondary", _("trung học cơ sở")
    PRIMARY_AND_LOWER_SECONDARY = (
        "primary_and_lower_secondary",
        _("phổ thông cơ sở (tiểu học và trung học cơ sở)"),
    )
    UPPER_SECONDARY = "upper_secondary", _("trung học phổ thông")
    MULTI_LEVEL = "multi_level", _("phổ thông nhiều cấp (liên cấp)")
    ETHNIC_BOARDING = "ethnic_boarding", _("phổ thông dân tộc nội trú")
    CONTINUING = "continuing", _("giáo dục thường xuyên")
    CARE_FACILITY = "care_facility", _("cơ sở chăm sóc, nuôi dưỡng trẻ em")


class InstitutionProfile(models.Model):
    """The type of a school or facility on the days of `valid`; it decides what counts it."""

    retention: ClassVar = Retention("none", None, "Public bodies; needed to read old figures.")

    id = models.UUIDField(primary_key=True, default=new_id)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="profiles"
    )
    type = models.CharField(max_length=40, choices=InstitutionType)
    valid = DateRangeField()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="one_type_per_day",
                expressions=[
                    ("organisation", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return self.get_type_display()


class ScopeRule(models.Model):
    """Which types a programme counts ("in scope of objective 1"), in the words of its source."""

    retention: ClassVar = Retention("none", None, "Rules, no people.")

    id = models.UUIDField(primary_key=True, default=new_id)
    code = models.SlugField(max_length=40)
    title = models.CharField(max_length=200)
    types = ArrayField(models.CharField(max_length=40, choices=InstitutionType))
    law = models.CharField(max_length=250, blank=True)
    certainty = models.CharField(max_length=2, choices=Certainty)
    valid = DateRangeField()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="one_scope_per_code_and_day",
                expressions=[
                    ("code", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return self.title

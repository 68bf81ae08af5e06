"""School years and the rule of what counts: dated rows, because both change by decision."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from khien.core.ids import new_id
from khien.core.models import Certainty
from khien.core.retention import Retention


class SchoolYear(models.Model):
    """Every civil day belongs to at most one school year; summer belongs to the year before it.

    Teaching ends on `teaching_ends`: what is not done by then is late, though `ends` comes later.
    """

    retention: ClassVar = Retention("none", None, "A public calendar.")

    code = models.CharField(primary_key=True, max_length=9, help_text="2026-2027")
    starts = models.DateField()
    second_term_starts = models.DateField()
    teaching_ends = models.DateField()
    ends = models.DateField(help_text="last day, included")
    law = models.CharField(max_length=200, blank=True)
    certainty = models.CharField(max_length=2, choices=Certainty)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(starts__lt=F("second_term_starts"))
                & Q(second_term_starts__lt=F("teaching_ends"))
                & Q(teaching_ends__lte=F("ends")),
                name="school_year_in_order",
            ),
            ExclusionConstraint(
                name="one_school_year_per_day",
                expressions=[
                    (
                        Func(
                            "starts",
                            "ends",
                            Value("[]"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    )
                ],
            ),
        ]

    def __str__(self) -> str:
        return self.code


class CoverageRule(models.Model):
    """From which day on how many sessions of which length make an institution count.

    No text of law says what "periodically" means, so the rule is ours, dated and citable.
    """

    retention: ClassVar = Retention("none", None, "Rules, no people.")

    id = models.UUIDField(primary_key=True, default=new_id)
    code = models.SlugField(max_length=40)
    title = models.CharField(max_length=200)
    sessions = models.PositiveSmallIntegerField(help_text="how many in a school year")
    minutes = models.PositiveSmallIntegerField(help_text="shortest session that counts")
    minutes_young = models.PositiveSmallIntegerField(help_text="the same for the youngest grades")
    young_up_to_grade = models.PositiveSmallIntegerField()
    law = models.CharField(max_length=200, blank=True)
    certainty = models.CharField(max_length=2, choices=Certainty)
    valid_from = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code", "valid_from"], name="one_coverage_rule_per_day"
            ),
            models.CheckConstraint(
                condition=Q(sessions__gte=1) & Q(minutes_young__lte=F("minutes")),
                name="coverage_rule_makes_sense",
            ),
        ]

    def __str__(self) -> str:
        return self.title

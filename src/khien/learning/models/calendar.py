"""School years and the rule of what counts: dated rows, because both change by decision."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

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


class Window(models.TextChoices):
    SCHOOL_YEAR = "school_year", _("năm học, chia theo học kỳ")
    ROLLING_YEAR = "rolling_year", _("12 tháng gần nhất, chia theo quý")


def band_grades() -> dict[str, list[int]]:
    return {}


class CoverageRule(models.Model):
    """From which day on what makes an institution count. A zero, a null or an empty list asks
    for nothing, so one row can ask for a single session or for all six conditions.

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

    window = models.CharField(max_length=12, choices=Window, default=Window.SCHOOL_YEAR)
    each_part = models.PositiveSmallIntegerField(default=0, help_text="C1: in each term, quarter")
    longest_gap = models.PositiveSmallIntegerField(null=True, blank=True, help_text="C2: days")
    reach_percent = models.PositiveSmallIntegerField(default=0, help_text="C3: of every grade")
    stay_days = models.PositiveSmallIntegerField(
        default=0, help_text="C3: residents who stayed this long"
    )
    strands_least = models.PositiveSmallIntegerField(default=0, help_text="C4")
    strands_always = ArrayField(
        models.CharField(max_length=2), default=list, blank=True, help_text="C4"
    )
    full_record = models.BooleanField(default=False, help_text="C5: plan, attendance and a file")
    parents_sessions = models.PositiveSmallIntegerField(default=0, help_text="C6")
    teachers_sessions = models.PositiveSmallIntegerField(default=0, help_text="C6")
    carers_sessions = models.PositiveSmallIntegerField(default=0, help_text="C6")
    needs_lesson = models.BooleanField(default=False, help_text="a lesson of the right band")
    band_grades = models.JSONField(
        default=band_grades, blank=True, help_text="the grades each band of lessons is right for"
    )
    part_counts_from = models.PositiveSmallIntegerField(
        default=50, help_text="percent of a term or quarter a new school must have been open"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code", "valid_from"], name="one_coverage_rule_per_day"
            ),
            models.CheckConstraint(
                condition=Q(sessions__gte=1) & Q(minutes_young__lte=F("minutes")),
                name="coverage_rule_makes_sense",
            ),
            models.CheckConstraint(
                condition=Q(reach_percent__lte=100) & Q(part_counts_from__lte=100),
                name="coverage_percents_up_to_100",
            ),
        ]

    def __str__(self) -> str:
        return self.title

"""Indicators as data: what each means from which day on, what it should reach, what it once read.

What is counted is code, published by rooms as measures; an indicator is the measure's name over
time. Its versions are written down by themselves when the words or the formula of a measure change,
so that a number printed years ago still says how it was counted.
"""

from decimal import Decimal
from typing import ClassVar
from uuid import UUID

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.directory.models import Organisation
from khien.steering.models import Objective

_EVERYWHERE = UUID(int=0)
PUBLIC = Retention("none", None, "Định nghĩa và con số cộng lại, không có người nào trong đó.")


class Indicator(models.Model):
    """Identity only: `code` is that of the measure a room publishes."""

    retention: ClassVar = PUBLIC

    id = models.UUIDField(primary_key=True, default=new_id)
    code = models.SlugField(max_length=60, unique=True)

    def __str__(self) -> str:
        return self.code


class IndicatorVersion(models.Model):
    """How it is counted from a day on, in the words people read; never changed afterwards."""

    retention: ClassVar = PUBLIC

    id = models.UUIDField(primary_key=True, default=new_id)
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    valid_from = models.DateField()
    title = models.CharField(max_length=200)
    unit = models.CharField(max_length=60)
    numerator_rule = models.TextField()
    denominator_rule = models.TextField()
    formula = models.PositiveSmallIntegerField(help_text="grows with the code that counts")
    written_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "number"], name="indicator_versions_in_order"
            ),
            models.UniqueConstraint(fields=["indicator", "valid_from"], name="a_version_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"


class Target(models.Model):
    """What an indicator should reach under an objective, in a territory (none: everywhere).

    The nearest one counts: of the territory itself, then of what it lies in, then the objective's
    own percentage.
    """

    retention: ClassVar = PUBLIC

    id = models.UUIDField(primary_key=True, default=new_id)
    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="targets")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="targets")
    territory = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="targets"
    )
    percent = models.DecimalField(
        _("chỉ tiêu (%)"),
        max_digits=5,
        decimal_places=2,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(100))],
    )
    valid = DateRangeField()
    basis = models.CharField(_("căn cứ"), max_length=250)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="one_target_per_territory_and_day",
                expressions=[
                    ("objective", RangeOperators.EQUAL),
                    ("indicator", RangeOperators.EQUAL),
                    (Coalesce("territory", _EVERYWHERE), RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(condition=Q(valid__isempty=False), name="target_lasts_a_day"),
            models.CheckConstraint(
                condition=Q(percent__gte=0) & Q(percent__lte=100), name="target_is_a_percentage"
            ),
        ]


class Reading(models.Model):
    """What an indicator read: of a period, as true on `as_valid`, as known at `known_at`.

    Written every night, and only where it differs from the last one of the same period and day;
    rows only grow. `cells`: by commune (empty: not known where) strict numerator, denominator,
    settled numerator, settled denominator, too little known, reported, reporters; `totals`: the
    sums of these.
    """

    retention: ClassVar = PUBLIC

    id = models.UUIDField(primary_key=True, default=new_id)
    version = models.ForeignKey(IndicatorVersion, on_delete=models.PROTECT, related_name="readings")
    starts = models.DateField()
    ends = models.DateField()
    as_valid = models.DateField()
    known_at = models.DateTimeField()
    cells = models.JSONField()
    totals = ArrayField(models.PositiveIntegerField(), size=7)
    sha256 = models.BinaryField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "starts", "ends", "as_valid", "known_at"], name="a_reading_once"
            ),
            models.CheckConstraint(
                condition=Q(starts__lte=F("as_valid")) & Q(as_valid__lte=F("ends")),
                name="a_reading_lies_in_its_period",
            ),
        ]

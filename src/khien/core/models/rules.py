"""Deadlines as dated data: how long, by which law, and the ladder of reminders."""

from typing import ClassVar

from django.db import models
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.retention import Retention


class ClockUnit(models.TextChoices):
    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"


class Certainty(models.TextChoices):
    """How sure a legal fact is; only VERIFIED is ever printed as law."""

    VERIFIED = "V", _("đã đọc trong nguồn công khai")
    SECONDARY = "V2", _("mới đọc ở nguồn thứ cấp")
    KNOWN = "K", _("hiểu biết chung")
    UNKNOWN = "?", _("chưa xác định")


class ClockRule(models.Model):
    """A statutory or house deadline as dated data. What starts and stops it: clock_rules.json."""

    retention: ClassVar = Retention("none", None, "Rules, no people.")

    id = models.UUIDField(primary_key=True, default=new_id)
    code = models.SlugField(max_length=60)
    title = models.CharField(max_length=200)
    law = models.CharField(max_length=200, blank=True)
    certainty = models.CharField(max_length=2, choices=Certainty)
    unit = models.CharField(max_length=20, choices=ClockUnit)
    amount = models.PositiveSmallIntegerField()
    movable = models.BooleanField(default=False, help_text="may be suspended and extended")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code", "valid_from"], name="one_rule_per_code_and_day"
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gt=models.F("valid_from")),
                name="rule_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def name(self) -> str:
        """In the reader's language, where it is one of `khien.core.clock_names`."""
        return translation.gettext(self.title)


class Receiver(models.TextChoices):
    """Whom a reminder is for, from the nearest to the work upwards."""

    OFFICER = "officer", _("người làm việc này")
    HEAD = "head", _("người đứng đầu đơn vị")
    PROVINCE = "province", _("cấp tỉnh")


class LadderStep(models.Model):
    """One step of a deadline's reminders: `offset` before (below zero) or after the due moment.

    It holds for moments from `valid_from` until before `valid_to`; a step taken back before it
    held keeps its row, with both days the same.
    """

    retention: ClassVar = Retention("none", None, "Rules, no people.")

    id = models.UUIDField(primary_key=True, default=new_id)
    code = models.SlugField(max_length=60)
    offset = models.SmallIntegerField()
    unit = models.CharField(max_length=20, choices=ClockUnit)
    to = models.CharField(max_length=20, choices=Receiver)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code", "offset", "unit", "to"],
                condition=models.Q(valid_to=None),
                name="one_same_step_of_a_ladder",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="step_ends_after_it_starts",
            ),
        ]

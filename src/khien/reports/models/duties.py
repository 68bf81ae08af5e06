"""Which reports are asked for, who owes them, and each time one falls due."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.models import Certainty
from khien.core.retention import Retention
from khien.directory.models import Function, Organisation
from khien.steering.models import Plan

PUBLIC = Retention("none", None, "Reports of public bodies: numbers and words about no person.")


class Cadence(models.TextChoices):
    """For which stretch of time a report is; months, quarters and halves are the official ones."""

    MONTH = "month", _("hằng tháng")
    QUARTER = "quarter", _("hằng quý")
    HALF_YEAR = "half_year", _("sáu tháng một lần")
    YEAR = "year", _("hằng năm")
    SCHOOL_YEAR = "school_year", _("theo năm học")
    FINAL = "final", _("tổng kết kế hoạch")


class ReportRegime(models.Model):
    """Chế độ báo cáo: who reports on a plan, how often, until when, and on what in words.

    `function`: whoever carries it owes the report, in every commune or once in the province.
    `due_days`: working days after the last day of the period. `questions`: one heading a line.
    """

    retention: ClassVar = PUBLIC

    id = models.UUIDField(primary_key=True, default=new_id)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="regimes")
    title = models.CharField(max_length=200)
    cadence = models.CharField(max_length=12, choices=Cadence)
    function = models.CharField(max_length=30, choices=Function)
    in_communes = models.BooleanField(default=True)
    due_days = models.PositiveSmallIntegerField()
    questions = models.TextField(blank=True)
    basis = models.CharField(max_length=250, blank=True)
    certainty = models.CharField(max_length=2, choices=Certainty)
    starts = models.DateField()
    ends = models.DateField(null=True, help_text="the last day of which anything is asked")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "title"], name="a_regime_once_in_a_plan"),
            models.CheckConstraint(
                condition=models.Q(ends=None) | models.Q(ends__gte=models.F("starts")),
                name="a_regime_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def headings(self) -> tuple[str, ...]:
        lines = (line.strip() for line in self.questions.splitlines())
        return tuple(dict.fromkeys(line for line in lines if line))


class ReportDuty(models.Model):
    """That a territory owes a report: whichever office carries the function there that day."""

    retention: ClassVar = PUBLIC

    id = models.UUIDField(primary_key=True, default=new_id)
    regime = models.ForeignKey(ReportRegime, on_delete=models.PROTECT, related_name="duties")
    territory = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["regime", "territory"], name="a_duty_once"),
        ]


class ReportPeriod(models.Model):
    """A duty for one stretch of time. `sent_at`: first handed in upwards; `accepted_at`: taken."""

    retention: ClassVar = PUBLIC

    id = models.UUIDField(primary_key=True, default=new_id)
    duty = models.ForeignKey(ReportDuty, on_delete=models.PROTECT, related_name="periods")
    start = models.DateField()
    end = models.DateField()
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True, help_text="owed no more: its territory is gone")

    class Meta:
        indexes = [models.Index(fields=["due_at"], name="report_periods_by_due")]
        constraints = [
            models.UniqueConstraint(fields=["duty", "start"], name="a_period_of_a_duty_once"),
            models.CheckConstraint(
                condition=models.Q(end__gte=models.F("start")), name="a_period_has_a_day"
            ),
            models.CheckConstraint(
                condition=models.Q(accepted_at=None) | models.Q(sent_at__isnull=False),
                name="accepted_after_it_was_sent",
            ),
        ]

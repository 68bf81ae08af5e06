"""The report of the province: made of figures and words, frozen when it is signed."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.measures import State
from khien.directory.models import Organisation
from khien.documents.models import Document
from khien.reports.models.duties import PUBLIC, Cadence
from khien.steering.models import Objective, Plan

_USER = settings.AUTH_USER_MODEL


class ReportState(models.TextChoices):
    DRAFT = "draft", _("đang soạn")
    SIGNED = "signed", _("đã ký, đã chốt")
    DROPPED = "dropped", _("đã bỏ")


class ConsolidatedReport(models.Model):
    """`as_valid`: the day its figures tell of; `as_known`: when they were counted; `geography`: the
    day whose units they are told for. `narrative`: headings with their words, in order.
    Signed, nothing of it changes: `sha256` is that of all it says, and triggers refuse.
    """

    retention: ClassVar = PUBLIC

    id = models.UUIDField(primary_key=True, default=new_id)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="reports")
    cadence = models.CharField(max_length=12, choices=Cadence)
    start = models.DateField()
    end = models.DateField()
    title = models.CharField(max_length=250)
    office = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    as_valid = models.DateField()
    as_known = models.DateTimeField()
    geography = models.DateField()
    narrative: Any = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=ReportState, default=ReportState.DRAFT)
    previous = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    made_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)
    signed_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(null=True)
    document = models.OneToOneField(Document, on_delete=models.PROTECT, null=True, related_name="+")
    sha256 = models.BinaryField(max_length=32, null=True)

    class Meta:
        indexes = [models.Index(fields=["plan", "-end"], name="reports_of_a_plan")]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "cadence", "start", "end"],
                condition=~models.Q(state="dropped"),
                name="one_consolidated_report_of_a_period",
            ),
            models.CheckConstraint(
                condition=models.Q(state="signed", sha256__isnull=False, document__isnull=False)
                | (~models.Q(state="signed") & models.Q(sha256=None, document=None)),
                name="a_signed_report_is_frozen_with_its_hash",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def words(self) -> dict[str, str]:
        """By heading, as they follow."""
        return dict(self.narrative)

    @property
    def is_written(self) -> bool:
        return all(text.strip() for text in self.words.values())

    @property
    def digest(self) -> str:
        return bytes(self.sha256).hex() if self.sha256 else ""


class Subject(models.TextChoices):
    """What a line counts, and so where it is followed to."""

    INDICATOR = "indicator", _("chỉ số")
    TASKS = "tasks", _("nhiệm vụ của kế hoạch")
    REPORTS = "reports", _("báo cáo của các nơi")
    DIFFICULTY = "difficulty", _("vướng mắc")


class ReportLine(models.Model):
    """One figure that the report prints, with all that is needed to say where it came from.

    `territory` None: the whole province, or nobody knows where, as `place` says then. `version`,
    `numerator_rule`, `denominator_rule`: how it was counted. `inputs`: what it is the sum of.
    Numbers are empty where so few are counted that they could point at somebody.
    """

    retention: ClassVar = PUBLIC

    id = models.UUIDField(primary_key=True, default=new_id)
    report = models.ForeignKey(ConsolidatedReport, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveIntegerField()
    subject = models.CharField(max_length=10, choices=Subject)
    code = models.CharField(max_length=60)
    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, null=True, related_name="+")
    title = models.CharField(max_length=200)
    unit = models.CharField(max_length=60)
    territory = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+"
    )
    place = models.CharField(max_length=250, blank=True, help_text="its name on that day")
    period_start = models.DateField()
    period_end = models.DateField()
    state = models.CharField(max_length=20)
    numerator = models.IntegerField(null=True)
    denominator = models.IntegerField(null=True)
    settled_numerator = models.IntegerField(null=True)
    settled_denominator = models.IntegerField(null=True)
    exact = models.BooleanField(default=True)
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    reported = models.IntegerField(default=0)
    reporters = models.IntegerField(default=0)
    target = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    version = models.PositiveSmallIntegerField(null=True)
    numerator_rule = models.TextField(blank=True)
    denominator_rule = models.TextField(blank=True)
    inputs: Any = models.JSONField(default=list)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["report", "position"], name="lines_in_order"),
            models.CheckConstraint(
                condition=models.Q(
                    state=State.SUPPRESSED.value, numerator=None, settled_numerator=None
                )
                | ~models.Q(state=State.SUPPRESSED.value),
                name="a_suppressed_line_holds_no_number",
            ),
        ]

    @property
    def is_whole(self) -> bool:
        """Of the province, not of one place in it."""
        return self.territory_id is None and not self.place


class Erratum(models.Model):
    """Đính chính: what a signed line says, what it is now known to be, and why. Rows only grow."""

    retention: ClassVar = PUBLIC

    id = models.UUIDField(primary_key=True, default=new_id)
    line = models.ForeignKey(ReportLine, on_delete=models.PROTECT, related_name="errata")
    now: Any = models.JSONField(help_text="the same numbers as the line, as known now")
    as_known = models.DateTimeField()
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["at", "id"]

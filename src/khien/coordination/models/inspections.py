"""Kiểm tra: plans, visits, what was asked there, what was found."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from khien.core.ids import new_id
from khien.core.models import Certainty
from khien.core.numbers import NextNumber
from khien.core.retention import Retention
from khien.directory.models import Organisation

_USER = settings.AUTH_USER_MODEL
OF_BODIES = Retention("none", None, "Public bodies and their work; names nobody.")


class Inspected(models.TextChoices):
    """Which bodies a question is for."""

    ALL = "all", pgettext_lazy("kiểm tra", "mọi nơi")
    SCHOOL = "school", _("trường, cơ sở")
    COMMUNE = "commune", _("xã, phường")
    AGENCY = "agency", _("sở, ngành")


class Question(models.Model):
    """A row of the bank. It is never changed: another one replaces it, so that what was asked last
    year still reads as it was asked.
    """

    retention: ClassVar = OF_BODIES

    id = models.UUIDField(primary_key=True, default=new_id)
    code = models.SlugField(max_length=40)
    version = models.PositiveSmallIntegerField(default=1)
    asked_of = models.CharField(max_length=10, choices=Inspected)
    words = models.CharField(max_length=300)
    look_at = models.CharField(max_length=300, blank=True, help_text="what shows it")
    law = models.CharField(max_length=200, blank=True)
    certainty = models.CharField(max_length=2, choices=Certainty, default=Certainty.UNKNOWN)
    since = models.DateField()
    until = models.DateField(null=True, help_text="the first day it is asked no more")

    class Meta:
        ordering = ["code", "version"]
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="a_question_in_versions"),
            models.UniqueConstraint(
                fields=["code"], condition=models.Q(until=None), name="one_question_in_use"
            ),
        ]


class InspectionPlan(models.Model):
    """A period in which an office looks at others; it stands once it is approved."""

    retention: ClassVar = OF_BODIES

    id = models.UUIDField(primary_key=True, default=new_id)
    title = models.CharField(max_length=200)
    basis = models.CharField(max_length=200, blank=True, help_text="number of the decision")
    office = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    starts = models.DateField()
    ends = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends__gte=models.F("starts")),
                name="an_inspection_plan_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["office", "title", "starts"], name="an_inspection_plan_once"
            ),
        ]


class InspectionState(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("kiểm tra", "chưa đi")
    HELD = "held", pgettext_lazy("kiểm tra", "đã đi, chưa kết luận")
    CONCLUDED = "concluded", pgettext_lazy("kiểm tra", "đã kết luận")
    CANCELLED = "cancelled", pgettext_lazy("kiểm tra", "đã hủy")


class Inspection(models.Model):
    """One visit to one body; without a plan it was called for by an event (`why`)."""

    retention: ClassVar = OF_BODIES

    id = models.UUIDField(primary_key=True, default=new_id)
    number = models.BigIntegerField(
        unique=True, editable=False, db_default=NextNumber("coordination_inspection_number")
    )
    plan = models.ForeignKey(
        InspectionPlan, on_delete=models.PROTECT, null=True, related_name="inspections"
    )
    office = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    asked_of = models.CharField(max_length=10, choices=Inspected)
    why = models.CharField(max_length=300, blank=True)
    due_on = models.DateField(help_text="the day it is planned for")
    state = models.CharField(
        max_length=10, choices=InspectionState, default=InspectionState.PLANNED
    )
    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField(null=True)
    concluded_at = models.DateTimeField(null=True)
    concluded_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, related_name="+")
    conclusion = models.TextField(blank=True)
    cancelled_why = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["body", "due_on"], name="inspections_of_a_body"),
            models.Index(fields=["office", "due_on"], name="inspections_by_an_office"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "body"],
                condition=~models.Q(state="cancelled"),
                name="a_body_once_in_an_inspection_plan",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["planned", "cancelled"])
                | models.Q(held_on__isnull=False),
                name="held_inspections_say_when",
            ),
        ]


class Result(models.TextChoices):
    MET = "met", pgettext_lazy("kiểm tra", "đạt")
    NOT_MET = "not_met", pgettext_lazy("kiểm tra", "chưa đạt")
    NOT_APPLICABLE = "not_applicable", pgettext_lazy("kiểm tra", "không áp dụng")
    NOT_SEEN = "not_seen", pgettext_lazy("kiểm tra", "chưa xem được")


class Answer(models.Model):
    """What the visit says to one question of the bank."""

    retention: ClassVar = OF_BODIES

    id = models.UUIDField(primary_key=True, default=new_id)
    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+")
    result = models.CharField(max_length=20, choices=Result)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["inspection", "question"], name="one_answer_a_question")
        ]


class Weight(models.TextChoices):
    REMARK = "remark", _("cần lưu ý")
    LACKING = "lacking", _("tồn tại, thiếu sót")
    SERIOUS = "serious", _("nghiêm trọng")


class Finding(models.Model):
    """Something that is not as it should be; `question`: what it came out by."""

    retention: ClassVar = OF_BODIES

    id = models.UUIDField(primary_key=True, default=new_id)
    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="findings")
    position = models.PositiveSmallIntegerField()
    question = models.ForeignKey(Question, on_delete=models.PROTECT, null=True, related_name="+")
    weight = models.CharField(max_length=10, choices=Weight)
    words = models.CharField(max_length=1000)
    written_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "position"], name="inspection_findings_in_order"
            )
        ]

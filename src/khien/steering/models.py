"""Plans as data: their objectives, what measures them, and their groups of tasks."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.models import Certainty
from khien.core.retention import Retention

PUBLIC = Retention("none", None, "Kế hoạch là văn bản công khai.")


class Plan(models.Model):
    """A province's plan for a period, e.g. 169/KH-UBND of 23/9/2022 for 2022-2025."""

    retention: ClassVar = PUBLIC

    id = models.UUIDField(primary_key=True, default=new_id)
    number = models.CharField(_("số, ký hiệu"), max_length=40)
    title = models.CharField(_("tên kế hoạch"), max_length=300)
    issuer = models.CharField(_("nơi ban hành"), max_length=120)
    issued = models.DateField(_("ngày ban hành"), null=True)
    starts = models.DateField()
    ends = models.DateField()
    certainty = models.CharField(max_length=2, choices=Certainty)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["number", "issuer"], name="a_plan_once"),
            models.CheckConstraint(
                condition=models.Q(ends__gt=models.F("starts")), name="a_plan_ends_after_it_starts"
            ),
        ]


class Objective(models.Model):
    """One figure the plan promises; `measure` names what a room counts for it."""

    retention: ClassVar = PUBLIC

    id = models.UUIDField(primary_key=True, default=new_id)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="objectives")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    text = models.TextField()
    measure = models.CharField(max_length=60)
    target_percent = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "position"], name="objectives_in_order")
        ]


class TaskGroup(models.Model):
    retention: ClassVar = PUBLIC

    id = models.UUIDField(primary_key=True, default=new_id)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="task_groups")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "position"], name="task_groups_in_order")
        ]

"""Plans as data: their objectives, what measures them, their groups of tasks, their changes."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.models import Certainty
from khien.core.retention import Retention
from khien.law.models import LegalDocument

PUBLIC = Retention("none", None, "Kế hoạch là văn bản công khai.")


class Plan(models.Model):
    """A province's plan for a period, e.g. 169/KH-UBND of 23/9/2022 for 2022-2025.

    `follows`: the plan it goes on from; both stay open side by side.
    """

    retention: ClassVar = PUBLIC

    id = models.UUIDField(primary_key=True, default=new_id)
    number = models.CharField(_("số, ký hiệu"), max_length=40)
    title = models.CharField(_("tên kế hoạch"), max_length=300)
    issuer = models.CharField(_("nơi ban hành"), max_length=120)
    issued = models.DateField(_("ngày ban hành"), null=True)
    starts = models.DateField()
    ends = models.DateField()
    certainty = models.CharField(max_length=2, choices=Certainty)
    follows = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["number", "issuer"], name="a_plan_once"),
            models.CheckConstraint(
                condition=models.Q(ends__gt=models.F("starts")), name="a_plan_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return self.number


class PlanVersion(models.Model):
    """A decision that changed a plan; the plan as it was issued is version 1 and has no row.

    What a version added or took out says so by its number: `since`, `until`.
    """

    retention: ClassVar = PUBLIC

    id = models.UUIDField(primary_key=True, default=new_id)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    decision = models.CharField(max_length=80, help_text="number and symbol of the decision")
    decided_on = models.DateField()
    holds_from = models.DateField()
    changes = models.TextField(help_text="in words, what it changes and why")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="versions_of_a_plan_in_order"),
            models.CheckConstraint(
                condition=models.Q(number__gte=2), name="the_plan_itself_is_version_one"
            ),
            models.CheckConstraint(
                condition=models.Q(holds_from__gte=models.F("decided_on")),
                name="a_version_holds_from_its_decision_on",
            ),
        ]

    def __str__(self) -> str:
        return self.decision


class PlanBasis(models.Model):
    """A document the plan says it rests on."""

    retention: ClassVar = PUBLIC

    id = models.UUIDField(primary_key=True, default=new_id)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="bases")
    document = models.ForeignKey(LegalDocument, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "document"], name="a_basis_of_a_plan_once")
        ]


class OfVersions(models.Model):
    """Holds from version `since` until before version `until` of its plan."""

    since = models.PositiveSmallIntegerField(default=1)
    until = models.PositiveSmallIntegerField(null=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gt=models.F("since")),
                name="%(class)s_lasts_a_version",
            )
        ]


class Objective(OfVersions):
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
            *OfVersions.Meta.constraints,
            models.UniqueConstraint(
                fields=["plan", "position"],
                condition=models.Q(until=None),
                name="objectives_in_order",
            ),
        ]


class TaskGroup(OfVersions):
    retention: ClassVar = PUBLIC

    id = models.UUIDField(primary_key=True, default=new_id)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="task_groups")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)

    class Meta:
        ordering = ["position"]
        constraints = [
            *OfVersions.Meta.constraints,
            models.UniqueConstraint(
                fields=["plan", "position"],
                condition=models.Q(until=None),
                name="task_groups_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.title

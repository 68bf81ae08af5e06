"""Goals of a plan (Mẫu 04), row by row, and how far each is at a review (Mẫu 06)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.core.seal import SealedField
from khien.support.models.case import KEPT


class Goal(models.Model):
    """What is wanted for the child, who helps, until when."""

    retention: ClassVar = Retention("personal", 20, KEPT, ("words", "helper"), "plan")

    id = models.UUIDField(primary_key=True, default=new_id)
    plan = models.ForeignKey("support.Plan", on_delete=models.PROTECT, related_name="goal_rows")
    position = models.PositiveSmallIntegerField()
    words = SealedField(null=True)
    helper = SealedField(null=True)
    until = models.DateField(null=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "position"], name="one_goal_a_place"),
        ]


class Progress(models.TextChoices):
    REACHED = "reached", _("đã đạt")
    PARTLY = "partly", _("đạt một phần")
    NOT_YET = "not_yet", _("chưa đạt")
    DROPPED = "dropped", _("không còn cần")
    UNKNOWN = "unknown", _("chưa rõ")


class GoalReview(models.Model):
    """How far a goal was at one review."""

    retention: ClassVar = Retention("none", None, "Codes alone; the words stand at the goal.")

    id = models.UUIDField(primary_key=True, default=new_id)
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="reviews")
    review = models.ForeignKey(
        "support.Review", on_delete=models.PROTECT, related_name="goal_reviews"
    )
    progress = models.CharField(max_length=10, choices=Progress)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["goal", "review"], name="a_goal_once_a_review"),
        ]

"""A quiz is a recipe: how many questions of which strand, and the seed they are drawn by."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.curriculum.models import Band
from khien.directory.models import Organisation


class Quiz(models.Model):
    """`counts`: strand → how many. The same seed over the same bank draws the same questions."""

    retention: ClassVar = Retention("none", None, "A recipe, no people.")

    id = models.UUIDField(primary_key=True, default=new_id)
    institution = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="quizzes")
    title = models.CharField(max_length=120)
    band = models.CharField(max_length=2, choices=Band)
    counts = models.JSONField()
    seed = models.PositiveIntegerField()
    pass_percent = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pass_percent__range=(1, 100)), name="a_quiz_can_be_passed"
            ),
        ]
        indexes = [models.Index(fields=["institution", "-made_at"], name="quizzes_newest_first")]

    def __str__(self) -> str:
        return self.title

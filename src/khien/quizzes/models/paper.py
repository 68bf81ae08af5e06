"""What was read off a photograph of a sheet, until the teacher says it is right."""

from typing import ClassVar

from django.db import models

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.quizzes.models.sitting import ClassQuiz


class PaperReading(models.Model):
    """`marks`: of each line the places marked; `doubts`: lines a person must look at.

    The photograph itself is not kept: the sheet lies on the teacher's desk.
    """

    retention: ClassVar = Retention(
        "personal",
        1,
        "A sheet that nobody took over is worth nothing later.",
        counts_from="read_at",
        remove=True,
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    class_quiz = models.ForeignKey(ClassQuiz, on_delete=models.PROTECT, related_name="readings")
    seat = models.PositiveSmallIntegerField()
    marks = models.JSONField()
    doubts = models.JSONField()
    read_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["class_quiz", "seat"], name="one_reading_of_a_sheet"),
        ]

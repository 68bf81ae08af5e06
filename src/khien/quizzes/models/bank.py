"""Banks of questions. A question is never changed: it gets a further version."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.curriculum.models import Band, Strand
from khien.quizzes.items import Kind

_USER = settings.AUTH_USER_MODEL
_NO_PEOPLE = Retention("none", None, "Teaching material, no people.")


class QuestionBank(models.Model):
    retention: ClassVar = _NO_PEOPLE

    id = models.UUIDField(primary_key=True, default=new_id)
    title = models.CharField(max_length=120, unique=True)
    of_lessons = models.BooleanField(default=False, help_text="follows the lessons in use")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(_USER, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["of_lessons"],
                condition=models.Q(of_lessons=True),
                name="one_bank_of_lessons",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Question(models.Model):
    """`code`: by which the same question is known when a file is handed in again."""

    retention: ClassVar = _NO_PEOPLE

    id = models.UUIDField(primary_key=True, default=new_id)
    bank = models.ForeignKey(QuestionBank, on_delete=models.PROTECT, related_name="questions")
    code = models.CharField(max_length=60)
    strand = models.CharField(max_length=2, choices=Strand)
    band = models.CharField(max_length=2, choices=Band)
    descriptor = models.CharField(max_length=40, blank=True, help_text="its code in the framework")
    withdrawn_at = models.DateTimeField(null=True, help_text="no longer drawn; old papers keep it")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bank", "code"], name="one_question_of_a_code"),
        ]
        indexes = [models.Index(fields=["band", "strand"], name="questions_to_draw")]


class QuestionVersion(models.Model):
    """`content`: items.as_plain. The newest is the one drawn."""

    retention: ClassVar = _NO_PEOPLE

    id = models.UUIDField(primary_key=True, default=new_id)
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    content = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(_USER, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["question", "number"], name="versions_are_numbered"),
        ]

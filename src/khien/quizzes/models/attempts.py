"""What the pupils of a class answered. A pupil is a number of the class list, never a name."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.quizzes.models.bank import QuestionVersion
from khien.quizzes.models.sitting import ClassQuiz

LAST_SEAT = 200


class Source(models.TextChoices):
    PHONE = "phone", _("điện thoại")
    PAPER = "paper", _("giấy")


class Attempt(models.Model):
    """`points`: sum of its responses' scores. `set_aside_at`: the seat may begin again."""

    retention: ClassVar = Retention(
        "personal",
        1,
        "The number in the class list and the wish to talk serve the teacher of that year.",
        scrub=("seat", "wants_to_talk"),
        counts_from="started_at",
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    class_quiz = models.ForeignKey(ClassQuiz, on_delete=models.PROTECT, related_name="attempts")
    seat = models.PositiveSmallIntegerField(null=True)
    source = models.CharField(max_length=5, choices=Source)
    started_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    set_aside_at = models.DateTimeField(null=True)
    points = models.FloatField(null=True)
    wants_to_talk = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["class_quiz", "seat"],
                condition=models.Q(set_aside_at__isnull=True),
                name="one_attempt_of_a_seat",
            ),
        ]


class Response(models.Model):
    """`chosen`: the answer in the item's own order (items.marking); `said`: words typed."""

    retention: ClassVar = Retention(
        "personal",
        1,
        "What a child typed could tell who it was; numbers stay for the statistics.",
        scrub=("said",),
        counts_from="attempt",
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="responses")
    version = models.ForeignKey(QuestionVersion, on_delete=models.PROTECT, related_name="responses")
    chosen = models.JSONField(null=True)
    said = models.CharField(max_length=200, blank=True)
    score = models.FloatField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["attempt", "version"], name="a_question_once"),
            models.CheckConstraint(
                condition=models.Q(score__range=(0, 1)), name="a_score_is_a_share"
            ),
        ]
        indexes = [models.Index(fields=["version"], include=["score"], name="scores_of_versions")]

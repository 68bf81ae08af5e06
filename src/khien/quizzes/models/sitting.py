"""A class takes a quiz, once or before and after what it is taught."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.directory.models import Organisation
from khien.quizzes.models.quiz import Quiz


class Moment(models.TextChoices):
    ONCE = "once", _("một lần")
    BEFORE = "before", _("trước khi học")
    AFTER = "after", _("sau khi học")


class ClassQuiz(models.Model):
    """`paper`: the questions as drawn and shuffled when it was opened, see rules.drawing; what is
    edited later does not reach it. `before`: of an AFTER, the one it is compared with.
    """

    retention: ClassVar = Retention("none", None, "A class and what it was asked, no pupils.")

    id = models.UUIDField(primary_key=True, default=new_id)
    quiz = models.ForeignKey(Quiz, on_delete=models.PROTECT, related_name="class_quizzes")
    institution = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="class_quizzes"
    )
    class_name = models.CharField(max_length=40)
    moment = models.CharField(max_length=6, choices=Moment)
    before = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="after")
    code = models.CharField(max_length=9, unique=True)
    paper = models.JSONField()
    pass_percent = models.PositiveSmallIntegerField()
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    closes_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(moment=Moment.AFTER, before__isnull=False)
                | (~Q(moment=Moment.AFTER) & Q(before__isnull=True)),
                name="after_is_after_something",
            ),
        ]
        indexes = [
            models.Index(fields=["institution", "-opened_at"], name="class_quizzes_newest"),
        ]

"""Trao đổi: what offices write to each other about one thing, and who must answer by when."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from khien.coordination.models.about import COLUMNS, About, at_most_one
from khien.coordination.models.difficulties import Difficulty
from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.core.seal import SealedField
from khien.directory.models import Organisation

_USER = settings.AUTH_USER_MODEL
_KEPT = "Who asked whom stays answerable for ten years; then the words go."


class Thread(About):
    """`title` names nobody. It ends when its office says so."""

    retention: ClassVar = Retention(
        "personal", 10, _KEPT, ("title",), "closed_at", held_with=("incident",)
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    difficulty = models.ForeignKey(
        Difficulty, on_delete=models.PROTECT, null=True, related_name="threads"
    )
    title = models.CharField(max_length=200)
    office = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    last_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=at_most_one(*COLUMNS), name="a_thread_is_about_one_thing"
            ),
        ]


class ThreadOffice(models.Model):
    """An office that reads and writes there."""

    retention: ClassVar = Retention("none", None, "Public bodies and dates.")

    id = models.UUIDField(primary_key=True, default=new_id)
    thread = models.ForeignKey(Thread, on_delete=models.PROTECT, related_name="offices")
    office = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    joined_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["office"])]
        constraints = [
            models.UniqueConstraint(fields=["thread", "office"], name="an_office_once_in_a_thread")
        ]


class Post(models.Model):
    retention: ClassVar = Retention("personal", 10, _KEPT, ("words",), "thread")

    id = models.UUIDField(primary_key=True, default=new_id)
    thread = models.ForeignKey(Thread, on_delete=models.PROTECT, related_name="posts")
    office = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    words = SealedField(null=True)

    class Meta:
        ordering = ["at", "id"]


class Ask(models.Model):
    """An office must answer what a post asks, by a day. `answer`: the post that did."""

    retention: ClassVar = Retention("none", None, "Public bodies and dates.")

    id = models.UUIDField(primary_key=True, default=new_id)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="asks")
    office = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    answer = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="answers")
    ended_at = models.DateTimeField(null=True, help_text="answered, or needed no more")

    class Meta:
        indexes = [
            models.Index(fields=["office"], name="asks_open", condition=models.Q(ended_at=None))
        ]
        constraints = [
            models.UniqueConstraint(fields=["post", "office"], name="an_office_is_asked_once"),
            models.CheckConstraint(
                condition=models.Q(answer=None) | models.Q(ended_at__isnull=False),
                name="answered_asks_are_ended",
            ),
        ]

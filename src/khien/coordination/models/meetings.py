"""Cuộc họp phối hợp: minutes, and what each office is to do after them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import pgettext_lazy

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.core.seal import SealedField
from khien.directory.models import Function, Organisation
from khien.steering.models import Task

_USER = settings.AUTH_USER_MODEL
_KEPT = "Who agreed to what stays answerable for ten years; then the words go."


class MeetingState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("biên bản", "đang ghi")
    APPROVED = "approved", pgettext_lazy("biên bản", "đã thông qua")


class Meeting(models.Model):
    """`chair`, `secretary`: names as they are printed. `agenda`, `said`, `concluded`: one paragraph
    a line. Once approved nothing of it changes, and its actions are assignments.
    """

    retention: ClassVar = Retention(
        "personal",
        10,
        _KEPT,
        ("chair", "secretary", "agenda", "said", "concluded"),
        "approved_at",
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    title = models.CharField(max_length=200)
    office = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    held_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    place = models.CharField(max_length=200)
    chair = SealedField(null=True)
    secretary = SealedField(null=True)
    agenda = SealedField(null=True)
    said = SealedField(null=True)
    concluded = SealedField(null=True)
    state = models.CharField(max_length=10, choices=MeetingState, default=MeetingState.DRAFT)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "title", "held_at"], name="a_meeting_once"),
            models.CheckConstraint(
                condition=models.Q(state="draft", approved_at=None)
                | models.Q(state="approved", approved_at__isnull=False),
                name="approved_meetings_say_when",
            ),
        ]


class MeetingOffice(models.Model):
    """An office that was asked to come; `people`: who came for it, in words, empty where nobody."""

    retention: ClassVar = Retention("personal", 10, _KEPT, ("people",), "meeting")

    id = models.UUIDField(primary_key=True, default=new_id)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="offices")
    office = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    people = SealedField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "office"], name="an_office_once_in_a_meeting"
            )
        ]


class MeetingAction(models.Model):
    """Who is to do what by when; approving the minutes makes it an assignment of the plan.

    `function`, `territory`: what the office does it as, so that the work follows that function.
    """

    retention: ClassVar = Retention("none", None, "Public bodies and their work; names nobody.")

    id = models.UUIDField(primary_key=True, default=new_id)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="actions")
    position = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=300)
    office = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    function = models.CharField(max_length=30, choices=Function, blank=True)
    territory = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+"
    )
    due_on = models.DateField()
    task = models.OneToOneField(Task, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "position"], name="actions_of_a_meeting_in_order"
            )
        ]

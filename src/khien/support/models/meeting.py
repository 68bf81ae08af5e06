"""Meetings on a child's case (NĐ 56/2017, art. 27) and what was assigned there."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.core.seal import SealedField
from khien.support.models.case import KEPT, Case

_USER = settings.AUTH_USER_MODEL


class MeetingKind(models.TextChoices):
    NEEDS = "needs", _("họp xác định nhu cầu của trẻ")
    CONFERENCE = "conference", _("họp phối hợp về hồ sơ")


class Meeting(models.Model):
    """Minutes are written once; what is missing in them is said by a further meeting."""

    retention: ClassVar = Retention("personal", 20, KEPT, ("minutes",), "case")

    id = models.UUIDField(primary_key=True, default=new_id)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="meetings")
    kind = models.CharField(max_length=20, choices=MeetingKind)
    held_on = models.DateField()
    minutes = SealedField(null=True)  # place, took_part, discussed, decided
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")


class AssignedAction(models.Model):
    """What somebody is to do until a day: a person of the staff, or one named in words.

    For one named in words the officer of the case asks and notes what was done.
    """

    retention: ClassVar = Retention("personal", 20, KEPT, ("what", "outside", "result"), "case")

    id = models.UUIDField(primary_key=True, default=new_id)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="assigned_actions")
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, related_name="assigned_actions"
    )
    what = SealedField(null=True)
    assignee = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, related_name="+")
    outside = SealedField(null=True)
    due_on = models.DateField()
    assigned_at = models.DateTimeField()
    assigned_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    done_on = models.DateField(null=True)
    result = SealedField(null=True)
    done_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [
            models.Index(
                fields=["due_on"], name="assigned_action_open", condition=models.Q(done_on=None)
            ),
        ]

"""All of one person's work given to others in one act, until a day or for good."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.support.models.case import Case
from khien.support.models.meeting import AssignedAction

_USER = settings.AUTH_USER_MODEL


class Absence(models.TextChoices):
    LEAVE = "leave", _("nghỉ phép, đi học, ốm; sẽ trở lại")
    GONE = "gone", _("chuyển việc, thôi việc, nghỉ hưu")


class Handover(models.Model):
    """`last_day`: the last day others stand in; None: for good."""

    retention: ClassVar = Retention("none", None, "Who was responsible when; holds ids only.")

    id = models.UUIDField(primary_key=True, default=new_id)
    giver = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    absence = models.CharField(max_length=10, choices=Absence)
    last_day = models.DateField(null=True)
    at = models.DateTimeField()
    by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(absence="leave", last_day__isnull=False)
                | models.Q(absence="gone", last_day=None),
                name="leave_says_until_when",
            ),
        ]


class StandIn(models.Model):
    """One case or one assigned action, and who took it over in that act.

    `replaced_at`: a later hand-over gave the same work to somebody else.
    """

    retention: ClassVar = Retention("none", None, "Who was responsible when; holds ids only.")

    id = models.UUIDField(primary_key=True, default=new_id)
    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="stand_ins")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="stand_ins")
    action = models.ForeignKey(
        AssignedAction, on_delete=models.PROTECT, null=True, related_name="stand_ins"
    )
    taker = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(case=None) ^ models.Q(action=None),
                name="a_case_or_an_action_is_taken_over",
            ),
        ]

"""Kiến nghị sau kiểm tra: what a body is to put right by when, and what became of it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from khien.coordination.models.inspections import OF_BODIES, Finding
from khien.core.ids import new_id
from khien.directory.models import Organisation

_USER = settings.AUTH_USER_MODEL


class RecommendationState(models.TextChoices):
    """What was written down; whether it is late follows from the days."""

    OPEN = "open", pgettext_lazy("kiến nghị", "chưa làm xong")
    REPORTED = "reported", _("đã báo làm xong, chờ kiểm tra lại")
    VERIFIED = "verified", _("đã kiểm tra lại, đạt")
    DROPPED = "dropped", _("thôi kiến nghị")


class Recommendation(models.Model):
    """`first_due_on` never moves; `due_on` is the day after extensions. `late`: a due day passed
    before it was moved.
    """

    retention: ClassVar = OF_BODIES

    id = models.UUIDField(primary_key=True, default=new_id)
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="recommendations")
    office = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=500)
    first_due_on = models.DateField()
    due_on = models.DateField()
    late = models.BooleanField(default=False)
    state = models.CharField(
        max_length=10, choices=RecommendationState, default=RecommendationState.OPEN
    )
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["office", "due_on"], name="recommendations_due")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["verified", "dropped"], ended_at__isnull=False)
                | (~models.Q(state__in=["verified", "dropped"]) & models.Q(ended_at=None)),
                name="ended_recommendations_say_when",
            ),
        ]


class FollowUpKind(models.TextChoices):
    REPORT = "report", _("báo đã làm xong")
    RETURN = "return", _("xem lại: chưa đạt")
    VERIFY = "verify", _("xem lại: đạt")
    EXTEND = "extend", pgettext_lazy("kiến nghị", "gia hạn")
    DROP = "drop", _("thôi kiến nghị")


class FollowUp(models.Model):
    """One step after a recommendation; rows only grow. `due_on`: the day from then on."""

    retention: ClassVar = OF_BODIES

    id = models.UUIDField(primary_key=True, default=new_id)
    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, related_name="follow_ups"
    )
    kind = models.CharField(max_length=10, choices=FollowUpKind)
    words = models.CharField(max_length=1000)
    due_on = models.DateField(null=True)
    at = models.DateTimeField()
    by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["at"]

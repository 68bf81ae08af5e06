"""What a unit of enforcement has and did to be able to work: numbers, and no person's name."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.directory.models import Organisation

_USER = settings.AUTH_USER_MODEL


class CapacityKind(models.TextChoices):
    OFFICERS = "officers", _("cán bộ")
    TRAINING = "training", _("lớp tập huấn")
    EXERCISE = "exercise", _("cuộc diễn tập")
    EQUIPMENT = "equipment", _("trang thiết bị")


class Topic(models.TextChoices):
    """`ALL`: every officer of the unit, trained or not."""

    ALL = "all", _("tất cả cán bộ làm việc này")
    INVESTIGATION = "investigation", _("điều tra, xác minh trên mạng")
    FORENSICS = "forensics", _("thu giữ, giám định dữ liệu điện tử")
    INTERVIEWING = "interviewing", _("làm việc thân thiện với trẻ em")
    LAW = "law", _("pháp luật bảo vệ trẻ em trên mạng")
    TAKEDOWN = "takedown", _("chặn, gỡ nội dung")
    SUPPORT = "support", _("phối hợp hỗ trợ nạn nhân")
    OTHER = "other", _("nội dung khác")


class CapacityRow(models.Model):
    """`count`: officers, people taking part, or pieces. `on`: the day it was held, or from which it
    holds; `until`: the first day it no longer holds. Of officers the newest row of a topic counts.
    """

    retention: ClassVar = Retention("none", None, "Numbers of public bodies, no people.")

    id = models.UUIDField(primary_key=True, default=new_id)
    unit = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=CapacityKind)
    topic = models.CharField(max_length=20, choices=Topic)
    what = models.CharField(max_length=200, blank=True)
    count = models.PositiveIntegerField()
    on = models.DateField()
    until = models.DateField(null=True)
    source = models.CharField(max_length=250, help_text="decision, plan, report, stock list")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, help_text="it was written down by mistake")
    withdrawn_why = models.CharField(max_length=250, blank=True)

    class Meta:
        indexes = [models.Index(fields=["unit", "kind", "on"], name="capacity_of_a_unit")]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "kind", "topic", "what", "on"],
                condition=models.Q(withdrawn_at=None),
                name="the_same_capacity_once_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gt=models.F("on")),
                name="capacity_ends_after_it_starts",
            ),
        ]
